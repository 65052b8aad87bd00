import type { Collections, LIBRARY_METHODS, Library } from '../model/library.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { programPath } from '../support/program.ts';
import { openPool } from './sharing/pool.ts';
import { answerProcessesFor } from './sharing/process-count.ts';
import type { SupervisorOptions } from './supervisor.ts';

/** The collections as they are answered from in a process of its own. */
export interface ConnectedLibrary extends Collections {
  /** Settles when the index is open; rejects with the reason it could not be opened, which is tried again. */
  readonly opened: Promise<void>;
  /**
   * Opens the index afresh, after a build, in another process, which takes over when it is ready; nothing is lost
   * meanwhile. Rejects, and leaves the present index in use, where the new one cannot be opened.
   */
  reopen(): Promise<void>;
  /** Id of the answer process at the moment. */
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

/** A question is answered in well under a second; this long it waits behind others and for a restarted process. */
const ASK_TIMEOUT_MS = 60_000;
const PATIENCE = {
  pingEveryMs: 2_000,
  /** Twenty seconds: opening a large index blocks its process for some of them. */
  maxMissedPings: 10,
  maxAttempts: 2,
  backoffMs: 200,
  maxBackoffMs: 30_000,
  graceMs: 2_000,
} as const;

/**
 * Starts the answer process and connects to it; does not wait until it has opened. Requests wait for it, survive one
 * crash, and reject with {@link LibraryUnavailable} after a second.
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
