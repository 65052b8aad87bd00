import type { Library } from '../model/library.ts';
import type { Language } from '../model/question.ts';
import type { Strings } from '../render/strings-shape.ts';
import type { Log } from '../support/log.ts';
import type { AnswerDesk } from './answer-desk.ts';
import type { Choice, DiscordApi } from './discord-api.ts';
import type { Asker, CommandCall, Typing } from './incoming.ts';
import type { Responder } from './responder.ts';

/** What every handler works with. */
export interface BotContext {
  readonly library: Library;
  readonly desk: AnswerDesk;
  readonly api: DiscordApi;
  readonly log: Log;
  readonly now: () => Date;
}

/** One interaction being handled: how to answer it, and the words of the asker's language. */
export interface Scene {
  readonly bot: BotContext;
  readonly respond: Responder;
  readonly asker: Asker;
  readonly language: Language;
  readonly strings: Strings;
}

/** A slash command: what Discord is told of it, and what it does. */
export interface CommandModule {
  /** As Discord's API takes it. */
  readonly definition: { readonly name: string; readonly [key: string]: unknown };
  /** By path: `ask`, `article search`. */
  readonly run: Readonly<Record<string, (call: CommandCall, scene: Scene) => Promise<void>>>;
  /** Choices while an option is typed into, by name of the option. */
  readonly choices?: Readonly<Record<string, (call: Typing, scene: Scene) => Promise<readonly Choice[]>>>;
}
