import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Day } from '../../model/day.ts';
import type { Library } from '../../model/library.ts';
import { LibraryUnavailable } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { asOne, Conversation } from '../../question/conversation/conversation.ts';
import { detectLanguage } from '../../question/language.ts';
import { STRINGS } from '../../render/strings/strings.ts';
import { TALK_TEXTS } from '../../render/strings/talk-texts.ts';
import { CHAT_TEXTS } from '../../render/terminal/chat-texts.ts';
import { renderTerminalAnswer, renderTerminalArticles, renderTerminalStatus } from '../../render/terminal/terminal.ts';
import { replyToTalk } from './reply-to-talk.ts';

export interface ChatOptions {
  readonly library: Library;
  readonly input: Readable;
  readonly output: Writable;
  /** Language of the chat's own words, and of questions that do not show theirs. */
  readonly locale: Language;
  /** Whether a person sits at the terminal: prompt and colours. */
  readonly isInteractive: boolean;
  readonly today: () => Day;
  /** Ends the chat. */
  readonly signal: AbortSignal;
}

const PROMPT = '> ';

/** Shows the state of the index, then answers line by line until the input ends, /quit, or the signal. */
export async function chat(options: ChatOptions): Promise<void> {
  const { library, input, output, locale, isInteractive, signal } = options;
  const say = (text: string) => output.write(`${text}\n`);
  say(renderTerminalStatus(await library.status(), locale));
  if (isInteractive) say(`\n${CHAT_TEXTS[locale].hint}`);
  const lines = createInterface({ input, output, terminal: isInteractive, prompt: PROMPT });
  const stop = () => lines.close();
  lines.on('SIGINT', stop);
  signal.addEventListener('abort', stop);
  const conversation = new Conversation((question, turns) => library.resolve(question, turns));
  if (isInteractive) lines.prompt();
  for await (const line of lines) {
    if (signal.aborted || line.trim() === '/quit') break;
    if (line.trim() !== '') say(`\n${await reply(line.trim(), options, conversation)}\n`);
    if (isInteractive) lines.prompt();
  }
  lines.close();
}

async function reply(line: string, options: ChatOptions, conversation: Conversation): Promise<string> {
  const { library, locale } = options;
  const texts = CHAT_TEXTS[locale];
  try {
    if (line === '/help') return texts.help;
    if (line === '/status') return renderTerminalStatus(await library.status(), locale);
    if (line === '/list') return renderTerminalArticles(await library.listArticles(), locale);
    if (line === '/new') {
      conversation.forget();
      return texts.forgotten;
    }
    if (line.startsWith('/')) return texts.commandUnknown(line.split(/\s/, 1)[0] ?? line);
    return await answerLine(line, options, conversation);
  } catch (error) {
    if (error instanceof LibraryUnavailable) return STRINGS[locale].refusals.unavailable;
    throw error;
  }
}

async function answerLine(line: string, options: ChatOptions, conversation: Conversation): Promise<string> {
  const { library, locale, isInteractive, today } = options;
  const question = { text: line, filters: {}, now: today(), locale };
  const understood = await conversation.understand(question);
  const language = detectLanguage(line, locale);
  if (understood.kind !== 'question')
    return replyToTalk(understood.kind, { library, language, cited: conversation.cited });
  const { asked } = understood.resolved;
  const answer = await library.ask(asOne(question, understood.resolved));
  conversation.remember(understood.resolved, answer);
  const reworded = answer.outcome === 'answered' ? await library.rephrase?.(answer) : undefined;
  const shown = renderTerminalAnswer(reworded ?? answer, { color: isInteractive });
  return asked === line ? shown : `${TALK_TEXTS[language].askedAs(asked)}\n${shown}`;
}
