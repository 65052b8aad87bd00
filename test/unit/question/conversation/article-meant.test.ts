import { describe, expect, it } from 'vitest';
import { nameArticleMeant } from '../../../../src/question/conversation/article-meant.ts';

describe('nameArticleMeant', () => {
  it.each([
    ['总结一下这篇文章', '总结一下《防汛》'],
    ['這篇報道講了什麼', '《防汛》講了什麼'],
    ['summarize this article', 'summarize 《防汛》'],
  ])('names in %s the article last quoted', (text, named) => {
    expect(nameArticleMeant(text, '防汛')).toBe(named);
  });

  it.each(['总结一下央行那篇文章', '谁主持会议', '这篇文章里周建国说了什么'])('leaves %s as it is', (text) => {
    expect(nameArticleMeant(text, '防汛')).toBe(text);
  });

  it('leaves everything as it is where nothing was quoted', () => {
    expect(nameArticleMeant('总结一下这篇文章', undefined)).toBe('总结一下这篇文章');
  });
});
