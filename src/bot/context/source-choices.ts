import { oneLine } from '../../render/discord/article-head.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { clip } from '../../render/discord/markdown.ts';
import { foldText } from '../../text/script/fold.ts';
import type { Choice } from '../discord/discord-api.ts';
import type { Typing } from '../discord/incoming.ts';
import type { Scene } from './context.ts';

/** Publishers whose names contain the typed text, those with most articles first. */
export async function chooseSource({ focused }: Typing, { articles }: Scene): Promise<Choice[]> {
  const typed = foldText(focused.value.trim());
  return countSources((await articles()).articles)
    .filter(([source]) => foldText(source).includes(typed))
    .slice(0, LIMITS.choices)
    .map(([source]) => ({ name: clip(oneLine(source), LIMITS.choiceName), value: clip(source, LIMITS.choiceName) }));
}

/** Publishers with their number of articles, largest first, then by name. */
function countSources(articles: readonly { readonly source: string | null }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { source } of articles) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
