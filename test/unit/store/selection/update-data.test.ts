import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../../../src/chunking/split-articles.ts';
import { makeRandom } from '../../../../src/eval/random.ts';
import { type Article, bareArticle } from '../../../../src/model/article.ts';
import { buildIndexData } from '../../../../src/store/build-index.ts';
import { updateData } from '../../../../src/store/selection/update-data.ts';

const termsOf = (folded: string) => [...folded];
const WORDS = ['会议', '水渠', '研究', '全长', '三公里', '由', '主持', '昨日', '召开', '。', '，', '。\n'];

/** Some of ten articles with random bodies and titles; some have no sentences. */
function chance(random: () => number): Article[] {
  const pick = (count: number) => Math.floor(random() * count);
  return Array.from({ length: 10 }, (_, i) => i)
    .filter(() => random() < 0.8)
    .map((i) => {
      const body = Array.from({ length: pick(3) * 40 }, () => WORDS[pick(WORDS.length)]).join('');
      return bareArticle({ id: `a${i}`, title: random() < 0.5 ? null : `第${pick(2)}号`, body, script: 'simplified' });
    });
}

describe('an index that is brought up to date', () => {
  const build = (articles: readonly Article[]) => buildIndexData({ articles, ...splitArticles(articles) }, termsOf);

  it('is what building over the articles of now gives, whatever has changed', () => {
    const random = makeRandom(3);
    for (let time = 0; time < 60; time++) {
      const [before, now] = [chance(random), chance(random)];
      // Half of the articles stay unchanged.
      const kept = before.filter(({ id }) => Number(id.slice(1)) % 2 === 0);
      const rest = now.filter(({ id }) => Number(id.slice(1)) % 2 === 1);
      const articles = [...kept, ...rest].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(updateData(build(before), articles, build)).toEqual(build(articles));
    }
  });

  it('builds only what has another text, and takes over the rest of what is said of the others', () => {
    const articles = ['a', 'b', 'c'].map((id) => bareArticle({ id, body: `${id}的会议。`, script: 'simplified' }));
    const now = articles.map((article) => ({ ...article, source: '某报' }));
    now[1] = { ...(now[1] as Article), source: '某报', body: '另一个会议。' };
    const built: string[] = [];
    const data = updateData(build(articles), now, (changed) => {
      built.push(...changed.map(({ id }) => id));
      return build(changed);
    });
    expect(built).toEqual(['b']);
    expect(data).toEqual(build(now));
  });

  it('keeps one list of terms', () => {
    const articles = ['a', 'b'].map((id) =>
      bareArticle({ id, title: '水渠', body: `${id}的会议。`, script: 'simplified' }),
    );
    const data = updateData(build(articles.slice(0, 1)), articles, build);
    expect(data.sentenceTerms.terms).toBe(data.sectionTerms.terms);
  });
});
