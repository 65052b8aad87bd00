import type { Analysis, QueryTerm } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { nameTerm } from '../../text/names/names.ts';
import { foldText } from '../../text/script/fold.ts';
import { foldedTitles, perObject } from '../passages/article-texts.ts';

/** The share of a question's terms that each article holds. */
export interface Coverage {
  /** For each article by position, the share of the rarity of the terms that it holds, 0 to 1. */
  readonly held: readonly number[];
  /** The same for its title alone. */
  readonly inTitle: readonly number[];
}

/**
 * Weight of a word that no article holds; it is often another form of a word that an article does hold (七家 for 7家).
 * Chosen by hand.
 */
const UNKNOWN = 0.5;

const articlesOfSections = perObject(
  ({ sentences }: OpenIndex) =>
    new Map(sentences.map(({ sectionIndex, articleIndex }) => [sectionIndex, articleIndex])),
);

/** Shares of the question's terms that articles hold; all 0 if there are no terms. */
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

/** Sorts articles newest first, those without a day last, equal days by id. */
export function byNewest(a: Article, b: Article): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** True if a topic is only the publisher of the article (人民日报发了 …). */
export function isPublisher(article: Article | undefined, topic: string): boolean {
  const name = foldText(article?.source ?? '');
  return name !== '' && (topic === name || topic.replace(/(?:发|登|发表|发布|刊登)了?$/, '').trim() === name);
}
