import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FEED_LIMITS } from '../../../../src/feeds/feed-limits.ts';
import { isCollectionName, removeAdded, storeArticle, wasAdded } from '../../../../src/feeds/store-article.ts';
import { readCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { summarise } from '../../../../src/model/article-list.ts';
import { openFeedServer, pageOf } from '../../../support/feed-server.ts';
import { command, HandDesk, MANAGER, OWNER } from '../../../support/hand-desk.ts';
import { asCollections } from '../../../support/one-library.ts';
import { makeSmallLibrary } from '../../../support/small-library.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const PAGE = pageOf('安图县召开会议', '安图县昨日召开会议，部署防汛工作。安图县的会议由李某主持。');

/** A bot over the files of a folder, which it reads again whenever the product would build its index. */
async function open({ isPrivateAllowed = true } = {}) {
  const server = await openFeedServer();
  server.pages.set('/1.html', PAGE);
  server.pages.set('/report.txt', '汪清县水库开工\n\n汪清县的水库昨日开工，由张建国主持，灌溉农田三万亩。\n');
  const dataDir = makeTemporaryDir();
  let corpus = await readCorpus(dataDir);
  const listAllArticles = async () =>
    corpus.articles.map((one) => ({
      ...summarise(one),
      file: one.file,
      ...(one.collection && { collection: one.collection }),
    }));
  const privateHosts = new Set(isPrivateAllowed ? [server.host] : []);
  const desk = await HandDesk.open(
    { ...asCollections(makeSmallLibrary()), listAllArticles },
    {
      reindex: async () => {
        corpus = await readCorpus(dataDir);
      },
      articleDesk: {
        add: (sent, collection) =>
          storeArticle(sent, { dataDir, collection, privateHosts, limits: FEED_LIMITS, version: '1' }),
        remove: (file) => removeAdded(dataDir, file),
        wasAdded,
        isCollectionName,
      },
    },
  );
  onTestFinished(async () => {
    await desk.close();
    await server.close();
  });
  const files = () => (existsSync(dataDir) ? readdirSync(dataDir, { recursive: true, encoding: 'utf8' }) : []).sort();
  return { server, desk, files };
}

function withFile(given: Readonly<Record<string, unknown>>, filename: string, url: string): object {
  const { type, data } = command('admin add', { ...given, file: '77' });
  return { type, data: { ...data, resolved: { attachments: { 77: { filename, url } } } } };
}

describe('/admin add and /admin remove', () => {
  it('take a page into a collection, show where it came from, and take it away again', async () => {
    const { server, desk, files } = await open();
    const address = `${server.url}/1.html`;
    const told = await desk.put('1', OWNER, command('admin add', { address, collection: '东部' }));
    expect(told).toContain('安图县召开会议');
    expect(told).toContain(address);
    const [folder, file = ''] = files();
    expect([folder, file.replace(/-[\da-f]{12}/, '')]).toEqual(['东部', join('东部', 'added-127.0.0.1.html')]);
    await desk.put('1', OWNER, command('admin add', { address, collection: '东部' }));
    expect(files()).toHaveLength(2);
    const choices = await desk.put('1', OWNER, command('admin remove', { article: '安图' }, 'article'));
    const id = (JSON.parse(choices) as [{ data: { choices: { value: string }[] } }])[0].data.choices[0]?.value;
    expect(await desk.put('1', OWNER, command('admin remove', { article: id }))).toContain('已移除');
    expect(files()).toEqual(['东部']);
  });

  it('take a file in beside the folders where no collection is named', async () => {
    const { server, desk, files } = await open();
    const told = await desk.put('1', OWNER, withFile({}, '../汪清 县.txt', `${server.url}/report.txt`));
    expect(told).toContain('汪清县水库开工');
    expect(files().map((file) => file.replace(/-[\da-f]{12}/, ''))).toEqual(['added-汪清_县.txt']);
  });

  it.each([
    ['neither file nor address', {}, '二者选一'],
    ['a folder outside', { address: 'https://example.org/', collection: '../x' }, '资料集的名字'],
    ['a hidden folder', { address: 'https://example.org/', collection: '.git' }, '资料集的名字'],
    ['an address of this machine', { address: 'http://127.0.0.1:8080/' }, 'no address of the public internet'],
    ['no address at all', { address: 'nothing' }, '没能收录'],
    ['a file of this machine', { address: 'file:///etc/passwd' }, '没能收录'],
  ])('refuse %s', async (_, given, words) => {
    const { desk, files } = await open({ isPrivateAllowed: false });
    expect(await desk.put('1', OWNER, command('admin add', given))).toContain(words);
    expect(files()).toEqual([]);
  });

  it('refuse files of kinds that are not read, and everybody but the owner', async () => {
    const { server, desk, files } = await open();
    expect(await desk.put('1', OWNER, withFile({}, 'song.mp3', `${server.url}/report.txt`))).toContain('没能收录');
    const told = await desk.put('1', MANAGER, command('admin add', { address: `${server.url}/1.html` }));
    expect(told).not.toContain('安图县');
    expect(await desk.put('1', MANAGER, command('admin remove', { article: '' }, 'article'))).toContain('"choices":[]');
    expect(files()).toEqual([]);
  });

  it('leave files alone that nobody added by command', async () => {
    const dir = makeTemporaryDir();
    for (const file of ['a.txt', '../added-x.txt', 'x/../added-x.txt', 'a/b/added-x.txt']) {
      expect(await removeAdded(dir, file)).toBe(false);
    }
  });
});
