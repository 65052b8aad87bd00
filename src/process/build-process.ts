import type { Config } from '../support/config.ts';
import { makeLog } from '../support/log.ts';
import { type BuildOptions, buildIndex, isIndexFresh } from '../wire/build-index.ts';
import { serveParent } from './serve-parent.ts';

// Entry of the process that builds index versions.
serveParent(async (settings) => {
  const config = settings as Config;
  const log = makeLog(config.logLevel);
  return {
    call: async (method, args, onProgress) => {
      if (method === 'isFresh') return isIndexFresh(config);
      if (method === 'build') return buildIndex(config, log, { ...(args[0] as BuildOptions), onProgress });
      throw new TypeError(`no such method: ${method}`);
    },
    close: async () => {},
  };
});
