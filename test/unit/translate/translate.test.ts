import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../../src/ingest/corpus/read-dictionary.ts';
import { kindOf } from '../../../src/question/question-kind.ts';
import { makeNameFinder } from '../../../src/text/names/names.ts';
import { makeDictionary, termEntries } from '../../../src/text/words/dictionary.ts';
import { makeTranslator } from '../../../src/translate/translate.ts';
import { makeSmallVocabulary } from '../../support/small-vocabulary.ts';

const NAMES = [
  { canonical: '国家林业和草原局', kind: 'body' as const, aliases: ['国家林草局', '林草局'], english: ['NFGA'] },
  { canonical: '帮扶', kind: 'term' as const, aliases: [], english: ['assist'] },
];
const TEXTS = [
  '国家林草局定点帮扶罗城县、龙胜县，2021年7月22日召开会议，部署种树。',
  '托马斯·曼宁是黑豹队的四分卫，他在丹佛长大。',
  '银行向350万农户提供贷款，利率下降。',
  '何桂芳主持了水库的验收。',
  '桥梁在春天重新开放，河的两岸种满了树。',
];
const findNames = makeNameFinder(NAMES);
const dictionary = makeDictionary([...termEntries(NAMES), ...readDictionary()]);
const vocabulary = makeSmallVocabulary(TEXTS);
const forms = NAMES.flatMap(({ canonical, aliases }) => [canonical, ...aliases]);
const translate = makeTranslator({ dictionary, findNames, names: forms, vocabulary });

/** The first passage by the weighted number of groups with an alternative in it. */
function bestPassage(text: string): number {
  const scores = TEXTS.map(() => 0);
  for (const { alternatives, weight } of translate(text).terms) {
    const best = TEXTS.map(() => 0);
    for (const { term, weight: share } of alternatives) {
      for (const id of vocabulary.postings(term)) best[id] = Math.max(best[id] ?? 0, share);
    }
    best.forEach((share, id) => {
      scores[id] = (scores[id] ?? 0) + weight * share;
    });
  }
  return scores.indexOf(Math.max(...scores));
}

describe('makeTranslator', () => {
  it('reads a chat spelling like the word', () => {
    expect(translate('wen was the river flooded')).toEqual(translate('when was the river flooded'));
    expect(translate('hw many ppl planted trees')).toEqual(translate('how many people planted trees'));
  });

  it('writes a Chinese question of glossary, dictionary and asking word', () => {
    const { chinese } = translate('Which counties does NFGA assist?');
    expect(chinese).toBe('哪些 县 国家林草局 帮扶？');
    expect(kindOf(chinese)).toBe('list');
  });

  it.each([
    'List the counties that NFGA assists',
    'name all counties NFGA assists',
    'Give me the 3 counties that NFGA assists',
    'tell me the counties NFGA assists',
  ])('takes "%s" for a question which they are', (question) => {
    const { chinese } = translate(question);
    expect(chinese).toMatch(/^哪些 (3 )?县/);
    expect(kindOf(chinese)).toBe('list');
  });

  it.each([
    'the name list of counties',
    'Tell me the news',
    'Tell me who chaired the meetings',
    'Name the chairman of the meeting',
  ])('takes "%s" for no such request', (question) => {
    expect(translate(question).chinese).not.toContain('哪些');
  });

  it('asks when also where no question mark is typed, and not in a clause', () => {
    expect(translate('when did the bridge reopen after the flood').chinese).toContain('什么时候');
    expect(translate('who chaired it, when he left').chinese).not.toContain('什么时候');
  });

  it.each([
    ['Which counties does NFGA assist?', 0],
    ['What happened on July 22, 2021?', 0],
    ['Where did Thomas Manning grow up?', 1],
    ['How many farmers got loans from the banks?', 2],
    ['How did 3.5 million households borrow?', 2],
    ['Who is He Guifang?', 3],
    ['he guifang shuiku', 3],
    ['When was the bridge reopened?', 4],
    ['Which counties does 林草局 assist?', 0],
  ])('finds the passage of "%s"', (question, passage) => {
    expect(bestPassage(question)).toBe(passage);
  });

  it.each([
    ['Who is He Guifang?', 'who'],
    ['When was the bridge opened?', 'when'],
    ['Where is the bridge?', 'where'],
    ['How many farmers are there?', 'how-many'],
    ['Why did the rate fall?', 'why'],
    ['How did the rate fall?', 'how'],
    ['What is the rate?', 'what'],
    ['Did the rate fall?', 'yes-no'],
  ])('keeps the kind of "%s"', (question, kind) => {
    expect(kindOf(translate(question).chinese.replace(/\s/g, ''))).toBe(kind);
  });

  it('gives groups of distinct alternatives that the corpus holds, heaviest first', () => {
    for (const { alternatives, weight } of translate('How did the farmers of the river plant trees near the bridge?')
      .terms) {
      const terms = alternatives.map(({ term }) => term);
      const weights = alternatives.map((alternative) => alternative.weight);
      expect(weight).toBeGreaterThan(0);
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms.filter((term) => vocabulary.documentFrequency(term) === 0)).toEqual([]);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      expect(Math.max(...weights)).toBeLessThanOrEqual(1);
    }
  });

  it('writes a phrase in Chinese that the corpus lacks', () => {
    expect(translate('Who won the World Cup?').chinese).toContain('世界杯');
  });

  it('gives the same translation twice, and none for nothing', () => {
    const text = 'Which river did the banks of the county plant?';
    expect(translate(text)).toEqual(translate(text));
    expect(translate('???')).toEqual({ chinese: '???', terms: [], phrases: [] });
  });
});
