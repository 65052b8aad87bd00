import type { VoteResult } from '../../history/history.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import type { ButtonHandler, ModalHandler, Scene } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { entryOrTell } from './entry-of.ts';
import { INPUT, makeModal } from './modals.ts';

export const voteUp: ButtonHandler = async (call, [id], scene) => {
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  const result = await save(entry.id, 'up', scene);
  const { voteUp: thanks, voteChanged } = scene.strings.done;
  await scene.respond.tell(renderNotice(result === 'changed' ? voteChanged : thanks));
};

/** Counts the vote at once and asks for an optional reason. */
export const voteDown: ButtonHandler = async (call, [id], scene) => {
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  await save(entry.id, 'down', scene);
  const customId = makeCustomId('reason', entry.id);
  await scene.respond.modal(makeModal({ customId, text: scene.strings.modals.reason, isRequired: false }));
};

export const submitReason: ModalHandler = async (call, [id], scene) => {
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  await save(entry.id, 'down', scene, call.fields.get(INPUT)?.trim());
  await scene.respond.tell(renderNotice(scene.strings.done.voteDown));
};

async function save(entryId: number, value: 'up' | 'down', scene: Scene, reason?: string): Promise<VoteResult> {
  const { history, now } = scene.bot;
  const given = reason === undefined || reason === '' ? {} : { reason };
  const vote = { entryId, userId: scene.asker.userId, value, ...given, at: now() };
  return (await history?.vote(vote)) ?? 'unknown';
}
