import type { AnswererTools } from '../../src/answer/answerer.ts';
import type { Head } from '../../src/answer/calibration.ts';
import { SIGNAL_NAMES } from '../../src/answer/signals.ts';
import { splitArticles } from '../../src/chunking/split-articles.ts';
import type { Reader } from '../../src/inference/reader.ts';
import type { Article } from '../../src/model/article.ts';
import { NOTHING_LEFT_OUT } from '../../src/model/rules.ts';
import { STORE } from '../../src/model/tuning.ts';
import { analyseQuestion } from '../../src/question/analyse.ts';
import { buildMemoryIndex } from '../../src/store/memory-index.ts';
import type { OpenIndex } from '../../src/store/open-index.ts';
import { makeNameFinder } from '../../src/text/names/names.ts';
import { searchTerms } from '../../src/text/words/segment.ts';

/** A head that uses the judge alone: even chances if it gives 0. */
function judgeHead(threshold: number): Head {
  const weights = Object.fromEntries(SIGNAL_NAMES.map((name) => [name, name === 'judge' ? [5, 5, 5, 5] : []]));
  return { intercept: 0, weights: weights as Head['weights'], threshold };
}

const HEADS = { short: judgeHead(0.7), quotations: judgeHead(0.3) };

/** An answerer over articles in memory, by words alone, with any reader. */
export async function smallAnswerer(articles: readonly Article[], reader: Reader | null): Promise<AnswererTools> {
  const source = { articles, ...splitArticles(articles) };
  return answererOver(await buildMemoryIndex(source, searchTerms, null, STORE, () => {}), reader);
}

/** The same over an existing index. */
export function answererOver(index: OpenIndex, reader: Reader | null): AnswererTools {
  const findNames = makeNameFinder([]);
  return {
    index,
    embedder: null,
    reader,
    analyse: (question) => analyseQuestion(question, { findNames }),
    calibration: { fingerprint: 'small', ...HEADS, given: HEADS },
    notes: [],
    leftOut: NOTHING_LEFT_OUT,
    clock: () => 0,
  };
}
