import type { HistoryEntry } from '../../history/history.ts';
import { type MessageView, makeMessage, renderButtons } from '../../render/discord/discord-view.ts';
import type { Scene } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import type { Press, Submit } from '../discord/incoming.ts';

/** The row a button belongs to; undefined once it is gone, after the presser has been told so. */
export async function entryOrTell(
  call: Press | Submit,
  id: string | undefined,
  scene: Scene,
): Promise<HistoryEntry | undefined> {
  const entry = await scene.bot.history?.find(Number(id));
  if (entry) return entry;
  await scene.respond.tell(offerAgain(scene, scene.strings.refusals.answerGone, questionShown(call)));
  return undefined;
}

/** A sentence with a button that asks the question again; the question stands above, where the button finds it. */
export function offerAgain({ language }: Scene, sentence: string, question: string): MessageView {
  const components = renderButtons([{ name: 'askAgain', id: makeCustomId('again') }], language);
  if (question === '') return makeMessage({ content: sentence, components });
  return makeMessage({ content: sentence, embeds: [{ description: question, color: 0x757575 }], components });
}

/** The question as far as the answer's message still shows it: its title, or the message it replies to. */
function questionShown({ message }: Press | Submit): string {
  return message?.embeds[0]?.title ?? message?.referenced_message?.content ?? '';
}
