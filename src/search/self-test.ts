import type { Analysis } from '../model/analysis.ts';
import type { Article } from '../model/article.ts';
import type { Sentence } from '../model/chunk.ts';
import type { Question } from '../model/question.ts';
import { slice } from '../model/span.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { toTraditional } from '../text/script/convert.ts';
import { foldText } from '../text/script/fold.ts';
import { cutWords } from '../text/words/segment.ts';
import { retrieve } from './retrieve.ts';

/** Number of sentences in which a test word is looked for. Chosen by hand: a word turns up in the first few. */
const LOOKED_AT = 200;
const HITS = 20;

/**
 * Searches the index for things that it must find: a word of two characters and the Traditional form of a sentence,
 * both taken from the index itself. This catches an index that silently finds nothing in Chinese.
 * @returns a description of the search that failed; undefined if all is well or the articles hold no Chinese.
 */
export function selfTest(index: OpenIndex, analyse: (question: Question) => Analysis): string | undefined {
  const probe = findProbe(index);
  if (!probe) return undefined;
  const finds = (text: string): boolean => {
    const analysis = analyse({ text, filters: {}, now: '2000-01-01' });
    return retrieve(index, { analysis, vector: null, allowed: undefined }, HITS).some(
      ({ chunk }) => chunk.firstSentence <= probe.sentence.id && probe.sentence.id <= chunk.lastSentence,
    );
  };
  if (!finds(probe.word)) return `the word ${probe.word} does not find its sentence`;
  const traditional = toTraditional(probe.text);
  return finds(traditional) ? undefined : `${traditional} does not find its sentence`;
}

interface Probe {
  readonly sentence: Sentence;
  readonly text: string;
  /** A word of two characters from the sentence, chosen so that the fewest other sentences hold it. */
  readonly word: string;
}

function findProbe(index: OpenIndex): Probe | undefined {
  let rarest = Number.POSITIVE_INFINITY;
  let probe: Probe | undefined;
  for (const sentence of index.sentences.slice(0, LOOKED_AT)) {
    const { body } = index.articles[sentence.articleIndex] as Article;
    const text = foldText(slice(body, sentence.span));
    for (const word of cutWords(text).filter((one) => /^\p{Script=Han}{2}$/u.test(one))) {
      const frequency = index.sentenceScorer.documentFrequency(word);
      if (frequency === 0 || frequency >= rarest) continue;
      rarest = frequency;
      probe = { sentence, text, word };
    }
    if (rarest === 1) break;
  }
  return probe;
}
