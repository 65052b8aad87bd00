import { type Answer, type Answered, isQuoting, type Quoting } from '../../model/answer.ts';
import { foldText } from '../../text/script/fold.ts';
import { STRINGS } from '../strings/strings.ts';

/** A line of an answer with the citations whose marks may follow it. */
export interface MarkedLine {
  readonly text: string;
  readonly marks: readonly number[];
}

/**
 * Points of a language model, in order; a point that was replaced by a quotation has quotation marks. Empty if there
 * are none.
 */
export function rephrasedLines({ rephrased, language }: Quoting): readonly MarkedLine[] {
  const { quoteMarks, original } = STRINGS[language];
  return (rephrased ?? []).map(({ text, citations, quoted }) => ({
    text: quoted ? `${original}${quoteMarks[0]}${text}${quoteMarks[1]}` : text,
    marks: citations,
  }));
}

/**
 * True if the short answer must stand beside those sentences: there are none, they do not contain it, or articles
 * differ.
 */
export function needsHeadline({ short, rephrased, alternatives }: Answered): boolean {
  if (alternatives.length > 0) return true;
  if (rephrased === undefined || rephrased.length === 0) return true;
  const said = foldText(rephrased.map(({ text }) => text).join('\n'));
  return short !== null && !said.includes(foldText(short));
}

/** The notes of an answer in words, in order. */
export function renderNotes(answer: Answer): string[] {
  const { notes, llmUsed } = STRINGS[answer.language];
  const host = isQuoting(answer) ? answer.llmHost : undefined;
  return answer.notes.map((note) => (note === 'llm-used' && host !== undefined ? llmUsed(host) : notes[note]));
}
