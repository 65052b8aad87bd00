import { resolve } from 'node:path';
import { answerQuestion } from '../../answer/answerer.ts';
import { renderAnswerJson } from '../../render/terminal/answer-json.ts';
import { renderTerminalAnswer } from '../../render/terminal/terminal.ts';
import { openAnswerer } from '../../wire/open-library.ts';
import { fetchIfPossible } from '../../wire/shared/fetch-index.ts';
import { reachOfOption } from '../collection-option.ts';
import { filtersOfOptions, problemOf, QUESTION_OPTIONS, requireArticle, todayOf } from '../question-options.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';
import { renderTour } from '../tour/render-tour.ts';
import { traceJson } from '../tour/trace-json.ts';

const USAGE = `Usage: npm run explain -- [options] "question"
Shows one question's way to its answer: understood, found, read, judged, decided.`;

await runCommand({
  usage: USAGE,
  options: { ...QUESTION_OPTIONS, json: { type: 'boolean', says: 'print answer and way as JSON' } },
  maxPositionals: 1,
  run: async ({ values, positionals, config, log }) => {
    const [text] = positionals;
    if (text === undefined) throw new UsageError('Give a question.');
    const now = todayOf(values.now);
    const question = { text, filters: filtersOfOptions(values), now };
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    await fetchIfPossible({ ...config, indexDir }, log);
    const answerer = await openAnswerer({ ...config, indexDir }, log, reachOfOption(values.collection));
    try {
      requireArticle(answerer, question.filters);
      const { tools } = answerer;
      const result = await answerQuestion(tools, question);
      const { answer } = result;
      if (answer.outcome === 'invalid') throw problemOf(question, answer.code);
      if (values.json) {
        return printLine(JSON.stringify({ ...renderAnswerJson(answer), explain: traceJson(tools.index, result) }));
      }
      const { kind } = answerer.conversation.readTalk(text);
      if (kind !== 'question') printLine(`Said like this it is small talk (${kind}) and not looked up; here it is.\n`);
      const { index, calibration, reader } = tools;
      printLine(renderTour({ index, calibration, hasReader: reader !== null }, result));
      printLine(`\nTHE ANSWER\n${renderTerminalAnswer(answer, { color: process.stdout.isTTY ?? false })}`);
    } finally {
      await answerer.close();
    }
  },
});
