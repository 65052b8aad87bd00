import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Question } from '../../src/model/question.ts';
import { serveLibrary } from '../../src/process/serve-library.ts';
import { serveParent } from '../../src/process/serve-parent.ts';
import type { Config } from '../../src/support/config.ts';
import { asCollections } from './one-library.ts';
import { makeSmallLibrary } from './small-library.ts';

// A small library as a process, for tests of the process around it. It writes every question into the file `diary` of
// the index directory, dies over the question 崩溃, and answers 慢 after a file `released` appears beside the diary.
serveParent(async (settings) => {
  const { indexDir, dataDir } = settings as Config;
  const write = (line: string) => appendFileSync(`${indexDir}/diary`, `${line}\n`);
  const small = makeSmallLibrary();
  const library = {
    ...small,
    ask: async (question: Question) => {
      write(question.text);
      if (question.text === '崩溃') process.kill(process.pid, 'SIGKILL');
      while (question.text === '慢' && !existsSync(`${indexDir}/released`)) await wait(10);
      return small.ask(question);
    },
    status: async () => ({ ...(await small.status()), version: dataDir }),
  };
  return serveLibrary({ ...asCollections(library), close: async () => write('closed') });
});
