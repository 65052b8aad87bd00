import { collectGarbage } from '../support/collect-garbage.ts';
import type { Config } from '../support/config.ts';
import { makeLog } from '../support/log.ts';
import { openReadyCollections } from '../wire/open-library.ts';
import { serveLibrary } from './serve-library.ts';
import { serveParent } from './serve-parent.ts';

// Entry of the process that holds the index, the dictionaries and the models.
serveParent(async (settings) => {
  const config = settings as Config;
  const collections = await openReadyCollections(config, makeLog(config.logLevel));
  collectGarbage();
  return serveLibrary(collections);
});
