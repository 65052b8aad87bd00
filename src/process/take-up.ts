import type { Collections } from '../model/library.ts';
import { removeServing, SERVING_EVERY_MS, touchServing, writeServing } from '../store/serving-file.ts';
import { readPublishedMark } from '../store/versions.ts';
import type { Log } from '../support/log.ts';

/** Keeps answers on the published version. */
export interface TakeUp {
  /** Takes up a new version at once, if there is one; rejects if that fails. */
  now(): Promise<void>;
  /** Ends the watch and waits for a take-up in progress. */
  close(): Promise<void>;
}

export interface TakeUpOptions {
  readonly indexDir: string;
  /** The published mark when the library was opened, or an earlier one. */
  readonly mark: string | undefined;
  readonly library: Pick<Collections, 'status'> & { reopen(): Promise<void> };
  readonly log: Log;
  /** Interval at which CURRENT, a few hundred bytes, is read. */
  readonly everyMs?: number;
  /** Wait after a version could not be opened. */
  readonly retryMs?: number;
}

/** Interval at which a new version is looked for: one small file is read. Chosen by hand. */
const EVERY_MS = 1_000;
/** Wait before a version that could not be opened is tried again. Chosen by hand. */
const RETRY_MS = 30_000;

/**
 * Looks for newly published versions and makes the library answer from them. It reads the file again and again, because
 * disks of networks and containers do not report changes. It records in the index directory which version is in use.
 */
export function startTakeUp(options: TakeUpOptions): TakeUp {
  return new PollingTakeUp(options);
}

class PollingTakeUp implements TakeUp {
  readonly #options: TakeUpOptions;
  readonly #timers: readonly NodeJS.Timeout[];
  #mark: string | undefined;
  #running: Promise<void> | undefined;
  #retryAt = 0;
  #closed = false;

  constructor(options: TakeUpOptions) {
    this.#options = options;
    this.#mark = options.mark;
    const { indexDir, everyMs } = options;
    const touch = () => void touchServing(indexDir, process.pid).catch(() => {});
    this.#timers = [setInterval(() => void this.#look(), everyMs ?? EVERY_MS), setInterval(touch, SERVING_EVERY_MS)];
    for (const timer of this.#timers) timer.unref();
    void this.#tell();
  }

  async now(): Promise<void> {
    await this.#running?.catch(() => {});
    await this.#take();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#running?.catch(() => {});
    await removeServing(this.#options.indexDir, process.pid).catch(() => {});
  }

  async #look(): Promise<void> {
    if (this.#running || this.#closed || performance.now() < this.#retryAt) return;
    await this.#take().catch((error: unknown) => {
      const retryMs = this.#options.retryMs ?? RETRY_MS;
      this.#retryAt = performance.now() + retryMs;
      if (!this.#closed)
        this.#options.log.warn({ err: error, retryMs }, 'a new index cannot be taken up; trying again later');
    });
  }

  #take(): Promise<void> {
    this.#running ??= this.#takeNew().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #takeNew(): Promise<void> {
    // Read before the version is opened, so that a version published meanwhile is taken up next.
    const mark = await readPublishedMark(this.#options.indexDir);
    if (mark === undefined || mark === this.#mark) return;
    await this.#options.library.reopen();
    this.#mark = mark;
    await this.#tell();
  }

  async #tell(): Promise<void> {
    const { library, indexDir, log } = this.#options;
    try {
      const { version } = await library.status();
      if (!this.#closed) await writeServing(indexDir, { pid: process.pid, version, since: new Date().toISOString() });
      log.info({ version }, 'an index version serves');
    } catch (error) {
      log.info({ err: error }, 'which version serves cannot be written down');
    }
  }
}
