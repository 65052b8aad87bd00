import type { Random } from '../random.ts';

/** Gives the value of a slot by its name; undefined if there is no such slot. */
export type DrawSlot = (name: string) => string | undefined;

/** A frame with one alternative of each choice `(a|b|)` taken and its `{slots}` filled; values may contain slots. */
export function fillFrame(frame: string, draw: DrawSlot, random: Random): string {
  let text = frame;
  for (let inner = /\(([^()]*)\)/.exec(text); inner; inner = /\(([^()]*)\)/.exec(text)) {
    const choice = random.pick((inner[1] as string).split('|')) as string;
    text = text.slice(0, inner.index) + choice + text.slice(inner.index + inner[0].length);
  }
  return fillSlots(text, draw).replace(/\s+/g, ' ');
}

/** The text with its `{slots}` filled. */
function fillSlots(text: string, draw: DrawSlot): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = draw(name);
    if (value === undefined) throw new Error(`no slot ${name}`);
    return value.includes('{') ? fillSlots(value, draw) : value;
  });
}

/** Keeps one in `every` frames for measuring: those whose position leaves the last remainder. */
export function splitFrames<T>(frames: readonly T[], every: number): { trained: T[]; heldOut: T[] } {
  const isOut = (_: T, i: number) => i % every === every - 1;
  return { trained: frames.filter((one, i) => !isOut(one, i)), heldOut: frames.filter(isOut) };
}

/** The alternatives of a frame's largest choice, and the frame with that choice reduced to some of them. */
export function alternativesOf(frame: string): {
  readonly alternatives: readonly string[];
  readonly withThese: (those: readonly string[]) => string;
} {
  const groups = [...frame.matchAll(/\(([^()]*)\)/g)];
  const largest = groups.reduce(
    (most, one) => ((one[1]?.length ?? 0) > (most?.[1]?.length ?? 0) ? one : most),
    groups[0],
  );
  if (!largest) return { alternatives: [], withThese: () => frame };
  const [whole, inside = ''] = largest;
  const [before, behind] = [frame.slice(0, largest.index), frame.slice(largest.index + whole.length)];
  return { alternatives: inside.split('|'), withThese: (those) => `${before}(${those.join('|')})${behind}` };
}
