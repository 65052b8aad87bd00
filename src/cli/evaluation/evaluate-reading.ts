import { readWholeText } from '../../answer/reading/read-whole-text.ts';
import { measureReading, type ReadingScore } from '../../eval/reading.ts';
import { openReader } from '../../inference/transformers-reader.ts';
import { slice } from '../../model/span.ts';
import { type EvaluationRun, readSet, type SquadOptions } from './evaluate-squad.ts';
import { inRange } from './question-range.ts';

/** The quality of the reader on the right paragraph of every question. */
export async function evaluateReading({ config }: EvaluationRun, options: SquadOptions): Promise<ReadingScore> {
  const { articles, questions } = readSet(options);
  const reader = await openReader({ modelDir: config.readerDir });
  const cases = inRange(questions, options.range).map(({ text, answers, articleIndex }) => {
    return { question: text, text: articles[articleIndex]?.body ?? '', answers };
  });
  try {
    return await measureReading(cases, async (question, text) => {
      const found = await readWholeText(reader, question, text);
      return found ? slice(text, found.span) : null;
    });
  } finally {
    await reader.close();
  }
}
