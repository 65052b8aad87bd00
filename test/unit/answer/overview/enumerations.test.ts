import { describe, expect, it } from 'vitest';
import { enumerationsOf } from '../../../../src/answer/overview/enumerations.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { splitSentences } from '../../../../src/text/words/sentences.ts';

function found(body: string) {
  const article = bareArticle({ id: 'a', body });
  return enumerationsOf(article, splitSentences(body)).map(({ items, numbered }) => ({
    numbered,
    items: items.map(({ start, end }) => body.slice(start, end)),
  }));
}

describe('enumerationsOf', () => {
  it('takes what is numbered from one on', () => {
    const body = '会议要求抓好落实。一是修堤。二是备物资。库房要管好。三是值班。';
    expect(found(body)).toEqual([{ numbered: true, items: ['一是修堤。', '二是备物资。', '三是值班。'] }]);
  });

  it('takes sentences that demand, without who says so', () => {
    const body = '会议强调，要压实责任。要备足物资。要加强值班。';
    expect(found(body)).toEqual([{ numbered: false, items: ['要压实责任。', '要备足物资。', '要加强值班。'] }]);
  });

  it('takes paragraphs that begin alike', () => {
    const body = '聚焦人员，加强培训。已办班两期。\n聚焦物资，按标准储备。\n聚焦值班，落实制度。';
    expect(found(body)).toEqual([
      { numbered: false, items: ['聚焦人员，加强培训。', '聚焦物资，按标准储备。', '聚焦值班，落实制度。'] },
    ]);
  });

  it('takes no figure for a number and no sentences about one subject', () => {
    expect(found('一是修堤。二是备物资。3.5万人转移。会议指出问题。会议听取汇报。会议研究方案。')).toEqual([]);
  });
});
