import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import type { Library } from '../../model/library.ts';
import { LibraryUnavailable } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { asOne, Conversation } from '../../question/conversation/conversation.ts';
import { detectLanguage } from '../../question/language.ts';
import type { ReadTalk } from '../../question/talk/small-talk.ts';
import { STRINGS } from '../../render/strings/strings.ts';
import { TALK_TEXTS } from '../../render/strings/talk-texts.ts';
import { CHAT_TEXTS } from '../../render/terminal/chat-texts.ts';
import { renderTerminalAnswer, renderTerminalArticles, renderTerminalStatus } from '../../render/terminal/terminal.ts';
import { replyToTalk } from '../../tools/reply-to-talk.ts';
import { startBlock } from '../edited-block.ts';
import { reword } from '../show-answer.ts';

export interface ChatOptions {
  readonly library: Library;
  /** Distinguishes small talk from questions. */
  readonly readTalk: ReadTalk;
  readonly input: Readable;
  readonly output: Writable;
  /** Language of the chat's own words, and of questions that do not show theirs. */
  readonly locale: Language;
  /** True if a person sits at the terminal, for a prompt and colours. */
  readonly isInteractive: boolean;
  readonly today: () => Day;
  /** Ends the chat. */
  readonly signal: AbortSignal;
}

const PROMPT = '> ';

/** Shows the state of the index, then answers line by line until the input ends, /quit, or the signal. */
export async function chat(options: ChatOptions): Promise<void> {
  const { library, readTalk, input, output, locale, isInteractive, signal } = options;
  const say = (text: string) => output.write(`${text}\n`);
  say(renderTerminalStatus(await library.status(), locale));
  if (isInteractive) say(`\n${CHAT_TEXTS[locale].hint}`);
  const lines = createInterface({ input, output, terminal: isInteractive, prompt: PROMPT });
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  // The input may end during an answer, and newer Node.js throws if a prompt follows that end.
  const prompt = () => {
    if (isInteractive && isOpen) lines.prompt();
  };
  const stop = () => lines.close();
  lines.on('SIGINT', stop);
  signal.addEventListener('abort', stop);
  const conversation = new Conversation({ readTalk, resolve: (question, turns) => library.resolve(question, turns) });
  prompt();
  for await (const line of lines) {
    if (signal.aborted || line.trim() === '/quit') break;
    if (line.trim() !== '') {
      say('');
      const block = startBlock({ output, isInteractive });
      for await (const text of replies(line.trim(), options, conversation)) block.show(`${text}\n`);
    }
    prompt();
  }
  lines.close();
}

/**
 * The replies to a line: an answer at once, then at a terminal the same with a language model's points, which replaces
 * it.
 */
async function* replies(line: string, options: ChatOptions, conversation: Conversation): AsyncGenerator<string> {
  const { library, locale } = options;
  const texts = CHAT_TEXTS[locale];
  try {
    if (line === '/help') yield texts.help;
    else if (line === '/status') yield renderTerminalStatus(await library.status(), locale);
    else if (line === '/list') yield renderTerminalArticles(await library.listArticles(), locale);
    else if (line === '/new') {
      conversation.forget();
      yield texts.forgotten;
    } else if (line.startsWith('/')) yield texts.commandUnknown(line.split(/\s/, 1)[0] ?? line);
    else yield* answers(line, options, conversation);
  } catch (error) {
    if (!(error instanceof LibraryUnavailable)) throw error;
    yield STRINGS[locale].refusals.unavailable;
  }
}

async function* answers(line: string, options: ChatOptions, conversation: Conversation): AsyncGenerator<string> {
  const { library, locale, isInteractive, today } = options;
  const question = { text: line, filters: {}, now: today(), locale };
  const understood = await conversation.understand(question);
  const language = detectLanguage(line, locale);
  if (understood.kind !== 'question') {
    yield await replyToTalk(understood.kind, { library, language, cited: conversation.cited });
    return;
  }
  const { asked } = understood.resolved;
  const answer = await library.ask(asOne(question, understood.resolved));
  conversation.remember(understood.resolved, answer);
  const render = (one: Answer) => {
    const shown = renderTerminalAnswer(one, { color: isInteractive });
    return asked === line ? shown : `${TALK_TEXTS[language].askedAs(asked)}\n${shown}`;
  };
  if (isInteractive) yield render(answer);
  yield render(await reword(answer, library));
}
