import { describe, expect, it } from 'vitest';
import { settleScope } from '../../../../src/question/scope/settle-scope.ts';

describe('settleScope', () => {
  it('leaves a question for a person to words of a sentence, whatever it names', () => {
    expect(settleScope('digest', 'who gave the speech at the meeting', 'who')).toBe('span');
    expect(settleScope('digest', '会议讲了什么', 'what')).toBe('digest');
    expect(settleScope('why', '副峰又被称为什么', 'what')).toBe('span');
    expect(settleScope('why', '为什么要修这条铁路', 'why')).toBe('why');
    expect(settleScope('digest', '《子不语》有哪些名篇', 'list')).toBe('span');
    expect(settleScope('digest', '这次会议有哪些要点', 'list')).toBe('digest');
  });

  it('takes no question for one about the articles that does not speak of them', () => {
    expect(settleScope('newest', '微软8月1日更新了什么', 'what')).toBe('span');
    expect(settleScope('newest', '最近有什么新消息', 'what')).toBe('newest');
    for (const scope of ['articles', 'count', 'about', 'oldest'] as const) {
      expect(settleScope(scope, '蓝莓种植有几处', 'other')).toBe('span');
      expect(settleScope(scope, '蓝莓种植的文章有几处', 'other')).toBe(scope);
    }
  });

  it('lists nothing where nothing is asked, or a person', () => {
    expect(settleScope('list', '你好呀', 'other')).toBe('span');
    expect(settleScope('list', '下一步主要任务', 'other')).toBe('list');
    expect(settleScope('list', 'who plays iron man in the marvel movies?', 'who')).toBe('span');
  });

  it('leaves names to words of a sentence', () => {
    expect(settleScope('list', '发改委帮扶的county有哪些', 'list')).toBe('span');
    expect(settleScope('list', 'name the 3 counties that it is responsible for', 'list')).toBe('span');
    expect(settleScope('articles', '上证报报道的县有哪些', 'list')).toBe('span');
    expect(settleScope('list', '产业方面有哪些措施', 'list')).toBe('list');
    expect(settleScope('list', '七家单位有哪些优势', 'list')).toBe('list');
    expect(settleScope('list', '会议提出哪些人口政策', 'list')).toBe('list');
  });

  it('compares only what is said to be compared', () => {
    expect(settleScope('compare', '女的也能跟着剪吗', 'yes-no')).toBe('span');
    expect(settleScope('compare', '甲县和乙县的做法一样吗', 'yes-no')).toBe('compare');
    expect(settleScope('compare', '甲会和乙会分别是谁主持', 'who')).toBe('compare');
  });

  it('takes a deed for words of a sentence, and what was said for more', () => {
    expect(settleScope('digest', 'what did the actor die of?', 'what')).toBe('span');
    expect(settleScope('digest', 'what did the meeting decide?', 'what')).toBe('digest');
    expect(settleScope('digest', 'what are the main points of the meeting?', 'what')).toBe('digest');
  });

  it('takes what somebody says for no means', () => {
    expect(settleScope('how', '内政部怎么说', 'how')).toBe('span');
    expect(settleScope('how', '怎么提高产量', 'how')).toBe('how');
  });
});
