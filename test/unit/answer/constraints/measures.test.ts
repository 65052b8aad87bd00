import { describe, expect, it } from 'vitest';
import { findMeasures } from '../../../../src/answer/constraints/measures.ts';
import { slice } from '../../../../src/model/span.ts';

const measures = (question: string, text: string) => {
  const found = findMeasures(question, text);
  return found && slice(text, found);
};

describe('the measures a passage names', () => {
  it('stand before what they are for', () => {
    const text = '会议要求,要坚持生态优先,依托本地资源,强化旅游产业帮扶。另有他事。';
    expect(measures('水利部怎样强化旅游产业帮扶?', text)).toBe('坚持生态优先,依托本地资源');
  });

  it('stand behind what they are for, first of all', () => {
    const text = '他说,二要优化工作机制,严格落实责任,保持投入稳定。';
    expect(measures('如何优化工作机制', text)).toBe('严格落实责任,保持投入稳定');
  });

  it('end with their own point among several', () => {
    const text = '一要修路,保证畅通;二要实施旅游帮扶,打通景区公路;三要加强防护。';
    expect(measures('怎样实施旅游帮扶', text)).toBe('打通景区公路');
    expect(measures('怎样实施旅游帮扶', text.replaceAll(';', ','))).toBe('打通景区公路');
  });

  it('stand in the next sentence where the first is only a heading', () => {
    const text = '聚焦重点,健全监测帮扶机制。每月监测,及时帮扶。';
    expect(measures('怎么健全监测帮扶机制?', text)).toBe('每月监测,及时帮扶');
  });

  it('are found in a question put together word by word', () => {
    const text = '要依托本地资源和市场需求,强化产业帮扶。';
    expect(measures('如何 强化 产业 帮扶?', text)).toBe('依托本地资源和市场需求');
  });

  it('are none where the passage speaks of something else, or the question asks otherwise', () => {
    expect(measures('怎样强化就业培训?', '要依托本地资源,强化产业帮扶。')).toBeUndefined();
    expect(measures('谁强化产业帮扶?', '要依托本地资源和市场,强化产业帮扶。')).toBeUndefined();
    expect(measures('怎样强化产业帮扶?', '强化产业帮扶。')).toBeUndefined();
  });
});
