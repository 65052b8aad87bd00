import { dayOf } from '../../model/day.ts';
import { followIndex } from '../../process/follow-index.ts';
import { connectLibrary } from '../../process/library-client.ts';
import { makeMcpServer, serveStdio } from '../../tools/mcp-server.ts';
import { readVersion } from '../../wire/open-servers.ts';
import { runCommand } from '../run-command.ts';

const USAGE = `Usage: npm run -s mcp
Serves search, read and ask over stdin and stdout in the Model Context Protocol, until its client leaves.
A client starts it by itself; it needs a built index.`;

await runCommand({
  usage: USAGE,
  options: {},
  maxPositionals: 0,
  run: async ({ config, log }) => {
    const end = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => end.abort());
    const library = connectLibrary({ config, log });
    try {
      await library.opened;
      void followIndex({ library, indexDir: config.indexDir, log, signal: end.signal });
      const scene = { library, today: () => dayOf(new Date()) };
      await serveStdio(makeMcpServer(scene, await readVersion(), log), end.signal);
    } finally {
      end.abort();
      await library.close();
    }
  },
});
