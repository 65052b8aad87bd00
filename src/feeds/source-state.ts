import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../support/files.ts';

const text = z.string().nullable();
const instant = z.number().nullable();

const item = z.object({
  /** Its file in the folder of the source; null before it was read successfully. */
  file: text,
  url: text,
  title: text,
  /** Stamp of the item when its text was last read. */
  stamp: text,
  /** True if the feed still has it. */
  isListed: z.boolean(),
  /** Status of its own address, 404 or 410; null if it is there. */
  goneStatus: z.number().nullable(),
  /** Time of the last request to its own address. */
  checkedAt: instant,
  /** The reason why its text could not be read; null if it could. */
  problem: text,
});

const schema = z.object({
  /** The address from which everything else was read. */
  address: z.string(),
  checkedAt: instant,
  /** It is not asked again before this time. */
  waitUntil: instant,
  etag: text,
  lastModified: text,
  problem: text,
  /** The new address according to its server; absent in states of earlier versions. */
  movedTo: text.default(null),
  /** Number of failed rounds in a row. */
  failures: z.number(),
  /** Time of the first of them; null if the last round succeeded, and in states of earlier versions. */
  failingSince: instant.default(null),
  items: z.record(z.string(), item),
});

/** The facts about a source that are kept between rounds; instants in milliseconds. The file is beside its articles. */
export type SourceState = z.infer<typeof schema>;
export type ItemState = z.infer<typeof item>;

/** An item that has not been read. */
export const NEW_ITEM: ItemState = {
  file: null,
  url: null,
  title: null,
  stamp: null,
  isListed: true,
  goneStatus: null,
  checkedAt: null,
  problem: null,
};

/** The name is hidden, so that no build takes it for an article. */
const STATE_FILE = '.state.json';

function newState(address: string): SourceState {
  const nothing = { checkedAt: null, waitUntil: null, etag: null, lastModified: null, problem: null, movedTo: null };
  return { address, ...nothing, failures: 0, failingSince: null, items: {} };
}

/**
 * The state of a source. A state that is unreadable or of another address is replaced by an empty one; the articles
 * keep their files.
 */
export async function readState(dir: string, address: string): Promise<SourceState> {
  try {
    const state = schema.parse(JSON.parse(await readFile(join(dir, STATE_FILE), 'utf8')));
    return state.address === address ? state : { ...newState(address), items: state.items };
  } catch {
    return newState(address);
  }
}

export async function writeState(dir: string, state: SourceState): Promise<void> {
  await writeFileAtomic(join(dir, STATE_FILE), JSON.stringify(state));
}
