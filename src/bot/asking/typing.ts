import type { DiscordApi } from '../discord/discord-api.ts';

/** Discord shows the typing sign for ten seconds. */
const TYPING_RENEWED_EVERY_MS = 8_000;

/** Shows the typing sign in a channel until `work` settles; a failure to show it is ignored. */
export async function typeWhile<T>(
  api: Pick<DiscordApi, 'showTyping'>,
  channelId: string,
  work: Promise<T>,
  everyMs = TYPING_RENEWED_EVERY_MS,
): Promise<T> {
  const show = () => void api.showTyping(channelId).catch(() => {});
  show();
  const timer = setInterval(show, everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
