import type { Overview, OverviewForm } from '../../model/answer.ts';
import type { Article } from '../../model/article.ts';
import type { Span } from '../../model/span.ts';
import type { SearchTools } from '../../search/search.ts';
import { cite, type Evidence } from '../passages/cite.ts';

/** Evidence under a heading. */
export interface PartGroup extends Pick<Overview['groups'][number], 'heading' | 'day' | 'listed'> {
  /** In the order of display; empty if the articles say nothing about it. */
  readonly evidence: readonly Evidence[];
}

/** The parts of an overview before they are cited. */
export interface OverviewParts {
  readonly form: OverviewForm;
  readonly groups: readonly PartGroup[];
  readonly articles: Overview['articles'];
  readonly confidence: number;
}

export type OverviewTools = SearchTools;

/** The parts of an answer with quotations numbered through all groups; undefined if nothing is quoted. */
export function citeParts({
  groups,
  ...parts
}: OverviewParts): Pick<Overview, 'form' | 'groups' | 'articles' | 'citations' | 'confidence'> | undefined {
  const citations = cite(groups.flatMap(({ evidence }) => evidence));
  if (citations.length === 0) return undefined;
  let n = 0;
  const numbered = groups.map(({ evidence, ...group }) => ({ ...group, citations: evidence.map(() => ++n) }));
  return { ...parts, groups: numbered, citations };
}

/** A group of lines of one article. */
export function groupOf(article: Article, spans: readonly Span[], listed?: PartGroup['listed']): PartGroup {
  const evidence = spans.map((span) => ({ article, span }));
  return { heading: article.title, day: article.publishedOn, evidence, ...(listed && { listed }) };
}
