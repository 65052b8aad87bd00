import type { Collections, LIBRARY_METHODS, Library } from '../model/library.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { programPath } from '../support/program.ts';
import { openPool } from './sharing/pool.ts';
import { answerProcessesFor } from './sharing/process-count.ts';
import type { SupervisorOptions } from './supervisor.ts';

/** The collections of the answer process. */
export interface ConnectedLibrary extends Collections {
  /** Resolves when the index is open; rejects with the reason of a failure, after which it is tried again. */
  readonly opened: Promise<void>;
  /**
   * Opens a new index in another process, which takes over when it is ready; no request is lost. If the new index
   * cannot be opened, it rejects and the present one stays in use.
   */
  reopen(): Promise<void>;
  /** Id of the present answer process. */
  pid(): number | undefined;
}

export interface LibraryConnection {
  readonly config: Config;
  readonly log: Log;
  /** Entry module of the answer process. */
  readonly module?: string;
  readonly askTimeoutMs?: number;
}

type Method = (typeof LIBRARY_METHODS)[number];

/**
 * A question is answered in well under a second; this is how long it may wait behind others and for a restarted
 * process. Chosen by hand.
 */
const ASK_TIMEOUT_MS = 60_000;
const PATIENCE = {
  pingEveryMs: 2_000,
  /** Twenty seconds, because opening a large index blocks its process for part of that. */
  maxMissedPings: 10,
  maxAttempts: 2,
  backoffMs: 200,
  maxBackoffMs: 30_000,
  graceMs: 2_000,
} as const;

/**
 * Starts the answer process and connects to it without waiting until it is open. Requests wait for it, survive one
 * crash, and reject with {@link LibraryUnavailable} after a second one.
 */
export function connectLibrary({ config, log, module, askTimeoutMs }: LibraryConnection): ConnectedLibrary {
  const options: SupervisorOptions = {
    ...PATIENCE,
    module: module ?? programPath(import.meta.dirname, 'answer-process'),
    settings: config,
    log,
  };
  const supervisor = openPool(options, config.answerProcesses ?? answerProcessesFor());
  const timeoutMs = askTimeoutMs ?? ASK_TIMEOUT_MS;
  return {
    opened: supervisor.opened,
    reopen: () => supervisor.replace(),
    pid: () => supervisor.pid(),
    within: (reach) => {
      const call = <M extends Method>(method: M, ...args: Parameters<Required<Library>[M]>) =>
        supervisor.call(method, [reach, ...args], { timeoutMs }) as ReturnType<Required<Library>[M]>;
      return libraryOver(call, config.llm !== undefined);
    },
    listAllArticles: () =>
      supervisor.call('listAllArticles', [], { timeoutMs }) as ReturnType<Collections['listAllArticles']>,
    listCollections: () =>
      supervisor.call('listCollections', [], { timeoutMs }) as ReturnType<Collections['listCollections']>,
    status: () => supervisor.call('statusOfAll', [], { timeoutMs }) as ReturnType<Collections['status']>,
    close: () => supervisor.close(),
  };
}

type Call = <M extends Method>(
  method: M,
  ...args: Parameters<Required<Library>[M]>
) => ReturnType<Required<Library>[M]>;

function libraryOver(call: Call, canRephrase: boolean): Library {
  return {
    ask: (question) => call('ask', question),
    resolve: (question, turns) => call('resolve', question, turns),
    examples: () => call('examples'),
    nearby: (question) => call('nearby', question),
    ...(canRephrase && { rephrase: (answer) => call('rephrase', answer) }),
    listArticles: () => call('listArticles'),
    findArticle: (id) => call('findArticle', id),
    searchArticles: (words, filters, limit) => call('searchArticles', words, filters, limit),
    similarArticles: (id, limit) => call('similarArticles', id, limit),
    status: () => call('status'),
  };
}
