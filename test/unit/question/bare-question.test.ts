import { beforeAll, expect, it } from 'vitest';
import { readGlossary } from '../../../src/ingest/corpus/read-glossary.ts';
import { analyseQuestion } from '../../../src/question/analyse.ts';
import { isBareQuestion } from '../../../src/question/bare-question.ts';
import { makeNameFinder, type NameFinder } from '../../../src/text/names/names.ts';

let findNames: NameFinder;

beforeAll(async () => {
  findNames = makeNameFinder(await readGlossary('data/glossary.yaml'));
});

it.each([
  ['哪些县？', true],
  ['有哪些？', true],
  ['多少人', true],
  ['什么时候？', true],
  ['谁主持？', false],
  ['帮扶哪些县', false],
  ['2021年有哪些？', false],
  ['发改委有哪些县？', false],
  ['贫困县有哪些', false],
])('%s says nothing of what it asks for: %s', (text, isBare) => {
  const analysis = analyseQuestion({ text, filters: {}, now: '2022-12-31' }, { findNames });
  expect(isBareQuestion(analysis)).toBe(isBare);
});
