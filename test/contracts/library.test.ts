import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { connectLibrary } from '../../src/process/library-client.ts';
import { type Config, readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { buildIndex } from '../../src/wire/build-index.ts';
import { openCollections } from '../../src/wire/open-library.ts';
import { describeWithModel } from '../support/model.ts';
import { describeLibrary, LIBRARY_FILES } from './library-contract.ts';

const log = makeLog('silent');

describeWithModel('with the model', (model) => {
  let config: Config;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'youju-library-'));
    mkdirSync(join(dir, 'data'));
    for (const [name, text] of Object.entries(LIBRARY_FILES)) writeFileSync(join(dir, 'data', name), text);
    config = readConfig({
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      EMBEDDING_MODEL_DIR: model.dir,
    });
    await buildIndex(config, log);
    return () => rmSync(dir, { recursive: true, force: true });
  });

  describeLibrary('the library in this process', () => openCollections(config, log));

  describeLibrary('the library over a process', async () => {
    const library = connectLibrary({ config, log });
    await library.opened;
    return library;
  });
});
