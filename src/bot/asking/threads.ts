import { RESTJSONErrorCodes } from 'discord.js';
import { oneLine } from '../../render/discord/article-head.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { clip } from '../../render/discord/markdown.ts';
import type { BotContext } from '../context/context.ts';
import { codeOf } from '../discord/responder.ts';

/**
 * Opens a thread on a message, or finds the existing one.
 * @returns its id, or undefined if Discord does not allow one.
 */
export async function openThread(
  { api, log }: BotContext,
  { channelId, messageId, name }: { channelId: string; messageId: string; name: string },
): Promise<string | undefined> {
  try {
    return await api.startThread(channelId, messageId, clip(oneLine(name), LIMITS.threadName));
  } catch (error) {
    if (codeOf(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return messageId;
    log.info({ err: error, channelId }, 'no thread could be opened');
    return undefined;
  }
}
