import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../../../src/cli/checks/examine.ts';
import { openSqliteHistory } from '../../../../src/history/sqlite/open-sqlite-history.ts';
import { type Config, PROJECT_DIR, readConfig } from '../../../../src/support/config.ts';
import { makeLog } from '../../../../src/support/log.ts';
import { openSqlite } from '../../../../src/support/sqlite.ts';
import { buildIndex } from '../../../../src/wire/build-index.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const PATH = process.env['PATH'];
const LOG = makeLog('silent');

/** Hides mvn, which would fetch the model. */
beforeAll(() => {
  process.env['PATH'] = '/nonexistent';
});
afterAll(() => {
  process.env['PATH'] = PATH;
});

/** A complete set-up without the embedding model, in a separate folder. */
async function makeSetup(): Promise<Config> {
  const dir = makeTemporaryDir();
  const config: Config = {
    ...readConfig({
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      YOUJU_MODELS_DIR: join(dir, 'models'),
      YOUJU_HISTORY_DIR: join(dir, 'history'),
      HF_ENDPOINT: 'http://127.0.0.1:9',
      DISCORD_TOKEN: '',
    }),
    glossaryFile: join(dir, 'glossary.yaml'),
    calibrationFile: join(dir, 'calibration.json'),
    readerDir: join(dir, 'reader'),
  };
  mkdirSync(config.dataDir);
  writeFileSync(join(config.dataDir, 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李国强主持。');
  cpSync(join(PROJECT_DIR, 'data/glossary.yaml'), config.glossaryFile);
  cpSync(join(PROJECT_DIR, 'data/calibration.json'), config.calibrationFile);
  cpSync(join(PROJECT_DIR, 'models/youju-reader'), config.readerDir, { recursive: true });
  await buildIndex(config, LOG);
  await openSqliteHistory(config.historyDir).close();
  return config;
}

function fileOfVersion({ indexDir }: Config, name: string): string {
  return join(indexDir, 'versions', readdirSync(join(indexDir, 'versions'))[0] ?? '', name);
}

function replaceByFile(path: string): void {
  rmSync(path, { recursive: true });
  writeFileSync(path, '');
}

/** The broken thing, the check that finds it, and words of its text and remedy. */
const SETUPS: readonly [string, string, RegExp, RegExp, (config: Config) => void][] = [
  [
    'no folder of articles',
    'articles',
    /cannot be read/,
    /exists/,
    ({ dataDir }) => rmSync(dataDir, { recursive: true }),
  ],
  ['no article', 'articles', /no files/, /Put article files/, ({ dataDir }) => rmSync(join(dataDir, 'a.txt'))],
  ['a glossary that is none', 'glossary', /problem/, /Mend/, ({ glossaryFile }) => writeFileSync(glossaryFile, '[1')],
  ['a file for an index', 'index folder', /a file stands/, /right/, ({ indexDir }) => replaceByFile(indexDir)],
  ['a file for a history', 'history folder', /a file stands/, /right/, ({ historyDir }) => replaceByFile(historyDir)],
  [
    'a damaged index',
    'index',
    /index\.v8 is damaged/,
    /npm run index/,
    (config) => truncateSync(fileOfVersion(config, 'index.v8'), 50),
  ],
  [
    'a damaged manifest',
    'index',
    /manifest\.json is damaged/,
    /npm run index/,
    (config) => truncateSync(fileOfVersion(config, 'manifest.json'), 50),
  ],
  [
    'a damaged CURRENT',
    'index',
    /^CURRENT is damaged/,
    /npm run index/,
    ({ indexDir }) => truncateSync(join(indexDir, 'CURRENT'), 20),
  ],
  [
    'a damaged calibration',
    'calibration',
    /checksum differs/,
    /git checkout/,
    ({ calibrationFile: file }) => writeFileSync(file, readFileSync(file, 'utf8').replace('0.', '1.')),
  ],
  [
    'a damaged reader',
    'reader',
    /checksum differs/,
    /git checkout/,
    ({ readerDir }) => truncateSync(join(readerDir, 'config.json'), 9),
  ],
  ['a reader that is gone', 'reader', /cannot be read/, /./, ({ readerDir }) => rmSync(readerDir, { recursive: true })],
  [
    'a history without its salt',
    'history folder',
    /salt is missing/,
    /copies/,
    ({ historyDir }) => rmSync(join(historyDir, 'salt')),
  ],
  [
    'a damaged history',
    'history folder',
    /history/,
    /copies/,
    ({ historyDir }) => writeFileSync(join(historyDir, 'history.db'), 'x'.repeat(9_999)),
  ],
  [
    'a history of a newer version',
    'history folder',
    /newer version/,
    /copies/,
    ({ historyDir }) => {
      const db = openSqlite(join(historyDir, 'history.db'));
      db.pragma('user_version = 99');
      db.close();
    },
  ],
];

describe('the doctor', () => {
  it.each(SETUPS)('names %s with its remedy, and makes all other checks', async (_, name, text, remedy, breakIt) => {
    const config = await makeSetup();
    breakIt(config);
    const findings = await examine(config, LOG);
    expect(findings.map((finding) => finding.name)).toEqual(
      expect.arrayContaining(['Node.js', 'libraries', 'Discord']),
    );
    const found = findings.find((finding) => finding.name === name && finding.state !== 'ok');
    expect(found?.text).toMatch(text);
    expect(found?.remedy).toMatch(remedy);
  });
});
