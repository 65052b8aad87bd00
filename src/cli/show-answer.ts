import { type Answer, isQuoting, type Quoting } from '../model/answer.ts';
import { renderTerminalAnswer } from '../render/terminal/terminal.ts';
import { type Output, startBlock } from './edited-block.ts';

/** The function that may add a language model's points to an answer. */
interface Rewording {
  readonly rephrase?: ((answer: Quoting) => Promise<Quoting | undefined>) | null;
}

/** The answer with a language model's points if one is configured and its points are proven; otherwise unchanged. */
export async function reword(answer: Answer, rewording: Rewording): Promise<Answer> {
  return (isQuoting(answer) ? await rewording.rephrase?.(answer) : undefined) ?? answer;
}

/**
 * Writes an answer: to a terminal at once, then replaced by the same with a language model's points; elsewhere only the
 * last one.
 */
export async function showAnswer(
  answer: Answer,
  rewording: Rewording,
  output: Output & { readonly isTTY?: boolean },
): Promise<void> {
  const { isTTY: color = false } = output;
  const block = startBlock({ output, isInteractive: color });
  const show = (shown: Answer) => block.show(renderTerminalAnswer(shown, { color }));
  if (color) show(answer);
  show(await reword(answer, rewording));
}
