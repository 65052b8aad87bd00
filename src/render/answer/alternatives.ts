import type { Answered } from '../../model/answer.ts';
import { STRINGS } from '../strings/strings.ts';

/** The answer of one of several differing articles, ready for display. */
export interface AlternativeLine {
  readonly short: string;
  readonly title: string;
  /** Day of the article in its stored form; null if unknown. */
  readonly day: string | null;
  readonly marks: readonly number[];
}

/** The answers of the articles if they differ, in order; otherwise empty. */
export function alternativeLines({ alternatives, citations, language }: Answered): AlternativeLine[] {
  return alternatives.map(({ short, citation: wanted }) => {
    const citation = citations.find(({ n }) => n === wanted);
    const title = citation?.title ?? STRINGS[language].untitled;
    return { short, title, day: citation?.publishedOn ?? null, marks: citation === undefined ? [] : [wanted] };
  });
}
