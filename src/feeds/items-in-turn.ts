import type { FeedItem } from './feed-items.ts';
import type { SourceState } from './source-state.ts';

type Known = SourceState['items'];

/**
 * Items under the keys that they are known by: some feeds give an item another id whenever they are made. One that is
 * known by address and title, and is not in the feed under its earlier key, keeps that key. In the order given.
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
 * The items that are looked at in one round: the newest where there are more than `max` of them and all have a day, else the
 * first. Those never tried come first, then those tried longest ago, so that pages which fail keep no others from being read.
 */
export function takeTurns(items: readonly FeedItem[], known: Known, max: number): FeedItem[] {
  const triedAt = ({ key }: FeedItem) => known[key]?.checkedAt ?? 0;
  return newest(items, max).sort((a, b) => triedAt(a) - triedAt(b));
}

function newest(items: readonly FeedItem[], max: number): FeedItem[] {
  if (items.length <= max || items.some(({ publishedOn }) => publishedOn === null)) return items.slice(0, max);
  return [...items].sort((a, b) => (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '')).slice(0, max);
}
