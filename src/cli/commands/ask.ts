import { resolve } from 'node:path';
import { answerQuestion } from '../../answer/answerer.ts';
import { makeLocalLibrary } from '../../answer/local-library.ts';
import type { Question } from '../../model/question.ts';
import { asOne, Conversation } from '../../question/conversation/conversation.ts';
import { detectLanguage } from '../../question/language.ts';
import { type AnswerJson, renderAnswerJson, renderTalkJson, type TalkJson } from '../../render/terminal/answer-json.ts';
import { replyToTalk } from '../../tools/reply-to-talk.ts';
import { type OpenAnswerer, openAnswerer } from '../../wire/open-library.ts';
import { fetchIfPossible } from '../../wire/shared/fetch-index.ts';
import { reachOfOption } from '../collection-option.ts';
import { filtersOfOptions, problemOf, QUESTION_OPTIONS, requireArticle, todayOf } from '../question-options.ts';
import { readText } from '../read-text.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';
import { reword, showAnswer } from '../show-answer.ts';
import { traceJson } from '../tour/trace-json.ts';
import { parseBatch } from './batch.ts';

const USAGE = `Usage: npm run ask -- [options] "question"
       npm run ask -- [options] --batch FILE.jsonl
Answers a question from the index, with its evidence.`;

const options = {
  ...QUESTION_OPTIONS,
  batch: {
    type: 'string',
    takes: 'FILE.jsonl',
    says: 'answer the "question" of every line; one JSON line each;\nlines of one "conversation" follow one another',
  },
  json: { type: 'boolean', says: 'print the answer as JSON' },
  explain: { type: 'boolean', says: 'also print what was found and why' },
} as const;

await runCommand({
  usage: USAGE,
  options,
  maxPositionals: 1,
  run: async ({ values, positionals, config, log }) => {
    const now = todayOf(values.now);
    const filters = filtersOfOptions(values);
    const [text] = positionals;
    if ((text === undefined) === (values.batch === undefined)) throw new UsageError('Give a question or --batch FILE.');
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    const lines = values.batch === undefined ? undefined : await readText(values.batch);
    await fetchIfPossible({ ...config, indexDir }, log);
    const answerer = await openAnswerer({ ...config, indexDir }, log, reachOfOption(values.collection));
    try {
      requireArticle(answerer, filters);
      if (lines !== undefined) await answerBatch(answerer, lines, { filters, now });
      else await answerOne(answerer, { text: text ?? '', filters, now }, values);
    } finally {
      await answerer.close();
    }
  },
});

async function answerOne(
  answerer: OpenAnswerer,
  question: Question,
  { json, explain: explained }: { json?: boolean; explain?: boolean },
): Promise<void> {
  const { tools } = answerer;
  const talk = answerer.conversation.readTalk(question.text);
  if (talk.kind !== 'question') {
    const language = detectLanguage(question.text, undefined);
    const reply = await replyToTalk(talk.kind, { library: makeLocalLibrary(answerer), language, cited: undefined });
    const { text } = question;
    return printLine(json ? JSON.stringify(renderTalkJson({ question: text, kind: talk.kind, answer: reply })) : reply);
  }
  const result = await answerQuestion(tools, question);
  const traces = explained ? traceJson(tools.index, result) : undefined;
  const { answer } = result;
  if (json) {
    const shown = renderAnswerJson(await reword(answer, answerer));
    printLine(JSON.stringify({ ...shown, ...(traces && { explain: traces }) }));
  }
  if (answer.outcome === 'invalid') throw problemOf(question, answer.code);
  if (json) return;
  await showAnswer(answer, answerer, process.stdout);
  if (traces) printLine(JSON.stringify(traces, null, 2));
}

/** Answers line by line; the lines of a conversation follow one another, whatever stands between them. */
async function answerBatch(
  answerer: OpenAnswerer,
  text: string,
  common: Pick<Question, 'filters' | 'now'>,
): Promise<void> {
  const conversations = new Map<string, Conversation>();
  for (const line of parseBatch(text)) {
    if ('answer' in line) printLine(JSON.stringify(renderAnswerJson(line.answer, line.id)));
    else {
      const key = JSON.stringify(line.conversation ?? null);
      const known = line.conversation === undefined ? undefined : conversations.get(key);
      const conversation = known ?? new Conversation(answerer.conversation);
      conversations.set(key, conversation);
      printLine(JSON.stringify(await answerLine(answerer, line, { common, conversation })));
    }
  }
}

interface LineScene {
  readonly common: Pick<Question, 'filters' | 'now'>;
  readonly conversation: Conversation;
}

async function answerLine(
  answerer: OpenAnswerer,
  { question: text, id }: { readonly question: string; readonly id?: string | number },
  { common, conversation }: LineScene,
): Promise<AnswerJson | TalkJson> {
  const question: Question = { text, ...common };
  const understood = await conversation.understand(question);
  if (understood.kind !== 'question') {
    const language = detectLanguage(text, undefined);
    const scene = { library: makeLocalLibrary(answerer), language, cited: conversation.cited };
    return renderTalkJson(
      { question: text, kind: understood.kind, answer: await replyToTalk(understood.kind, scene) },
      id,
    );
  }
  const { answer } = await answerQuestion(answerer.tools, asOne(question, understood.resolved));
  conversation.remember(understood.resolved, answer);
  return renderAnswerJson(await reword(answer, answerer), id, answer.outcome === 'invalid' ? undefined : text);
}
