import { constants, setPriority } from 'node:os';
import { makeLog } from '../support/log.ts';
import { type BuildOptions, buildIndex, isIndexFresh } from '../wire/build-index.ts';
import { fetchFromDatabase } from '../wire/shared/fetch-index.ts';
import type { BuildSettings } from './build-client.ts';
import { serveParent } from './serve-parent.ts';

// Entry of the process that builds index versions.
serveParent(async (settings) => {
  const { config, isBackground } = settings as BuildSettings;
  if (isBackground) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const log = makeLog(config.logLevel);
  return {
    call: async (method, args, onProgress) => {
      if (method === 'isFresh') return isIndexFresh(config);
      if (method === 'build') return buildIndex(config, log, { ...(args[0] as BuildOptions), onProgress });
      if (method === 'fetch') return fetchFromDatabase(config);
      throw new TypeError(`no such method: ${method}`);
    },
    close: async () => {},
  };
});
