import type { Explained } from '../../answer/answerer.ts';
import type { Article } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';

/** Number of hits with their scores, best first. Chosen by hand. */
const SHOWN_HITS = 10;

/** The origin of an answer: the analysed question, the best hits with the parts of their scores, the signals. */
export function traceJson({ articles }: OpenIndex, { found, verdict }: Explained) {
  if (!found || !verdict) return undefined;
  const { kind, aim, content, chinese, names, places, days, terms } = found.analysis;
  return {
    analysis: {
      kind,
      aim,
      content,
      chinese,
      names: names.map(({ canonical }) => canonical),
      places: places.map(({ name }) => name),
      days,
      terms: terms.map(({ alternatives, weight }) => ({ weight, alternatives })),
    },
    hits: found.hits.slice(0, SHOWN_HITS).map(({ chunk, score, trace }) => {
      const { id, body } = articles[chunk.articleIndex] as Article;
      return { articleId: id, span: chunk.span, score, ...trace, text: slice(body, chunk.span) };
    }),
    candidates: verdict.weighed.map(({ words, candidate, judgement, chance, signals }) => {
      return {
        words,
        articleId: candidate.passage.article.id,
        reader: candidate.readerScore,
        judgement,
        chance,
        signals,
      };
    }),
  };
}
