import { describe, expect, it } from 'vitest';
import { askedField } from '../../../src/question/asked-field.ts';

describe('a question about an article itself', () => {
  it.each([
    ['《某县开展春耕》是什么时候发布的?', 'publishedOn'],
    ['水利部那篇文章哪天发的', 'publishedOn'],
    ['水利部部署春耕工作 发布时间', 'publishedOn'],
    ['春耕那篇报道的作者是谁?', 'author'],
    ['《某县开展春耕》是谁写的', 'author'],
    ['《某县开展春耕》是哪个报纸登的?', 'source'],
    ['张三那篇水利报道的来源是哪', 'source'],
    ['这篇新闻出自哪里', 'source'],
    ['《某县开展春耕》的链接', 'url'],
    ['春耕那篇文章的责任编辑是谁', 'editor'],
  ])('asks for a field of its entry: %s', (question, field) => {
    expect(askedField(question)).toBe(field);
  });

  it.each([
    '水利部什么时候发布了通知',
    '《红楼梦》的作者原名叫什么',
    '谁写了这封信',
    '资金来源有哪些',
    '新闻发布会什么时候召开',
    '报道称哪里发生了地震',
    '水的来源是哪里',
    '这部小说是谁写的',
  ])('is told from a question for what it says: %s', (question) => {
    expect(askedField(question)).toBeUndefined();
  });
});
