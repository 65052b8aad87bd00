import { isQuoting } from '../../model/answer.ts';
import { renderDiscordAnswer } from '../../render/discord/discord-message.ts';
import type { MessageView } from '../../render/discord/discord-view.ts';
import type { BotContext, Scene } from '../context/context.ts';
import type { SettledQuestion } from './question-run.ts';

/** An answer that is displayed in Discord. */
export interface Shown extends SettledQuestion {
  /** The question that it answers, completed. */
  readonly text: string;
  readonly edit: (view: MessageView) => Promise<unknown>;
}

/**
 * The second step of an answer if a language model is configured: an edit adds the model's wording, unless the question
 * was edited, deleted or forgotten meanwhile. Never rejects; after a failure the answer stays as it is. Nothing waits
 * for it.
 */
export async function rewordAnswer(shown: Shown, { bot, library }: Pick<Scene, 'bot' | 'library'>): Promise<void> {
  const { answer, context, edit } = shown;
  if (!isQuoting(answer) || library.rephrase === undefined) return;
  try {
    const reworded = await library.rephrase(answer);
    if (reworded && (await isStillAsked(shown, bot))) await edit(renderDiscordAnswer(reworded, context));
  } catch (error) {
    bot.log.info({ err: error }, 'an answer was not reworded');
  }
}

async function isStillAsked({ entryId, text }: Shown, { history }: BotContext): Promise<boolean> {
  if (entryId === undefined || history === undefined) return true;
  return (await history.find(entryId))?.text === text;
}
