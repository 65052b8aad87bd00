import { type Span, slice } from '../src/model/span.ts';
import { searchTerms } from '../src/text/words/segment.ts';
import type { FindLookAlikes } from './look-alikes.ts';
import type { MakeNearMiss } from './near-misses.ts';
import { passageAround } from './passages.ts';
import type { AnsweredQuestion, Paragraph } from './question-sets.ts';
import type { Random } from './random.ts';
import { varyWording } from './wording/vary-wording.ts';

/** One training example. Offsets count code points of `passage`, half-open; both are -1 if it has no answer. */
export interface Row {
  readonly question: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** A row with the further input of a judge. */
export interface Example extends Row {
  /** Title of the article, folded; empty if it has none. */
  readonly title: string;
  /** The folded text from which the passage was cut. */
  readonly body: string;
  /** Words of the passage that answer other questions about it, and never this one. */
  readonly rivals: readonly string[];
  /** Set if the passage alone does not show that it has no answer, so that a reader can learn nothing from it. */
  readonly judgedOnly?: true;
}

/** How often a question gives, beside its answering passage, each kind of passage without an answer. */
const RATES = { sameParagraph: 0.3, lookAlike: 0.35, nearMiss: 0.5 };
const LOOK_ALIKES = 5;
/** Share of the sets' questions that stay unchanged; it is higher than for reports, because many people wrote them. */
const UNTOUCHED = 0.5;

export interface RowSources {
  readonly lookAlikes: FindLookAlikes;
  readonly nearMiss: MakeNearMiss;
  readonly random: Random;
}

/** The rows of one paragraph: for each question a passage that answers it and, at random, some that do not. */
export function rowsOf(paragraph: Paragraph, sources: RowSources): Example[] {
  const { random } = sources;
  return paragraph.questions.flatMap((asked) => {
    const passage = passageAround(paragraph, asked.answer, random);
    if (!passage) return [];
    const text = slice(paragraph.text, passage);
    const start = codePoints(paragraph.text.slice(passage.start, asked.answer.start));
    const end = start + codePoints(slice(paragraph.text, asked.answer));
    const own = { title: paragraph.title, body: paragraph.text, rivals: [] };
    const rows: Example[] = [{ ...own, question: asked.text, passage: text, start, end }];
    const unanswered = (question: string | undefined, other: OtherPassage | undefined) => {
      if (question === undefined || other === undefined) return;
      const { title, text: body } = other.paragraph;
      rows.push({ title, body, rivals: [], question, passage: other.text, start: -1, end: -1 });
    };
    if (random.next() < RATES.sameParagraph) unanswered(asked.text, elsewhere(paragraph, asked, random));
    if (random.next() < RATES.lookAlike) unanswered(asked.text, lookAlike(paragraph, asked, sources));
    if (random.next() < RATES.nearMiss) unanswered(sources.nearMiss(asked.text, text), { paragraph, text });
    return rows.map((row) => ({ ...row, question: varyWording(row.question, random, { untouched: UNTOUCHED }) }));
  });
}

interface OtherPassage {
  readonly paragraph: Paragraph;
  readonly text: string;
}

/** A passage of the same paragraph without the answer's words. */
function elsewhere(paragraph: Paragraph, { answer }: AnsweredQuestion, random: Random): OtherPassage | undefined {
  const away = paragraph.sentences.filter((sentence) => sentence.end <= answer.start || sentence.start >= answer.end);
  return without(slice(paragraph.text, answer), paragraph, random.pick(away), random);
}

/** A passage of another paragraph, around its sentence nearest to the question, without the answer's words. */
function lookAlike(
  own: Paragraph,
  asked: AnsweredQuestion,
  { lookAlikes, random }: RowSources,
): OtherPassage | undefined {
  const answer = slice(own.text, asked.answer);
  const others = lookAlikes(asked.text, LOOK_ALIKES).filter((other) => other !== own && !other.text.includes(answer));
  const other = random.pick(others);
  if (!other) return undefined;
  const wanted = new Set(searchTerms(asked.text));
  const shared = other.sentences.map(
    (span) => searchTerms(slice(other.text, span)).filter((t) => wanted.has(t)).length,
  );
  return without(answer, other, other.sentences[shared.indexOf(Math.max(...shared))], random);
}

function without(
  answer: string,
  paragraph: Paragraph,
  core: Span | undefined,
  random: Random,
): OtherPassage | undefined {
  const passage = core && passageAround(paragraph, core, random);
  if (!passage) return undefined;
  const text = slice(paragraph.text, passage);
  return text.includes(answer) ? undefined : { paragraph, text };
}

function codePoints(text: string): number {
  return [...text].length;
}
