import type { HistoryEntry } from '../../history/history.ts';
import { COLORS, type MessageView, makeMessage, renderButtons } from '../../render/discord/discord-view.ts';
import { escapeMarkdown, unescapeMarkdown } from '../../render/discord/markdown.ts';
import type { Scene } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import type { Press, Submit } from '../discord/incoming.ts';

/**
 * The row of a button's answer. Undefined if it is gone or belongs to another place; the person who pressed the button
 * is then told so.
 */
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

/** The row with that id if it belongs to the same guild or direct messages, because anybody can make up an id. */
export async function ownEntry(id: string | undefined, { bot, asker }: Scene): Promise<HistoryEntry | undefined> {
  const entry = /^\d{1,15}$/.test(id ?? '') ? await bot.history?.find(Number(id)) : undefined;
  if (entry === undefined || entry.guildId !== asker.guildId) return undefined;
  return asker.guildId === null && entry.channelId !== asker.channelId ? undefined : entry;
}

/** A sentence with a button that asks the question again; the button reads the escaped question above it. */
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

/** The question as far as the answer's message still shows it: its title, or the message that it replies to. */
function questionShown({ message }: Press | Submit): string {
  const title = message?.embeds[0]?.title;
  if (title !== undefined) return unescapeMarkdown(title);
  return (message?.referenced_message?.content ?? '').replace(MENTION, ' ').trim();
}
