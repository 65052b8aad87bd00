import { fetchRound } from '../../src/feeds/fetch-round.ts';
import { readSources } from '../../src/feeds/read-sources.ts';

// One round of fetching as a process that a test kills: node fetch-process.ts SOURCES_FILE DATA_DIR.
const [sourcesFile = '', dataDir = ''] = process.argv.slice(2);
const sources = await readSources(sourcesFile);
if (!sources) throw new Error(`there is no ${sourcesFile}`);
const fail = (error: unknown) => {
  throw error;
};
await fetchRound({ sources, dataDir, now: () => new Date(), version: '1', onlyDue: false, onBug: fail });
