import type { Reader } from '../../src/inference/reader.ts';

/**
 * A reader without a model: marks every occurrence of the given words in a passage, each with the score of its word,
 * best first by score and brevity; it ignores the question.
 */
export function markingReader(scores: Readonly<Record<string, number>>): Reader {
  return {
    modelId: 'marking',
    read: async (_question, passage, { count, brevity }) => {
      const found = Object.entries(scores).flatMap(([words, score]) => {
        const start = passage.indexOf(words);
        return start < 0 ? [] : [{ span: { start, end: start + words.length }, score }];
      });
      const value = ({ span, score }: (typeof found)[number]) => score - brevity * Math.log(span.end - span.start);
      return found.sort((a, b) => value(b) - value(a)).slice(0, count);
    },
    judge: async (_question, passage, { start, end }) => scores[passage.slice(start, end)] ?? -9,
    close: async () => {},
  };
}
