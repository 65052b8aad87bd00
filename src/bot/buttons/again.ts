import { unescapeMarkdown } from '../../render/discord/markdown.ts';
import type { ButtonHandler } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { makeModal } from './modals.ts';

/** Offers to ask the question of a lost answer again, in a modal filled with the question from the notice. */
export const again: ButtonHandler = async (call, _parts, { respond, strings }) => {
  const value = unescapeMarkdown(call.message.embeds[0]?.description ?? '');
  await respond.modal(
    makeModal({ customId: makeCustomId('ask', ''), text: strings.modals.followUp, isRequired: true, value }),
  );
};
