import { expect, it } from 'vitest';
import { makeRandom } from '../../../training/random.ts';
import type { Donors, Edit } from '../../../training/support/edits.ts';
import { FIGURE_EDITS } from '../../../training/support/figure-edits.ts';
import { otherFigures } from '../../../training/support/figure-wordings.ts';
import { readMarks } from '../../../training/support/marked.ts';
import { NEAR_EDITS } from '../../../training/support/near-edits.ts';
import { ROLE_EDITS } from '../../../training/support/role-edits.ts';
import { ROLE_REWORDINGS } from '../../../training/support/role-rewordings.ts';
import { plainClauses } from '../../../training/support/words.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const BUILT = '青山公司建造白水大桥';
const donors: Donors = { near: [], proof: BUILT, names: new Map(), nouns: [], verbs: [] };

function editsOf(edit: Edit | undefined, claim: string): Set<string> {
  return new Set(
    SEEDS.flatMap((seed) => edit?.(claim, { ...donors, proof: claim }, makeRandom(seed)) ?? []).map(
      (one) => readMarks(one).text,
    ),
  );
}

function rewordingsOf(claim: string): Set<string> {
  return new Set(ROLE_REWORDINGS.flatMap((reword) => SEEDS.flatMap((seed) => reword(claim, makeRandom(seed)) ?? [])));
}

it('finds who does what in a plain clause, and nothing in one without a subject', () => {
  expect(plainClauses(BUILT)).toMatchObject([{ who: '青山公司', verb: '建造', what: '白水大桥' }]);
  expect(plainClauses('要建造大桥')).toEqual([]);
});

it('says the same the other way round, and never exchanges the two sides', () => {
  const said = rewordingsOf(BUILT);
  expect(said).toContain('白水大桥由青山公司建造');
  expect(said).toContain('建造白水大桥的是青山公司');
  for (const wrong of ['白水大桥建造青山公司', '青山公司由白水大桥建造', '青山公司被白水大桥建造'])
    expect(said).not.toContain(wrong);
});

it('exchanges the two sides where the claim is to be false, and never says the same', () => {
  const said = editsOf(ROLE_EDITS['swappedSides'], BUILT);
  expect(said).toContain('白水大桥建造青山公司');
  for (const same of rewordingsOf(BUILT)) expect(said).not.toContain(same);
});

it('a converse verb is false with the sides as they are and true with them exchanged', () => {
  expect(editsOf(ROLE_EDITS['converse'], '甲的产量高于乙的产量')).toEqual(new Set(['甲的产量低于乙的产量']));
  expect(rewordingsOf('甲的产量高于乙的产量')).toContain('乙的产量低于甲的产量');
});

it('writes figures in other ways of the same value, and never as a bound that does not hold', () => {
  const said = new Set(SEEDS.flatMap((seed) => otherFigures('全长1500米,占62%', makeRandom(seed)) ?? []));
  expect([...said].some((one) => one.includes('1.5公里'))).toBe(true);
  for (const wrong of ['15公里', '七成以上', '不到六成', '不到一半', '超过七成']) {
    for (const one of said) expect(one).not.toContain(wrong);
  }
});

it('exchanges digits and figures where the claim is to be false', () => {
  expect(editsOf(FIGURE_EDITS.turnedDigits, '修路326公里')).toContain('修路362公里');
  expect(editsOf(FIGURE_EDITS.swappedFigures, '修路326公里,修桥41座')).toContain('修路41公里,修桥326座');
});

it.each([
  ['otherDate', '大桥2020年3月开工', '大桥2020年3月开工,2023年9月通车', '大桥2023年9月开工'],
  ['shortOpposite', '降雨偏多', '降雨偏多', '降雨偏少'],
  ['otherVerb', '工厂投产', '工厂投产', '工厂停产'],
  ['otherLevel', '县政府拨款', '县政府拨款', '省政府拨款'],
  ['allowed', '学生不得携带手机', '学生不得携带手机', '学生可以携带手机'],
  ['forbidden', '要携带证件', '要携带证件', '不必携带证件'],
])('%s changes one thing that is near the right one', (name, claim, proof, wrong) => {
  const edit = NEAR_EDITS[name];
  const said = SEEDS.flatMap((seed) => edit?.(claim, { ...donors, proof }, makeRandom(seed)) ?? []);
  expect(said.map((one) => readMarks(one).text)).toContain(wrong);
  for (const one of said) expect(readMarks(one).wrong.length).toBeGreaterThan(0);
});

it('leaves a word alone that only looks like a demand or a direction', () => {
  for (const name of ['forbidden', 'allowed', 'shortOpposite']) {
    expect(editsOf(NEAR_EDITS[name], '主要产品由大学研制')).toEqual(new Set());
  }
});
