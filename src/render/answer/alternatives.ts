import type { Answered } from '../../model/answer.ts';
import { STRINGS } from '../strings/strings.ts';

/** What one of several articles that differ says, ready to be shown. */
export interface AlternativeLine {
  readonly short: string;
  readonly title: string;
  /** Day of the article, as it comes; null where unknown. */
  readonly day: string | null;
  readonly marks: readonly number[];
}

/** What each article says where they differ, in order. */
export function alternativeLines({ alternatives, citations, language }: Answered): AlternativeLine[] {
  return alternatives.map(({ short, citation: wanted }) => {
    const citation = citations.find(({ n }) => n === wanted);
    const title = citation?.title ?? STRINGS[language].untitled;
    return { short, title, day: citation?.publishedOn ?? null, marks: citation === undefined ? [] : [wanted] };
  });
}
