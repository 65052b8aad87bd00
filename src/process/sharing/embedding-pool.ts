import type { Embedder } from '../../inference/embedder.ts';
import { LibraryUnavailable } from '../../model/library.ts';
import type { Log } from '../../support/log.ts';
import { programPath } from '../../support/program.ts';
import { openSupervisor } from '../supervisor.ts';

/** Settings of an embedding process: the folder of the model, and its name. */
export interface EmbeddingSettings {
  readonly dir: string;
  readonly modelId: string;
}

export interface EmbeddingPoolOptions extends EmbeddingSettings {
  readonly log: Log;
  readonly processes: number;
  /** Embeds passages that the processes cannot. */
  readonly embedder: Embedder;
  /** Entry module of a process; tests set it. */
  readonly module?: string;
}

/** Embeds several passages at a time. */
export interface EmbeddingPool {
  /** Number of calls that keep all processes busy. */
  readonly width: number;
  /** The same vector as that of one process. */
  embedPassage(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Number of texts that wait in a process, so that it is not idle until the next one arrives. Chosen by hand. */
const HELD = 2;
const PATIENCE = {
  pingEveryMs: 0,
  maxMissedPings: 0,
  maxAttempts: 2,
  backoffMs: 200,
  maxBackoffMs: 5_000,
  graceMs: 1_000,
} as const;

/** Starts processes that embed passages at low priority. */
export function openEmbeddingPool(options: EmbeddingPoolOptions): EmbeddingPool {
  const { processes, embedder, log, dir, modelId } = options;
  const module = options.module ?? programPath(import.meta.dirname, 'embedding-process');
  const members = Array.from({ length: processes }, () => ({
    supervisor: openSupervisor({ ...PATIENCE, module, settings: { dir, modelId } satisfies EmbeddingSettings, log }),
    held: 0,
  }));
  return {
    width: processes * HELD,
    embedPassage: async (text) => {
      const member = members.reduce((least, one) => (one.held < least.held ? one : least));
      member.held += 1;
      try {
        return (await member.supervisor.call('embedPassage', [text])) as Float32Array;
      } catch (error) {
        if (!(error instanceof LibraryUnavailable)) throw error;
        return embedder.embedPassage(text);
      } finally {
        member.held -= 1;
      }
    },
    close: async () => void (await Promise.all(members.map(({ supervisor }) => supervisor.close()))),
  };
}
