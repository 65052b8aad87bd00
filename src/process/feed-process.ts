import type { Config } from '../support/config.ts';
import { makeLog } from '../support/log.ts';
import { type FetchSourcesOptions, fetchSources } from '../wire/fetch-sources.ts';
import { serveParent } from './serve-parent.ts';

// Entry of the process that reads feeds and pages of other servers.
serveParent(async (settings) => {
  const config = settings as Config;
  const log = makeLog(config.logLevel);
  return {
    call: async (method, args) => {
      if (method === 'fetch') return fetchSources(config, log, args[0] as FetchSourcesOptions);
      throw new TypeError(`no such method: ${method}`);
    },
    close: async () => {},
  };
});
