import type { Analysis, DateMention, NameMention, PhraseMention, QueryTerm } from '../model/analysis.ts';
import type { Language, Question } from '../model/question.ts';
import type { LeftOut } from '../model/rules.ts';
import type { Scope } from '../model/scope.ts';
import type { Span } from '../model/span.ts';
import { type NameFinder, nameTerm } from '../text/names/names.ts';
import { placesIn } from '../text/names/places.ts';
import { foldText } from '../text/script/fold.ts';
import { datesIn } from '../text/time/dates.ts';
import { numbersIn } from '../text/time/numbers.ts';
import { searchTerms } from '../text/words/segment.ts';
import { contentOf, findAskWords } from './ask-words.ts';
import { detectLanguage } from './language.ts';
import { aimOf, kindOf } from './question-kind.ts';
import { isNeverSpan } from './scope/never-span.ts';
import { settleScope } from './scope/settle-scope.ts';
import { sourceNamed } from './source-named.ts';
import { standardWording } from './standard-wording.ts';

/** A question and its Chinese translation. */
export interface Translation {
  /** A readable Chinese question (国家发展改革委 帮扶 哪些 县). */
  readonly chinese: string;
  /** Terms for the lexical search: one group per English phrase. */
  readonly terms: readonly QueryTerm[];
  /** Its pieces in order, including those that the corpus does not know. */
  readonly phrases: readonly PhraseMention[];
}

export interface AnalysisTools {
  readonly findNames: NameFinder;
  readonly leftOut?: LeftOut;
  /** Corrects characters that were typed for others of the same sound, see {@link mendTypos}. */
  readonly mend?: (chinese: string) => string;
  /**
   * Reads the form of the answer from the wording of a folded question; without it every answer is words of a sentence.
   */
  readonly readScope?: (folded: string) => Scope;
  /** Translates an English or mixed question into Chinese. */
  readonly translate?: (text: string) => Translation;
}

/** Analyses a question; the same question on the same day gives the same analysis. */
export function analyseQuestion(question: Question, tools: AnalysisTools): Analysis {
  const folded = foldText(question.text);
  const language = detectLanguage(question.text, question.locale);
  const translation = needsTranslation(question.text, language) ? tools.translate?.(question.text) : undefined;
  const typed = tools.leftOut?.has('standard-wording') ? folded : standardWording(folded);
  const mended = tools.leftOut?.has('typos') ? typed : (tools.mend?.(typed) ?? typed);
  const chinese = translation?.chinese ?? mended;
  const closed = translation ? chinese.replace(/\s+/g, '') : chinese;
  const wording = translation ? folded : mended;
  const scope = settleScope(tools.readScope?.(wording) ?? 'span', wording, kindOf(closed));
  const asking = findAskWords(chinese);
  const content = contentOf(chinese, asking);
  const names = tools.findNames(chinese);
  const dates = datesIn(chinese, question.now);
  return {
    question,
    folded,
    language,
    translated: translation !== undefined,
    mended: translation === undefined && mended !== typed,
    kind: kindOf(closed),
    aim: aimOf(closed),
    scope,
    broad: isNeverSpan(scope),
    askWords: asking.map(({ start, end }) => chinese.slice(start, end)),
    content,
    chinese,
    terms: translation?.terms ?? termsOf(content, names, ({ start, end }) => chinese.slice(start, end)),
    phrases: translation?.phrases ?? [],
    names,
    places: placesIn(chinese),
    numbers: outside(numbersIn(chinese), [...asking, ...dates.map((date) => date.span)]),
    dates,
    days: meetingDays(dates),
    titles: [...folded.matchAll(/《([^《》]{1,100})》/g)].map((match) => match[1] as string),
    source: sourceNamed(folded),
  };
}

/** The mentions that do not overlap the spans: 一 in 哪一天 and 2022 in 2022年 are not numbers. */
function outside<T extends { readonly span: Span }>(mentions: readonly T[], spans: readonly Span[]): T[] {
  return mentions.filter(({ span }) => !spans.some((other) => other.start < span.end && span.start < other.end));
}

/** Single Latin words in a Chinese question stay; sentences and runs of two or more words are translated. */
function needsTranslation(text: string, language: Language): boolean {
  return language === 'en' || /[A-Za-z]{2,}[\s-]+[A-Za-z]{2,}/.test(text);
}

/**
 * Every search term once, in order, then every name, which matches in any of its forms. The name also satisfies the
 * terms of its typed form (发改委), because an article may write it in another form.
 */
function termsOf(content: string, names: readonly NameMention[], textOf: (span: Span) => string): QueryTerm[] {
  const named = new Map<string, string>();
  for (const { span, canonical } of names) {
    for (const term of searchTerms(textOf(span))) named.set(term, nameTerm(canonical));
  }
  const group = (...terms: readonly (string | undefined)[]): QueryTerm => ({
    alternatives: terms.filter((term) => term !== undefined).map((term) => ({ term, weight: 1 })),
    weight: 1,
  });
  const terms = [...new Set(searchTerms(content))].map((term) => group(term, named.get(term)));
  return [...terms, ...[...new Set(names.map(({ canonical }) => nameTerm(canonical)))].map((term) => group(term))];
}

/** The overlap of all dates of a question. Dates without a year (3月5日) limit nothing. */
function meetingDays(dates: readonly DateMention[]): Analysis['days'] {
  const bound = dates.filter((date) => date.basis !== 'yearless');
  if (bound.length === 0) return null;
  const from = bound.map((date) => date.from).reduce((a, b) => (a > b ? a : b));
  const to = bound.map((date) => date.to).reduce((a, b) => (a < b ? a : b));
  return from <= to ? { from, to } : null;
}
