import type { Analysis, QueryTerm } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { nameTerm } from '../../text/names/names.ts';
import { foldText } from '../../text/script/fold.ts';
import { foldedTitles, perObject } from '../passages/article-texts.ts';

/** How much of what a question looks for each article holds. */
export interface Coverage {
  /** Share of the rarity of the terms that the article holds, by its position, 0 to 1. */
  readonly held: readonly number[];
  /** The same of its title alone. */
  readonly inTitle: readonly number[];
}

/** A word that no article holds is often another word for one that it does (七家 for 7家). */
const UNKNOWN = 0.5;

const articlesOfSections = perObject(
  ({ sentences }: OpenIndex) =>
    new Map(sentences.map(({ sectionIndex, articleIndex }) => [sectionIndex, articleIndex])),
);

/** Shares of the question's terms that articles hold; all 0 where there are none. */
export function coverageOf(index: OpenIndex, { terms, names }: Pick<Analysis, 'terms' | 'names'>): Coverage {
  const articleOfSection = articlesOfSections(index);
  const held = new Float64Array(index.articles.length);
  const inTitle = new Float64Array(index.articles.length);
  const titles = foldedTitles(index);
  const forms = new Map(names.map((name) => [name.canonical, name.forms]));
  let total = 0;
  for (const group of terms) {
    const isKnown = group.alternatives.some(({ term }) => index.sectionScorer.documentFrequency(term) > 0);
    const rarity = Math.max(...group.alternatives.map(({ term }) => index.sectionScorer.idf(term)));
    const worth = group.weight * rarity * (isKnown ? 1 : UNKNOWN);
    total += worth;
    const holders = new Set(
      group.alternatives.flatMap(({ term }) =>
        [...index.sectionScorer.postings(term)].map((id) => articleOfSection.get(id) ?? -1),
      ),
    );
    for (const article of holders) if (article >= 0) held[article] = (held[article] as number) + worth;
    titles.forEach((title, i) => {
      if (isInTitle(title, group, forms)) inTitle[i] = (inTitle[i] as number) + worth;
    });
  }
  const shares = (sums: Float64Array) => [...sums].map((sum) => (total === 0 ? 0 : sum / total));
  return { held: shares(held), inTitle: shares(inTitle) };
}

function isInTitle(title: string, { alternatives }: QueryTerm, forms: ReadonlyMap<string, readonly string[]>): boolean {
  return alternatives.some(({ term }) => {
    const named = [...forms].find(([canonical]) => nameTerm(canonical) === term)?.[1];
    return named ? named.some((form) => title.includes(form)) : title.includes(term.replace(/^#/, ''));
  });
}

/** Articles newest first, undated ones last, equal ones by id. */
export function byNewest(a: Article, b: Article): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Whether a topic is the publisher of the article and no more (人民日报发了 …). */
export function isPublisher(article: Article | undefined, topic: string): boolean {
  const name = foldText(article?.source ?? '');
  return name !== '' && (topic === name || topic.replace(/(?:发|登|发表|发布|刊登)了?$/, '').trim() === name);
}
