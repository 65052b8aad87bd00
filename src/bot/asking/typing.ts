import type { DiscordApi } from '../discord/discord-api.ts';

/** Discord shows that somebody types for ten seconds. */
const TYPING_RENEWED_EVERY_MS = 8_000;

/** Shows that the bot is at work in a channel until `work` settles. Failures to show it are of no consequence. */
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
