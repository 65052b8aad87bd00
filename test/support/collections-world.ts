import { makeLocalCollections } from '../../src/answer/local-collections.ts';
import { makeLocalLibrary } from '../../src/answer/local-library.ts';
import { splitArticles } from '../../src/chunking/split-articles.ts';
import { type Article, bareArticle } from '../../src/model/article.ts';
import type { Collections } from '../../src/model/library.ts';
import { STORE } from '../../src/model/tuning.ts';
import { resolveFollowUp } from '../../src/question/conversation/follow-up.ts';
import { makeExamples } from '../../src/question/talk/examples.ts';
import { buildMemoryIndex } from '../../src/store/memory-index.ts';
import type { OpenIndex } from '../../src/store/open-index.ts';
import { openVectorCache } from '../../src/store/vectors/vector-cache.ts';
import { makeNameFinder } from '../../src/text/names/names.ts';
import { searchTerms } from '../../src/text/words/segment.ts';
import { makeReading } from './follow-up-reading.ts';
import { makeHashEmbedder } from './hash-embedder.ts';
import { answererOver } from './small-answerer.ts';

/** A word in every title, source and sentence of the private collection, and nowhere else. */
export const SECRET = '鼯鼠';
export const PRIVATE_NAME = '内部';

const PLACES = ['灵寿县', '汪清县', '田东县', '甲县', '乙县', '丙县'];
const PEOPLE = ['张建国', '李卫东', '王小明', '赵立新'];

/** Articles of one collection with the same words as the others, and with `mark` in every part of them. */
function articlesOf(collection: string | undefined, mark: string, count: number): Article[] {
  return Array.from({ length: count }, (_, i) => {
    const place = PLACES[(i + mark.length) % PLACES.length] as string;
    const person = PEOPLE[(i * 3 + mark.length) % PEOPLE.length] as string;
    const day = `2022-0${1 + (i % 9)}-1${i % 10}`;
    const lead = `${place}${mark}水库昨日开工，${person}主持开工仪式，灌溉农田${i + 2}万亩。`;
    const rest = `${mark}工程投入资金${3 + i}亿元，一要保护水源，二要安置群众，三要按期完工。`;
    return bareArticle({
      id: `${collection ?? 'common'}-${i}`,
      file: collection === undefined ? `${i}.txt` : `${collection}/${i}.txt`,
      ...(collection !== undefined && { collection }),
      title: `${place}${mark}水库开工${i}`,
      source: `${mark}日报`,
      publishedOn: i % 4 === 0 ? null : day,
      url: `https://example.org/${encodeURIComponent(mark)}/${i}`,
      body: `${lead}\n${rest}\n记者从${place}${mark}了解到，当地还引进蓝莓种植项目，带动${i + 5}百户农民增收。`,
    });
  });
}

/** Three collections and articles outside of them; without the private one everything is as if it never existed. */
export function articlesOfWorld({ hasPrivate }: { readonly hasPrivate: boolean }): Article[] {
  return [
    ...articlesOf(undefined, '长河', 5),
    ...articlesOf('东部', '东岭', 9),
    ...articlesOf('西部', '西原', 7),
    ...(hasPrivate ? articlesOf(PRIVATE_NAME, SECRET, 8) : []),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An index of words and of small vectors over articles in memory. */
export async function indexOf(articles: readonly Article[]): Promise<OpenIndex> {
  const embedder = makeHashEmbedder();
  const embedding = { embedder, cache: openVectorCache(':memory:', embedder.modelId) };
  return buildMemoryIndex({ articles, ...splitArticles(articles) }, searchTerms, embedding, STORE, () => {});
}

/** Collections over articles in memory; {@link PRIVATE_NAME} is private. */
export async function collectionsOf(articles: readonly Article[]): Promise<Collections> {
  const index = await indexOf(articles);
  const embedder = makeHashEmbedder();
  const reading = await makeReading();
  const findNames = makeNameFinder([]);
  return makeLocalCollections({
    index,
    readPrivate: async () => new Set([PRIVATE_NAME]),
    makeLibrary: (part) =>
      makeLocalLibrary({
        tools: { ...answererOver(part, null), embedder },
        rephrase: null,
        conversation: {
          resolve: ({ text, now }, turns) => resolveFollowUp(text, turns, { ...reading, now }),
          makeExamples: (some) => makeExamples(some ?? part.articles, findNames),
        },
      }),
    close: async () => {},
  });
}
