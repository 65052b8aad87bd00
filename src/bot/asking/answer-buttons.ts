import type { Answer } from '../../model/answer.ts';
import type { ButtonSlot } from '../../render/discord/discord-view.ts';
import { makeCustomId } from '../discord/custom-id.ts';

/** Where an answer stands. */
interface Standing {
  readonly isPrivate: boolean;
  /** Whether the guild has set a role that is asked for help. */
  readonly hasHelper: boolean;
}

/** The one row of buttons below an answer; none for a question that was not taken. */
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

/** Custom ids of the buttons that turn the pages of the articles an answer lists. */
export function turnIdOf(entryId: number): (page: number, side: 'previous' | 'next') => string {
  return (page, side) => makeCustomId('listed', entryId, page, side.charAt(0));
}
