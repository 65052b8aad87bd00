import type { ButtonHandler, ModalHandler } from '../context/context.ts';
import type { Action } from '../discord/custom-id.ts';
import { again } from './again.ts';
import { askHelper } from './ask-helper.ts';
import { showContext } from './context.ts';
import { digest } from './digest.ts';
import { openFollowUp, submitFollowUp } from './follow-up.ts';
import { turnPage } from './page.ts';
import { publish } from './publish.ts';
import { turnList } from './turn-list.ts';
import { turnListed } from './turn-listed.ts';
import { submitReason, voteDown, voteUp } from './vote.ts';

/** The handler of every button, by the action in its custom id. */
export const BUTTONS: ReadonlyMap<string, ButtonHandler> = mapOf<ButtonHandler>({
  context: showContext,
  follow: openFollowUp,
  up: voteUp,
  down: voteDown,
  publish,
  help: askHelper,
  again,
  page: turnPage,
  list: turnList,
  listed: turnListed,
  digest,
});

/** The handler of every modal, by the action in its custom id. */
export const MODALS: ReadonlyMap<string, ModalHandler> = mapOf<ModalHandler>({
  ask: submitFollowUp,
  reason: submitReason,
});

function mapOf<T>(handlers: Partial<Record<Action, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(handlers));
}
