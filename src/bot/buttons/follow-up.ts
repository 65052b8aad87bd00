import { dayOf } from '../../model/day.ts';
import { answerInteraction } from '../asking/answer-interaction.ts';
import { joinTurns } from '../asking/follow-up-text.ts';
import type { ButtonHandler, ModalHandler } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { INPUT, makeModal } from './modals.ts';

/** Opens the modal that takes a further question. */
export const openFollowUp: ButtonHandler = async (_call, [id = ''], { respond, strings }) => {
  const customId = makeCustomId('ask', id);
  await respond.modal(makeModal({ customId, text: strings.modals.followUp, isRequired: true }));
};

/** Asks what was written, together with what it follows; private after a private answer. */
export const submitFollowUp: ModalHandler = async (call, [id], scene) => {
  const entry = id ? await scene.bot.history?.find(Number(id)) : undefined;
  const text = joinTurns(entry ? [entry.text] : [], call.fields.get(INPUT) ?? '', dayOf(scene.bot.now()));
  const isPrivate = ((call.message?.flags ?? 0) & 64) !== 0;
  await answerInteraction({ text, filters: entry?.filters ?? {}, isPrivate }, scene);
};
