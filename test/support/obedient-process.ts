import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { serveParent } from '../../src/process/serve-parent.ts';
import { OperatorError } from '../../src/support/errors.ts';

/** The settings with which {@link obedient-process} opens. */
export interface ObedientSettings {
  /** File that gets a line at each start and each request, for the test to count. */
  readonly diary: string;
  /** The way in which opening ends. */
  readonly opening: 'well' | 'refused' | 'crash';
}

const METHODS: Record<string, (args: readonly unknown[], onProgress: (value: unknown) => void) => Promise<unknown>> = {
  echo: async ([value]) => value,
  pid: async () => process.pid,
  later: ([value, ms]) => new Promise((resolve) => setTimeout(resolve, Number(ms), value)),
  released: async ([value, file]) => {
    while (!existsSync(String(file))) await wait(10);
    return value;
  },
  never: () => new Promise(() => {}),
  crash: async () => process.kill(process.pid, 'SIGKILL'),
  spin: async () => {
    for (;;) Math.random();
  },
  count: async ([limit], onProgress) => {
    for (let i = 1; i <= Number(limit); i++) onProgress(i);
    return 'counted';
  },
  refuse: async ([id]) => {
    throw OperatorError.of('ARTICLE_UNKNOWN', { id: String(id) });
  },
  fail: async () => {
    throw new TypeError('a bug in the child');
  },
  breakLater: async ([words]) => {
    setTimeout(() => {
      throw new Error(`cannot read "${String(words)}"`);
    });
    return new Promise(() => {});
  },
  unsendable: async () => () => 'functions cannot cross',
};

serveParent(async (settings) => {
  const { diary, opening } = settings as ObedientSettings;
  appendFileSync(diary, `start ${process.pid}\n`);
  if (opening === 'crash') process.kill(process.pid, 'SIGKILL');
  if (opening === 'refused') throw OperatorError.of('INDEX_MISSING', { path: 'somewhere' });
  return {
    call: async (method, args, onProgress) => {
      appendFileSync(diary, `${method}\n`);
      return METHODS[method]?.(args, onProgress);
    },
    close: async () => appendFileSync(diary, 'close\n'),
  };
});
