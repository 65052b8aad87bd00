import { readLinear, softmax } from '../linear/linear-model.ts';
import { asksOutright } from './asks-outright.ts';
import { readNetwork } from './network.ts';
import type { TalkModel } from './parse-talk-model.ts';
import { TALK_CLASSES, type TalkKind } from './talk-kinds.ts';
import { talkSigns, talkTokens } from './talk-signs.ts';

/**
 * A question that nobody answers is worse than small talk that is looked up. With these numbers as many unseen
 * questions are taken for small talk as with the linear half alone at 0.55, and none of 8,109 questions of others.
 */
const NEEDED = { plain: 0.5, asking: 0.8 };
/** A chance below this counts as this, so that one half of the model cannot overrule the other alone. */
const LEAST_CHANCE = 1e-6;

/**
 * Chance of every class of {@link TALK_CLASSES}, in order; they sum to 1. The two halves of the model are averaged as
 * logarithms: words that neither has seen alike convince only if both agree.
 */
export function readTalkChances(model: TalkModel, words: string): number[] {
  return meanOf(readHalves(model, words));
}

interface Halves {
  readonly exact: readonly number[];
  readonly meant: readonly number[];
}

function readHalves({ linear, known, network }: TalkModel, words: string): Halves {
  const tokens = talkTokens(words);
  const exact = readLinear(linear, talkSigns(tokens, known)).chances;
  return { exact, meant: softmax(readNetwork(network, tokens)) };
}

function meanOf({ exact, meant }: Halves): number[] {
  return softmax(exact.map((one, i) => (logOf(one) + logOf(meant[i] as number)) / 2));
}

function logOf(chance: number): number {
  return Math.log(Math.max(chance, LEAST_CHANCE));
}

/** The kind of small talk, by its exact words (真的 doubts, 真的好 does not); undefined for a question. */
export function likeliestTalk(model: TalkModel, words: string): TalkKind | undefined {
  const halves = readHalves(model, words);
  if (1 - (meanOf(halves)[0] ?? 1) < neededFor(words)) return undefined;
  const [, ...kinds] = halves.exact;
  return TALK_CLASSES[1 + kinds.indexOf(Math.max(...kinds))] as TalkKind;
}

/** The least sum of the chances of all kinds at which a message is small talk. */
export function neededFor(words: string): number {
  return asksOutright(words) ? NEEDED.asking : NEEDED.plain;
}
