import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../../src/eval/report/html.ts';
import { calibrationBins, type ReportCase, renderHtmlReport } from '../../../../src/eval/report/html-report.ts';
import type { Answer } from '../../../../src/model/answer.ts';

const QUOTE = '帮扶灵寿县<script>alert(1)</script>。';

function answer(confidence: number, short: string | null = '灵寿县'): Answer {
  const source = { title: '题目', source: null, publishedOn: null, url: null };
  const citation = {
    n: 1,
    articleId: 'a1',
    ...source,
    quote: QUOTE,
    span: { start: 0, end: QUOTE.length },
    highlights: [],
  };
  const reply = { question: '？', language: 'zh-Hans', notes: [], ms: {} } as const;
  return { ...reply, outcome: 'answered', short, citations: [citation], alternatives: [], confidence };
}

function refusal(confidence: number): Answer {
  const reply = { question: '？', language: 'zh-Hans', notes: [], ms: {} } as const;
  return { ...reply, outcome: 'not-found', suggestions: ['近的题目'], confidence };
}

function oneCase(id: string, facts: Partial<ReportCase> = {}): ReportCase {
  return { id, question: `问题${id}`, kind: 'list', expected: '汪清县', answerable: true, ...facts };
}

const right = (confidence: number) => ({ answer: answer(confidence), right: true, shortScore: 1 });
const wrong = (confidence: number) => ({ answer: answer(confidence), right: false, shortScore: 0 });

/** Elements of a page with the given name, each with the text inside. */
function elements(html: string, wanted: string): string[] {
  const found: string[] = [];
  let open = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (name === wanted) open = found.push('');
    },
    ontext: (text) => {
      if (open > 0) found[open - 1] += text;
    },
    onclosetag: (name) => {
      if (name === wanted) open = 0;
    },
  });
  parser.end(html);
  return found;
}

describe('renderHtmlReport', () => {
  const ranks = { lexical: 2, dense: 0, fused: 1 };
  const cases = [
    oneCase('q1', { ranks, result: right(0.95) }),
    oneCase('q2', { kind: 'when', ranks: { lexical: 1, dense: 1, fused: 1 }, result: wrong(0.45) }),
    oneCase('q3', { kind: 'when', result: wrong(0.85) }),
    oneCase('q4', { kind: 'off', answerable: false, result: { answer: refusal(0.1), right: true, shortScore: 0 } }),
    oneCase('q5', { kind: 'off', result: { answer: refusal(0.3), right: false, shortScore: 0 } }),
  ];
  const html = renderHtmlReport('Evaluation: a & b', cases);
  const rows = elements(html, 'tr');

  it('measures retrieval over the questions whose article is known', () => {
    expect(elements(html, 'h2')).toContain('Retrieval of the right article (2 questions)');
    expect(rows).toContain('lexical50.0 % 9.5 % to 90.5 %100.0 %100.0 %75.0 %');
    expect(rows.some((row) => row.startsWith('fused100.0 %'))).toBe(true);
  });

  it('draws a bar of right answers for all and for every kind', () => {
    const texts = elements(html, 'text');
    expect(texts.slice(0, 8)).toEqual([
      'all',
      '40.0 % of 5',
      'list',
      '100.0 % of 1',
      'off',
      '50.0 % of 2',
      'when',
      '0.0 % of 2',
    ]);
  });

  it('counts refusals of what could be answered and of what could not', () => {
    expect(rows).toContain('answerable, refused wrongly4125.0 %');
    expect(rows).toContain('not answerable, refused rightly11100.0 %');
  });

  it('shows wrong answers beside their evidence, surest first, and no right ones', () => {
    const shown = rows.filter((row) => /^q\d/.test(row));
    expect(shown).toEqual([
      'q3when问题q3汪清县灵寿县[1] 帮扶灵寿县<script>alert(1)</script>。题目 · a185.0 %',
      'q2when问题q2汪清县灵寿县[1] 帮扶灵寿县<script>alert(1)</script>。题目 · a145.0 %',
      'q5off问题q5汪清县refused近的题目30.0 %',
    ]);
  });

  it('is one page without scripts and without anything from elsewhere', () => {
    expect(elements(html, 'script')).toEqual([]);
    expect(elements(html, 'title')[0]).toBe('Evaluation: a & b');
    expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import/);
    expect(html).toContain("default-src 'none'");
  });

  it('shows retrieval alone where nothing was answered', () => {
    const page = renderHtmlReport('retrieval', [oneCase('q1', { ranks })]);
    expect(elements(page, 'h2')).toEqual(['Retrieval of the right article (1 questions)']);
  });

  it('stands empty questions and answers of no kind', () => {
    expect(elements(renderHtmlReport('none', []), 'h2')).toEqual(['Retrieval']);
    const page = renderHtmlReport('short', [
      oneCase('q1', { result: { answer: answer(1, null), right: false, shortScore: 0 } }),
    ]);
    expect(elements(page, 'tr').some((row) => row.includes('evidence only'))).toBe(true);
  });
});

describe('calibrationBins', () => {
  it('gathers answers by tenths of their confidence, and leaves refusals out', () => {
    const cases = [right(0.91), wrong(0.99), right(1), right(0.5)].map((result, i) => oneCase(`q${i}`, { result }));
    const refused = oneCase('r', { result: { answer: refusal(0.2), right: true, shortScore: 0 } });
    const bins = calibrationBins([...cases, refused]);
    expect(bins).toEqual([
      { count: 1, confidence: 0.5, right: 1 },
      { count: 3, confidence: expect.closeTo(0.9667, 3), right: expect.closeTo(2 / 3) },
    ]);
  });
});

describe('escapeHtml', () => {
  it('gives text back whole, whatever marks it holds', () => {
    const text = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '灵', '😀', '&lt;', '<b>') });
    fc.assert(fc.property(text, (words) => elements(`<p>${escapeHtml(words)}</p>`, 'p')[0] === words));
  });
});
