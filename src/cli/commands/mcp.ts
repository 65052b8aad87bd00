import { dayOf } from '../../model/day.ts';
import { followIndex } from '../../process/follow-index.ts';
import { connectLibrary } from '../../process/library-client.ts';
import { makeMcpServer, serveStdio } from '../../tools/mcp-server.ts';
import { readVersion } from '../../wire/open-servers.ts';
import { requireCollections } from '../../wire/read-articles.ts';
import { openTalk } from '../../wire/small-models.ts';
import { COLLECTION_OPTION, reachOfOption } from '../collection-option.ts';
import { runCommand } from '../run-command.ts';

const USAGE = `Usage: npm run -s mcp -- [--collection NAME]
Serves search, read and ask over stdin and stdout in the Model Context Protocol, until its client leaves.
A client starts it by itself; it needs a built index.`;

await runCommand({
  usage: USAGE,
  options: { collection: COLLECTION_OPTION },
  maxPositionals: 0,
  run: async ({ config, log, values }) => {
    const end = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => end.abort());
    const library = connectLibrary({ config, log });
    try {
      await library.opened;
      void followIndex({ library, indexDir: config.indexDir, log, signal: end.signal });
      const reach = reachOfOption(values.collection);
      const collections = (await library.listCollections()).map(({ name: collection }) => ({ collection }));
      requireCollections(collections, reach);
      const scene = {
        library: library.within(reach),
        today: () => dayOf(new Date()),
        readTalk: await openTalk(config, log),
      };
      await serveStdio(makeMcpServer(scene, await readVersion(), log), end.signal);
    } finally {
      end.abort();
      await library.close();
    }
  },
});
