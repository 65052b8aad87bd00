import type { Article } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { cutWords, personNamesIn } from '../../text/words/segment.ts';

/** What the sentences of an article speak of, and how much each of it says about the article. */
export interface Concepts {
  /** Weight of every concept of a piece of the article's body, each concept once. */
  of(span: Span): ReadonlyMap<string, number>;
}

/** What a figure with its unit is worth beside a word of the same rarity, and a word that the title holds too. */
const WEIGHTS = { figure: 4, title: 1.5, once: 0.6, personOnce: 0.1 };

/**
 * Words count by how rare they are in the corpus, so that what many articles say alike (深入学习贯彻 …) weighs little, and by how
 * often the article says them, so that the names of a list of participants do.
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

/** The share of the corpus' sections that do without a word. */
function rarityIn({ sectionScorer }: OpenIndex): (word: string) => number {
  const { size } = sectionScorer;
  return (word) => {
    const held = sectionScorer.documentFrequency(word);
    return 1 - held / Math.max(1, size);
  };
}
