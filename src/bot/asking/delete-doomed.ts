import { RESTJSONErrorCodes } from 'discord.js';
import type { BotContext } from '../context/context.ts';
import type { DiscordApi } from '../discord/discord-api.ts';
import { codeOf } from '../discord/responder.ts';

/** Number of messages that are read from the history at a time. Chosen by hand. */
const AT_ONCE = 50;
/** Codes of Discord for a message, channel or access that is gone, so that there is nothing left to delete. */
const GONE = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
]);

/** The parts of the bot that deleting needs. */
export interface Deleting extends Pick<BotContext, 'history' | 'log' | 'isStopping'> {
  readonly api: Pick<DiscordApi, 'delete'>;
}

/** Deletes the answers to people who asked to be forgotten; the next call repeats what failed. */
export async function deleteDoomed({ history, api, log, isStopping }: Deleting): Promise<void> {
  for (;;) {
    const doomed = (await history?.listDoomed(AT_ONCE)) ?? [];
    for (const { channelId, messageId } of doomed) {
      if (isStopping()) return;
      const failure = await api.delete(channelId, messageId).catch((error: unknown) => error);
      if (failure === undefined || GONE.has(codeOf(failure) ?? 0)) await history?.dropDoomed(messageId);
      else return log.warn({ err: failure, channelId }, 'a message of somebody who was forgotten stays for now');
    }
    if (doomed.length < AT_ONCE) return;
  }
}
