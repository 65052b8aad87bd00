import { RESTJSONErrorCodes } from 'discord.js';
import { type Answer, isQuoting } from '../../model/answer.ts';
import { type AnswerContext, renderDiscordAnswer, renderDiscordTitles } from '../../render/discord/discord-message.ts';
import { type MessageView, renderNotice } from '../../render/discord/discord-view.ts';
import { STRINGS } from '../../render/strings/strings.ts';
import { codeOf } from '../discord/responder.ts';

/** Codes of Discord for a message, or its title, that the server's AutoMod refuses. */
const AUTOMOD = new Set<number>([
  RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
  RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter,
]);

/**
 * Sends an answer. If AutoMod refuses its quotations, it sends titles and links, and if AutoMod refuses these, one
 * sentence.
 */
export async function deliverAnswer<T>(
  send: (view: MessageView) => Promise<T>,
  answer: Answer,
  context: AnswerContext,
): Promise<T> {
  try {
    return await send(renderDiscordAnswer(answer, context));
  } catch (error) {
    if (!isAutoMod(error)) throw error;
  }
  const sorry = renderNotice(STRINGS[answer.language].refusals.blockedEntirely);
  if (!isQuoting(answer)) return send(sorry);
  try {
    return await send(renderDiscordTitles(answer, context));
  } catch (error) {
    if (!isAutoMod(error)) throw error;
    return send(sorry);
  }
}

function isAutoMod(error: unknown): boolean {
  return AUTOMOD.has(codeOf(error) ?? 0);
}
