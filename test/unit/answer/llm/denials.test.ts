import { expect, it } from 'vitest';
import { deniesNoMore } from '../../../../src/answer/llm/denials.ts';

it.each([
  ['a demand', '不要扩大种植面积', '要扩大种植面积'],
  ['a fact', '大桥没有建成通车', '大桥建成通车'],
  ['a second denial', '不修桥,也不修路', '不修桥,但修路'],
])('a claim that denies more than its proof is dropped: %s', (_, claim, proof) => {
  expect(deniesNoMore(claim, proof)).toBe(false);
});

it.each([
  ['the same denial in another word', '没有明显差异', '无明显差异'],
  ['what the proof forbids', '不得携带手机', '禁止携带手机'],
  ['what the proof says is lacking', '没有麻醉医师', '仍缺麻醉医师'],
  ['a bound', '不少于三天,不到一半', '至少三天,占45%'],
  ['words that only hold such a character', '非常重视,不断完善,未来可期', '高度重视,持续完善,将来可期'],
])('a claim that denies no more may pass: %s', (_, claim, proof) => {
  expect(deniesNoMore(claim, proof)).toBe(true);
});
