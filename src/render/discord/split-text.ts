import { type Cuts, isInsidePair, RANK, rankCuts } from './cut-ranks.ts';
import type { Region } from './markdown-regions.ts';

/** The smallest limit that leaves room to close and reopen a fence. */
const MIN_CHARS = 80;

/**
 * Splits Markdown into parts of at most `maxChars` UTF-16 units (at least 80), in order: after a line, else a sentence,
 * else a pause. A fence, link, quotation or quoted line that fits into a part stays whole; a longer fence is closed and
 * reopened, a longer quoted line is marked again. Apart from these marks the parts together give the text; parts of
 * white space are left out, because Discord refuses them.
 */
export function splitText(text: string, maxChars: number): string[] {
  if (maxChars < MIN_CHARS) throw new RangeError(`maxChars is ${maxChars}, less than ${MIN_CHARS}`);
  if (text.length <= maxChars) return text.trim() === '' ? [] : [text];
  const cuts = rankCuts(text, maxChars);
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    const prefix = regionAt(cuts.long, start)?.reopen ?? '';
    const end = endOfPart(text, cuts, { start, room: maxChars - prefix.length });
    const part = text.slice(start, end);
    const suffix = closing(part, regionAt(cuts.long, end));
    if (part.trim() !== '') parts.push(prefix + part + suffix);
    start = end;
  }
  return parts;
}

/** The region that a cut before `at` would split. */
function regionAt(regions: readonly Region[], at: number): Region | undefined {
  return regions.find(({ start, end }) => start < at && at < end);
}

function closing(part: string, region: Region | undefined): string {
  if (region === undefined || region.close === '') return '';
  return part.endsWith('\n') ? region.close.trimStart() : region.close;
}

function endOfPart(text: string, cuts: Cuts, { start, room }: { start: number; room: number }): number {
  if (text.length - start <= room) return text.length;
  const touched = cuts.long.filter((region) => region.start < start + room && region.end > start);
  const last = start + room - Math.max(0, ...touched.map(({ close }) => close.length));
  const middle = start + Math.floor((last - start) / 2);
  return (
    lastOfRank(cuts.ranks, { from: middle, last, rank: RANK.sentence }) ??
    lastOfRank(cuts.ranks, { from: start + 1, last: middle, rank: RANK.sentence }) ??
    lastOfRank(cuts.ranks, { from: middle, last, rank: RANK.space }) ??
    lastOfRank(cuts.ranks, { from: start + 1, last: middle, rank: RANK.space }) ??
    lastOfRank(cuts.ranks, { from: start + 1, last, rank: RANK.any }) ??
    lastOfRank(cuts.ranks, { from: start + 1, last, rank: RANK.inside }) ??
    (isInsidePair(text, last) ? last - 1 : last)
  );
}

/** The last place with the best rank, at least `rank`, in `from ≤ i ≤ last`. */
function lastOfRank(
  ranks: Uint8Array,
  { from, last, rank }: { from: number; last: number; rank: number },
): number | undefined {
  let best: number | undefined;
  for (let i = last; i >= from; i--) {
    const found = ranks[i] ?? 0;
    if (found >= rank && (best === undefined || found > (ranks[best] ?? 0))) best = i;
  }
  return best;
}
