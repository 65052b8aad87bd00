import type { Answer, Answered, Citation } from '../model/answer.ts';
import type { Language } from '../model/question.ts';
import { marksOfShort } from './marks.ts';
import { STRINGS } from './strings.ts';

/**
 * What a person reads, as plain text: the short answer, the sentences that prove it with their marks `[n]`, the
 * sources, then notes. The marks are those of the citations, one each in order; a refusal has neither marks nor titles.
 */
export function renderAnswerText(answer: Answer): string {
  const strings = STRINGS[answer.language];
  const notes = answer.notes.map((note) => strings.notes[note]).join('\n');
  switch (answer.outcome) {
    case 'answered':
      return paragraphs(headline(answer), proof(answer), sources(answer), notes);
    case 'not-found':
      return paragraphs(strings.notFound, notes);
    case 'invalid':
      return paragraphs(strings.invalid[answer.code], notes);
  }
}

/** One source in a line: title, source, day and address, what is unknown left out. */
export function renderSource(citation: Citation, language: Language): string {
  const { title, source, publishedOn, url } = citation;
  return [title ?? STRINGS[language].untitled, source, publishedOn, url].filter((part) => part !== null).join(' · ');
}

/** The quotation between the quotation marks of the language. */
export function renderQuote(quote: string, language: Language): string {
  const [open, close] = STRINGS[language].quoteMarks;
  return `${open}${quote}${close}`;
}

function headline({ short, citations, language }: Answered): string {
  if (short === null) return STRINGS[language].evidenceOnly;
  const marks = marksOfShort(short, citations);
  return marks.length === 0 ? short : `${short} ${marks.map((n) => `[${n}]`).join('')}`;
}

function proof({ citations, language }: Answered): string {
  return citations.map(({ n, quote }) => `${renderQuote(quote, language)} [${n}]`).join('\n');
}

function sources({ citations, language }: Answered): string {
  return citations.map((citation) => `[${citation.n}] ${renderSource(citation, language)}`).join('\n');
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
