import { beforeAll, describe, expect, it } from 'vitest';
import { chooseCopies } from '../../../src/answer/local-collections.ts';
import { makeRandom } from '../../../src/eval/random.ts';
import { bareArticle } from '../../../src/model/article.ts';
import type { Collections, Library, Reach } from '../../../src/model/library.ts';
import { selectIndex } from '../../../src/store/selection/select-index.ts';
import { TOOLS } from '../../../src/tools/all-tools.ts';
import { articlesOfWorld, collectionsOf, indexOf, PRIVATE_NAME, SECRET } from '../../support/collections-world.ts';
import { readTalk } from '../../support/talk.ts';

const QUESTIONS = [
  '谁主持水库开工仪式？',
  '灵寿县水库灌溉多少农田？',
  '鼯鼠水库在哪里？',
  '一共有多少篇文章？',
  '有哪些文章提到蓝莓？',
  '最新的文章是哪一篇？',
  '总结《甲县鼯鼠水库开工1》',
  '有哪些措施？',
  '工程投入多少资金？',
  '东岭日报怎么说？',
  '你们有哪些文章？',
];
const REACHES: readonly Reach[] = [null, ['东部'], ['西部'], ['东部', '西部'], []];
const CALLS = 1_000;

let open: Collections;
let without: Collections;

beforeAll(async () => {
  open = await collectionsOf(articlesOfWorld({ hasPrivate: true }));
  without = await collectionsOf(articlesOfWorld({ hasPrivate: false }));
});

type Call = (library: Library) => Promise<unknown>;

/** One random call of a surface. */
function chooseCall(random: () => number): Call {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const ids = articlesOfWorld({ hasPrivate: true }).map(({ id }) => id);
  const text = pick(QUESTIONS);
  const before = pick(QUESTIONS);
  const id = pick(ids);
  const source = pick([undefined, `${SECRET}日报`, '日报']);
  const filters = { ...(source !== undefined && { source }), ...(random() < 0.2 && { articleId: id }) };
  const question = { text, filters, now: '2022-12-31' };
  const tool = pick(TOOLS);
  const input = { ask: { question: text, article: id }, search: { query: text }, read: { id } }[tool.name];
  return pick<Call>([
    (library) => library.ask(question),
    (library) => library.ask({ ...question, also: { texts: [text], articleId: id } }),
    (library) => library.resolve(question, [{ question: before, short: null, articleId: id }]),
    (library) => library.examples(),
    (library) => library.nearby(question),
    (library) => library.listArticles(),
    (library) => library.findArticle(id),
    (library) => library.searchArticles(text, filters, 10),
    (library) => library.similarArticles(id, 10),
    (library) => library.status(),
    (library) => tool.call(input, { library, today: () => '2022-12-31', readTalk }),
  ]);
}

describe('collections', () => {
  it('tell the same, whatever a collection out of reach holds: a thousand calls', async () => {
    const random = makeRandom(22);
    for (let i = 0; i < CALLS; i++) {
      const reach = REACHES[Math.floor(random() * REACHES.length)] as Reach;
      const call = chooseCall(random);
      const [told, expected] = [await call(open.within(reach)), await call(without.within(reach))];
      expect(told).toEqual(expected);
    }
  }, 120_000);

  it('tell of a private one where it is named', async () => {
    const list = await open.within([PRIVATE_NAME]).listArticles();
    expect(list.filter(({ title }) => title?.includes(SECRET))).toHaveLength(8);
    expect(list.filter(({ id }) => id.startsWith('common'))).toHaveLength(5);
    expect(list).toHaveLength(13);
    const answer = await open.within([PRIVATE_NAME]).ask({ text: QUESTIONS[2] ?? '', filters: {}, now: '2022-12-31' });
    expect(JSON.stringify(answer)).toContain(SECRET);
  });

  it('count their own articles', async () => {
    expect(await open.within(['东部']).status()).toMatchObject({ articles: 14 });
    expect(await open.within(null).status()).toMatchObject({ articles: 21 });
    expect(await open.status()).toMatchObject({ articles: 29 });
    expect(await open.listCollections()).toEqual([
      { name: '东部', articles: 9, isPrivate: false },
      { name: PRIVATE_NAME, articles: 8, isPrivate: true },
      { name: '西部', articles: 7, isPrivate: false },
    ]);
  });
});

describe('a selection of an index', () => {
  it('is the index of what was selected alone', async () => {
    const all = articlesOfWorld({ hasPrivate: true });
    const kept = all.filter(({ collection }) => collection !== '西部');
    const selected = selectIndex(await indexOf(all), ({ collection }) => collection !== '西部');
    const alone = await indexOf(kept);
    expect(selected.data).toEqual(alone.data);
    expect(selected.manifest).toMatchObject({ articles: kept.length, newestOn: '2022-08-17' });
    const vectorsOf = ({ vectors, chunks }: typeof alone) => chunks.map(({ id }) => [...(vectors?.vectorOf(id) ?? [])]);
    expect(vectorsOf(selected)).toEqual(vectorsOf(alone));
    const probe = alone.vectors?.vectorOf(3) as Float32Array;
    expect(selected.vectors?.search(probe, 10)).toEqual(alone.vectors?.search(probe, 10));
    const some = Uint32Array.of(1, 4, 9);
    expect(selected.vectors?.search(probe, 2, some)).toEqual(alone.vectors?.search(probe, 2, some));
  });
});

describe('copies in several collections', () => {
  const best = bareArticle({ id: 'best', body: '全文', collection: 'a', url: 'https://a.example' });
  const copy = bareArticle({ id: 'copy', body: '全文', collection: 'b', aliases: ['other'], copyOf: ['best'] });

  it('are one article where both may be asked, which names the other', () => {
    const [only, ...rest] = chooseCopies([best, copy], () => true);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ id: 'best', alsoPublishedAt: [{ id: 'copy' }], aliases: ['copy', 'other'] });
  });

  it('say nothing of each other where one of them may be asked', () => {
    const [onlyBest] = chooseCopies([best, copy], ({ id }) => id === 'best');
    const [onlyCopy] = chooseCopies([best, copy], ({ id }) => id === 'copy');
    expect(onlyBest).toEqual(best);
    expect(JSON.stringify(onlyCopy)).not.toContain('best');
  });
});
