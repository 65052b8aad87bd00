import { ApplicationCommandType, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { answerInteraction } from '../asking/answer-interaction.ts';
import { earlierIn } from '../asking/earlier.ts';
import type { Scene } from '../context/context.ts';
import type { MenuCall } from '../discord/incoming.ts';
import { codeOf } from '../discord/responder.ts';
import { CONTEXT_MENU_NAME, DELETE_MENU_NAME } from './command-texts.ts';
import { EVERYWHERE, INSTALLED_BY } from './options.ts';

/** A message context menu: its definition for Discord, and its action. */
interface Menu {
  readonly definition: { readonly name: string; readonly [key: string]: unknown };
  readonly run: (call: MenuCall, scene: Scene) => Promise<void>;
}

const MESSAGE = { type: ApplicationCommandType.Message, integration_types: INSTALLED_BY, contexts: EVERYWHERE };

export const MENUS: readonly Menu[] = [
  { definition: { ...CONTEXT_MENU_NAME, ...MESSAGE }, run: answerMessage },
  { definition: { ...DELETE_MENU_NAME, ...MESSAGE }, run: deleteAnswer },
];

/** Takes the text of a message as a question, without its mentions. */
async function answerMessage({ target }: MenuCall, scene: Scene): Promise<void> {
  const text = target.content.replace(/<@[!&]?\d+>/g, ' ').trim();
  const { turns, entry } = await earlierIn(scene.asker, scene);
  await answerInteraction({ text, turns, entry, filters: {}, isPrivate: false }, scene);
}

/** Deletes an answer of the bot, for its asker and for people who may delete messages there. */
async function deleteAnswer({ target }: MenuCall, { bot, respond, asker, strings }: Scene): Promise<void> {
  await respond.defer(true);
  const entry = await bot.history?.findByReply(target.id);
  const askedBy = target.interaction_metadata?.user.id;
  const isAsker =
    askedBy === asker.userId || (entry !== undefined && entry.askerKey === bot.history?.keyOf(asker.userId));
  const mayManage = (asker.permissions & PermissionFlagsBits.ManageMessages) !== 0n;
  if (target.author.id !== bot.guilds.userId || !(isAsker || mayManage)) {
    return respond.tell(renderNotice(strings.refusals.notYours));
  }
  await bot.api.delete(asker.channelId, target.id).catch((error: unknown) => {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
  });
  if (entry) await bot.history?.remove(entry.id);
  await respond.show(renderNotice(strings.done.deleted));
}
