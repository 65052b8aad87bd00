import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTurns, turnOutcome } from '../../../src/eval/turns.ts';
import type { Answer, Citation } from '../../../src/model/answer.ts';
import { PROJECT_DIR } from '../../../src/support/config.ts';

const TURN = { question: '哪一年？', answers: ['2009年', '二〇〇九年'], answerable: true };
const common = { question: TURN.question, language: 'zh-Hans', confidence: 0.9, notes: [], ms: { total: 1 } } as const;
const quoting = (quote: string) => [{ quote } as Citation];

const answered = (short: string): Answer => ({
  ...common,
  outcome: 'answered',
  short,
  citations: quoting('2009年。'),
  alternatives: [],
});
const passage = (quote: string): Answer => ({ ...common, outcome: 'passage', citations: quoting(quote) });
const refused: Answer = { ...common, outcome: 'not-found', suggestions: [] };

describe('what a turn came to', () => {
  it.each([
    ['right', answered('2009 年')],
    ['wrong', answered('2019年')],
    ['quoted', passage('它于2009年開放。')],
    ['misquoted', passage('它开放了。')],
    ['refused', refused],
  ] as const)('is %s of one that has an answer', (outcome, answer) => {
    expect(turnOutcome(TURN, answer)).toBe(outcome);
  });

  it.each([
    ['wronglyAnswered', answered('2009年')],
    ['quotedInVain', passage('它于2009年开放。')],
    ['rightlyRefused', refused],
  ] as const)('is %s of one that has none', (outcome, answer) => {
    expect(turnOutcome({ ...TURN, answerable: false }, answer)).toBe(outcome);
  });
});

describe('the sets of conversations and wordings', () => {
  it.each([
    ['conversations-cmrc.jsonl', 40],
    ['conversations-news.jsonl', 40],
    ['conversations-news-second.jsonl', 80],
    ['wordings-cmrc.jsonl', 48],
    ['wordings-news.jsonl', 51],
  ])('%s can be read', (name, count) => {
    const turns = parseTurns(readFileSync(join(PROJECT_DIR, 'data/eval', name), 'utf8'));
    expect(turns).toHaveLength(count);
    expect(turns.every(({ answers, answerable }) => answers.length > 0 === answerable)).toBe(true);
  });
});
