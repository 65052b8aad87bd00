import type { Citation, Overview } from '../../model/answer.ts';
import { STRINGS } from '../strings/strings.ts';

/** A group of an overview in its displayed form. */
export interface OverviewBlock {
  /** Title or side, day, and the number of enumerated things that are shown; null if the headline already says it. */
  readonly heading: string | null;
  /** In order; empty if the articles say nothing about it, which the heading then says. */
  readonly lines: readonly Citation[];
}

/** The headline of an overview, and its groups in order. */
export function overviewLines({ form, groups, articles, citations, language }: Overview): {
  readonly headline: string;
  readonly groups: readonly OverviewBlock[];
} {
  const strings = STRINGS[language];
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]));
  const blocks = groups.map(({ heading, day: known, citations: numbers, listed }): OverviewBlock => {
    const lines = numbers.flatMap((n) => byNumber.get(n) ?? []);
    const name = heading ?? strings.untitled;
    const silent = lines.length === 0 ? strings.overview.silent : null;
    const counted = listed === undefined || listed.of === listed.shown ? null : strings.overview.listed(listed);
    const day = known ?? (form === 'timeline' ? strings.overview.undated : null);
    const parts = form === 'timeline' ? [day, name] : [name, day, counted, silent];
    return { heading: parts.filter((part) => part !== null).join(' · '), lines };
  });
  return { headline: strings.overview.headlines[form]({ ...articles, shown: groups.length }), groups: blocks };
}
