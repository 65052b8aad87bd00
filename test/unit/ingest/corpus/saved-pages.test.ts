import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../../../src/chunking/split-articles.ts';
import { type Corpus, readCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { buildIndexData, embedChunks } from '../../../../src/store/build-index.ts';
import { openVectorCache } from '../../../../src/store/vectors/vector-cache.ts';
import { searchTerms } from '../../../../src/text/words/segment.ts';
import { makeHashEmbedder } from '../../../support/hash-embedder.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const PAGES = 200;
const TOPICS = [
  '修建水渠',
  '补种果树',
  '培训教师',
  '检修电网',
  '清理河道',
  '发放种子',
  '开通班车',
  '改造旧屋',
  '收购稻谷',
  '建设码头',
];
const PLACES = ['青石', '白沙', '柳林', '高桥', '东岭', '沙河', '麻城', '石门', '丰乐', '长滩', '竹园', '平川'];

/** A page as a browser saves it; every number gives another article. */
function pageOf(n: number): string {
  let state = n + 1;
  const pick = (words: readonly string[]) => {
    state = (state * 48_271) % 2_147_483_647;
    return words[state % words.length] as string;
  };
  const sentence = (i: number) =>
    `${pick(PLACES)}${pick(PLACES)}镇${pick(TOPICS)}${n * 31 + i * 17}处，${pick(PLACES)}村${pick(TOPICS)}。`;
  const paragraphs = [0, 1, 2].map((p) => `<p>${[0, 1, 2].map((i) => sentence(p * 3 + i)).join('')}</p>`);
  const title = `${pick(PLACES)}镇第${n}次${pick(TOPICS)}`;
  const nav = '<div class="nav"><a href="/">首页</a><a href="/news">新闻</a></div>';
  return `<html><head><title>${title}_乡报网</title></head><body>${nav}<h1>${title}</h1><div class="content">${paragraphs.join('')}</div></body></html>`;
}

function savePage(dir: string, n: number): void {
  mkdirSync(join(dir, `article-${n}`), { recursive: true });
  writeFileSync(join(dir, `article-${n}`, 'index.html'), pageOf(n));
}

/** The content of an index of the corpus, and the number of texts that were embedded for it. */
async function indexOf({ articles }: Corpus, cacheFile: string) {
  const data = buildIndexData({ articles, ...splitArticles(articles) }, searchTerms);
  const embedder = makeHashEmbedder();
  const cache = openVectorCache(cacheFile, embedder.modelId);
  try {
    const rows = await embedChunks(data, { embedder, cache }, () => {});
    return { data, rows, embedded: embedder.embedded.length };
  } finally {
    cache.close();
  }
}

describe('a folder of saved pages, each in a folder of its own', () => {
  it('keeps the ids of all others and what was embedded when one page goes and one comes', async () => {
    const dir = makeTemporaryDir();
    const dataDir = join(dir, 'data');
    const usedCache = join(dir, 'used.sqlite');
    for (let n = 0; n < PAGES; n++) savePage(dataDir, n);
    const before = await readCorpus(dataDir);
    expect(before.problems).toEqual([]);
    expect(new Set(before.articles.map(({ id }) => id)).size).toBe(PAGES);
    await indexOf(before, usedCache);

    rmSync(join(dataDir, 'article-70'), { recursive: true });
    savePage(dataDir, PAGES);
    const after = await readCorpus(dataDir);
    const idsByFile = ({ articles }: Corpus, without: string) =>
      articles.filter(({ file }) => file !== without).map(({ file, id }) => `${file} ${id}`);
    expect(after.articles.length).toBe(PAGES);
    expect(idsByFile(after, `article-${PAGES}/index.html`)).toEqual(idsByFile(before, 'article-70/index.html'));

    const incremental = await indexOf(after, usedCache);
    const cleanDir = join(dir, 'clean');
    for (let n = PAGES; n >= 0; n--) if (n !== 70) savePage(cleanDir, n);
    const clean = await indexOf(await readCorpus(cleanDir), join(dir, 'new.sqlite'));
    expect(incremental.data).toEqual(clean.data);
    expect(incremental.rows).toEqual(clean.rows);
    const ofNewPage = clean.data.chunks.filter(
      ({ articleIndex }) => after.articles[articleIndex]?.file === `article-${PAGES}/index.html`,
    );
    expect(incremental.embedded).toBe(ofNewPage.length);
  });
});
