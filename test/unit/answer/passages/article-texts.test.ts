import { describe, expect, it } from 'vitest';
import { keepRecent, sentencesOf } from '../../../../src/answer/passages/article-texts.ts';
import { splitArticles } from '../../../../src/chunking/split-articles.ts';
import { bareArticle } from '../../../../src/model/article.ts';

const articles = ['甲', '乙', '丙'].map((char) => bareArticle({ id: char, body: `${char.repeat(9)}。` }));
const [first, second, third] = articles as [(typeof articles)[0], (typeof articles)[0], (typeof articles)[0]];

describe('what is kept of articles', () => {
  it('is made once while there is room, and again after others took its room', () => {
    const made: string[] = [];
    const keep = keepRecent((article) => made.push(article.id), 20);
    for (const article of [first, second, first, second]) keep(article);
    expect(made).toEqual(['甲', '乙']);
    for (const article of [first, third, second]) keep(article);
    expect(made).toEqual(['甲', '乙', '丙', '乙']);
  });

  it('holds at least the article that was asked for last, however long it is', () => {
    const made: string[] = [];
    const keep = keepRecent((article) => made.push(article.id), 5);
    for (const article of [first, first, second, first]) keep(article);
    expect(made).toEqual(['甲', '乙', '甲']);
  });
});

describe('the sentences of an article', () => {
  it('are found among those of all articles', () => {
    const cut = splitArticles([first, bareArticle({ id: 'none', body: '' }), second]);
    const ids = [0, 1, 2, 3].map((i) => sentencesOf(cut, i).map(({ id }) => id));
    expect(ids).toEqual([[0], [], [1], []]);
  });
});
