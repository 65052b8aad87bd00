import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMirrored } from '../../src/cli/commands/keep-mirrored.ts';
import { readPublished } from '../../src/store/versions.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { publishToDatabase } from '../../src/wire/shared/publish-index.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';
import { publishBody } from '../support/publish-version.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

/** Every fetch is a separate process. */
const PATIENCE = { timeout: 110_000, interval: 100 };

describe.skipIf(!hasServer)(serverSuite('a reader that runs'), () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterAll(() => server?.close());

  it('follows the builder from version to version, also after the server was killed', {
    timeout: 400_000,
  }, async () => {
    const [builderDir, readerDir] = [makeTemporaryDir(), makeTemporaryDir()];
    const publish = async (second: number) => {
      const { version } = await publishBody(builderDir, `第${second}个版本。`, second);
      await publishToDatabase({ url: server.url(), isBuilder: true, reading: 'mirror' }, builderDir);
      return version;
    };
    const versionHere = async () => (await readPublished(readerDir)).versions[0];
    const config = readConfig({ INDEX_URL: server.url(), YOUJU_INDEX_DIR: readerDir });
    const end = new AbortController();
    const first = await publish(1);
    const mirror = keepMirrored({ config, log: makeLog('silent'), signal: end.signal });
    try {
      await expect.poll(versionHere, PATIENCE).toBe(first);
      const second = await publish(2);
      await expect.poll(versionHere, PATIENCE).toBe(second);
      await server.kill();
      await server.up();
      const third = await publish(3);
      await expect.poll(versionHere, PATIENCE).toBe(third);
    } finally {
      end.abort();
      mirror.stop();
    }
  });
});
