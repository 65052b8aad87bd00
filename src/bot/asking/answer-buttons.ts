import type { Answer } from '../../model/answer.ts';
import type { ButtonSlot } from '../../render/discord/discord-view.ts';
import { makeCustomId } from '../discord/custom-id.ts';

/** The place of an answer. */
interface Standing {
  readonly isPrivate: boolean;
  /** True if the guild has a role that is called for help. */
  readonly hasHelper: boolean;
}

/** The single row of buttons below an answer; empty for a refused question. */
export function answerButtons(
  outcome: Answer['outcome'],
  entryId: number,
  { isPrivate, hasHelper }: Standing,
): ButtonSlot[] {
  if (outcome === 'invalid') return [];
  const slots: ButtonSlot[] = [
    { name: 'followUp', id: makeCustomId('follow', entryId) },
    { name: 'up', id: makeCustomId('up', entryId) },
    { name: 'down', id: makeCustomId('down', entryId) },
  ];
  if (outcome === 'answered' || outcome === 'passage' || outcome === 'overview')
    slots.unshift({ name: 'context', id: makeCustomId('context', entryId, 0) });
  if (isPrivate) slots.push({ name: 'publish', id: makeCustomId('publish', entryId) });
  else if (outcome === 'not-found' && hasHelper) slots.push({ name: 'askHelper', id: makeCustomId('help', entryId) });
  return slots;
}

/** Makes the custom ids of the buttons that turn the pages of an answer's list of articles. */
export function turnIdOf(entryId: number): (page: number, side: 'previous' | 'next') => string {
  return (page, side) => makeCustomId('listed', entryId, page, side.charAt(0));
}
