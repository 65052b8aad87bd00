import type { FeedItem } from './feed-items.ts';
import type { SourceState } from './source-state.ts';

type Known = SourceState['items'];

/**
 * Items under their known keys, because some feeds give an item a new id every time. An item that is known by address
 * and title, and is not in the feed under its earlier key, keeps that key. In the given order.
 */
export function keepKeys(items: readonly FeedItem[], known: Known): FeedItem[] {
  const listed = new Set(items.map(({ key }) => key));
  const departed = Object.entries(known).filter(([key]) => !listed.has(key));
  const keys = new Map(departed.map(([key, { url, title }]) => [nameOf(url, title), key]));
  return items.map((item) => {
    const name = nameOf(item.url, item.title);
    const key = item.key in known || item.url === null ? undefined : keys.get(name);
    if (key === undefined) return item;
    keys.delete(name);
    return { ...item, key };
  });
}

function nameOf(url: string | null, title: string | null): string {
  return JSON.stringify([url, title]);
}

/**
 * The items to read in one round: the newest if there are more than `max` and all have a day, else the first. Items
 * never tried come first, then those tried longest ago, so that failing pages do not block others.
 */
export function takeTurns(items: readonly FeedItem[], known: Known, max: number): FeedItem[] {
  const triedAt = ({ key }: FeedItem) => known[key]?.checkedAt ?? 0;
  return newest(items, max).sort((a, b) => triedAt(a) - triedAt(b));
}

function newest(items: readonly FeedItem[], max: number): FeedItem[] {
  if (items.length <= max || items.some(({ publishedOn }) => publishedOn === null)) return items.slice(0, max);
  return [...items].sort((a, b) => (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '')).slice(0, max);
}
