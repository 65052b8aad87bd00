import { answerInteraction } from '../asking/answer-interaction.ts';
import { earlierTo } from '../asking/earlier.ts';
import type { ButtonHandler, ModalHandler } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { ownEntry } from './entry-of.ts';
import { INPUT, makeModal } from './modals.ts';

/** Opens the modal for a follow-up. */
export const openFollowUp: ButtonHandler = async (_call, [id = ''], { respond, strings }) => {
  const customId = makeCustomId('ask', id);
  await respond.modal(makeModal({ customId, text: strings.modals.followUp, isRequired: true }));
};

/** Asks the typed text as a follow-up to the answer; privately after a private answer. */
export const submitFollowUp: ModalHandler = async (call, [id], scene) => {
  const entry = await ownEntry(id, scene);
  const text = call.fields.get(INPUT) ?? '';
  const isPrivate = ((call.message?.flags ?? 0) & 64) !== 0;
  const { turns } = entry ? earlierTo(entry) : { turns: [] };
  // A question about one article may be followed by one about another.
  const { articleId: _, ...filters } = entry?.filters ?? {};
  await answerInteraction({ text, turns, entry, filters, isPrivate }, scene);
};
