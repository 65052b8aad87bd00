import { type Answer, isQuoting, type Quoting } from '../model/answer.ts';
import { renderTerminalAnswer } from '../render/terminal/terminal.ts';
import { type Output, startBlock } from './edited-block.ts';

/** What may put a language model's points over an answer. */
interface Rewording {
  readonly rephrase?: ((answer: Quoting) => Promise<Quoting | undefined>) | null;
}

/** The answer with a language model's points where one is configured and they are proven, else as it is. */
export async function reword(answer: Answer, rewording: Rewording): Promise<Answer> {
  return (isQuoting(answer) ? await rewording.rephrase?.(answer) : undefined) ?? answer;
}

/** Writes an answer: to a terminal at once, then in its place the same with a language model's points; elsewhere the last of them. */
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
