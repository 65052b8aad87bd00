import type { Article } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { cutWords, personNamesIn } from '../../text/words/segment.ts';

/** The concepts in the sentences of an article, weighted by how much each says about the article. */
export interface Concepts {
  /** The weight of every concept in a piece of the article's body, each concept once. */
  of(span: Span): ReadonlyMap<string, number>;
}

/**
 * Weights beside a word of the same rarity: a figure with its unit, a word of the title, a word that appears once, a
 * person named once. Chosen by hand; only the digest as a whole was measured, see {@link DIGEST}.
 */
const WEIGHTS = { figure: 4, title: 1.5, once: 0.6, personOnce: 0.1 };

/**
 * A word counts by its rarity in the corpus, so that formulas of many articles (深入学习贯彻 …) count little, and by how
 * often the article uses it, so that the names of a list of participants count little.
 */
export function conceptsOf(index: OpenIndex, article: Article): Concepts {
  const title = new Set(wordsOf(article.title ?? ''));
  const persons = personsOf(article.body);
  const counts = new Map<string, number>();
  for (const word of wordsOf(article.body)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = rarityIn(index);
  const weightOf = (word: string) => {
    const count = counts.get(word) ?? 0;
    const often = count > 1 ? 1 + Math.log(count) : persons.has(word) ? WEIGHTS.personOnce : WEIGHTS.once;
    return rarity(word) * often * (title.has(word) ? WEIGHTS.title : 1);
  };
  return {
    of: (span) => {
      const folded = foldText(slice(article.body, span));
      const weights = new Map(wordsOf(folded).map((word) => [word, weightOf(word)]));
      for (const { span: place, unit } of numbersIn(folded)) {
        const text = folded.slice(place.start, place.end);
        if (unit !== '' && /\d/.test(text) && !/^(?:年|月|日|时)$/.test(unit)) weights.set(text, WEIGHTS.figure);
      }
      return weights;
    },
  };
}

function personsOf(text: string): Set<string> {
  const folded = foldText(text);
  return new Set(personNamesIn(folded).map(({ start, end }) => folded.slice(start, end)));
}

function wordsOf(text: string): string[] {
  return cutWords(foldText(text)).filter((word) => word.length > 1);
}

/** The share of the corpus' sections that lack a word. */
function rarityIn({ sectionScorer }: OpenIndex): (word: string) => number {
  const { size } = sectionScorer;
  return (word) => {
    const held = sectionScorer.documentFrequency(word);
    return 1 - held / Math.max(1, size);
  };
}
