import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../support/files.ts';

const text = z.string().nullable();
const instant = z.number().nullable();

const item = z.object({
  /** Its file in the folder of the source; null before it could be read for the first time. */
  file: text,
  url: text,
  title: text,
  /** What the feed said of it when its text was last read. */
  stamp: text,
  /** Whether the feed still has it. */
  isListed: z.boolean(),
  /** What its own address answered, 404 or 410; null where it is there. */
  goneStatus: z.number().nullable(),
  /** When its own address was last asked. */
  checkedAt: instant,
  /** Why its text could not be read; null where it could. */
  problem: text,
});

const schema = z.object({
  /** Of the address that all the rest was read from. */
  address: z.string(),
  checkedAt: instant,
  /** Not asked again before this. */
  waitUntil: instant,
  etag: text,
  lastModified: text,
  problem: text,
  /** Where the source lies from now on, as its server says; absent in states of earlier versions. */
  movedTo: text.default(null),
  /** Rounds that failed, one after the other. */
  failures: z.number(),
  /** When the first of them was; null where the last round was well, and in states of earlier versions. */
  failingSince: instant.default(null),
  items: z.record(z.string(), item),
});

/** What is remembered of a source between rounds; instants in milliseconds. It stands beside its articles. */
export type SourceState = z.infer<typeof schema>;
export type ItemState = z.infer<typeof item>;

/** Hidden: no build takes it for an article. */
const STATE_FILE = '.state.json';

function newState(address: string): SourceState {
  const nothing = { checkedAt: null, waitUntil: null, etag: null, lastModified: null, problem: null, movedTo: null };
  return { address, ...nothing, failures: 0, failingSince: null, items: {} };
}

/** The state of a source. One that cannot be read, or of another address, starts anew; its articles keep their files. */
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
