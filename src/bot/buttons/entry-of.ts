import type { HistoryEntry } from '../../history/history.ts';
import { COLORS, type MessageView, makeMessage, renderButtons } from '../../render/discord/discord-view.ts';
import { escapeMarkdown, unescapeMarkdown } from '../../render/discord/markdown.ts';
import type { Scene } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import type { Press, Submit } from '../discord/incoming.ts';

/** The row a button belongs to; undefined once it is gone, or where it is that of another place, after the presser has been told so. */
export async function entryOrTell(
  call: Press | Submit,
  id: string | undefined,
  scene: Scene,
): Promise<HistoryEntry | undefined> {
  const entry = await ownEntry(id, scene);
  if (entry) return entry;
  await scene.respond.tell(offerAgain(scene, scene.strings.refusals.answerGone, questionShown(call)));
  return undefined;
}

/** The row of that id, where it belongs to the guild (or the direct messages) it is used in: ids are easily made up. */
export async function ownEntry(id: string | undefined, { bot, asker }: Scene): Promise<HistoryEntry | undefined> {
  const entry = /^\d{1,15}$/.test(id ?? '') ? await bot.history?.find(Number(id)) : undefined;
  if (entry === undefined || entry.guildId !== asker.guildId) return undefined;
  return asker.guildId === null && entry.channelId !== asker.channelId ? undefined : entry;
}

/**
 * A sentence with a button that asks the question again; the question stands above, escaped, where the button finds it.
 */
export function offerAgain({ language }: Scene, sentence: string, question: string): MessageView {
  const components = renderButtons([{ name: 'askAgain', id: makeCustomId('again') }], language);
  if (question === '') return makeMessage({ content: sentence, components });
  return makeMessage({
    content: sentence,
    embeds: [{ description: escapeMarkdown(question), color: COLORS.notFound }],
    components,
  });
}

/** A mention of a person or a role. */
const MENTION = /<@[!&]?\d+>/g;

/** The question as far as the answer's message still shows it: its title, or the message it replies to. */
function questionShown({ message }: Press | Submit): string {
  const title = message?.embeds[0]?.title;
  if (title !== undefined) return unescapeMarkdown(title);
  return (message?.referenced_message?.content ?? '').replace(MENTION, ' ').trim();
}
