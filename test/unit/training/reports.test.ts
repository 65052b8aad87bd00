import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '../../../src/text/script/fold.ts';
import { makeRandom } from '../../../training/random.ts';
import { drawValue } from '../../../training/reports/draw-value.ts';
import { readReportKinds } from '../../../training/reports/read-report-kinds.ts';
import { type ReportKind, type Statement, VALUE_KINDS } from '../../../training/reports/report-kind.ts';
import { reportRows } from '../../../training/reports/report-rows.ts';
import type { Row } from '../../../training/rows.ts';

const REPORTS = resolve(import.meta.dirname, '../../../training/reports');

let kinds: ReportKind[];
let rows: Row[];

beforeAll(async () => {
  kinds = await readReportKinds();
  rows = reportRows(kinds, 600, makeRandom(7));
});

const slotsOf = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot as string);
const statementsOf = ({ lead, statements }: ReportKind): Statement[] => [lead, ...statements];

describe('the kinds of report', () => {
  it('say the answer to the letter in every wording', () => {
    const lacking = kinds.flatMap(statementsOf).flatMap(({ wordings, asks }) => {
      return asks.flatMap(({ answer }) => wordings.filter((wording) => !wording.includes(answer)));
    });
    expect(lacking).toEqual([]);
  });

  it('say it once in a wording, for an answer that stands twice has no place', () => {
    const repeated = kinds.flatMap(statementsOf).flatMap(({ wordings, asks }) => {
      return asks.flatMap(({ answer }) => wordings.filter((wording) => wording.split(answer).length > 2));
    });
    expect(repeated).toEqual([]);
  });

  it('are all read, but for those held out', async () => {
    const files = readdirSync(REPORTS).filter((name) => name.endsWith('.yaml'));
    const read = await Promise.all(
      files.map((name) => readReportKinds(basename(name, '.yaml')).then(() => name, String)),
    );
    expect(read.filter((name) => !files.includes(name))).toEqual([expect.stringContaining('held-out is none of')]);
  });

  it('use no slot that is not filled', () => {
    const unknown = kinds.flatMap((kind) => {
      const templates = statementsOf(kind).flatMap(({ wordings, asks }) => {
        return [...wordings, ...asks.flatMap(({ answer, questions }) => [answer, ...questions])];
      });
      return templates.flatMap(slotsOf).filter((slot) => kind.slots[slot] === undefined);
    });
    expect(unknown).toEqual([]);
  });

  it('never give the answer away in the question', () => {
    const given = kinds.flatMap(statementsOf).flatMap(({ asks }) => {
      return asks.flatMap(({ answer, questions }) => {
        return questions.filter((question) => slotsOf(answer).some((slot) => slotsOf(question).includes(slot)));
      });
    });
    expect(given).toEqual([]);
  });

  it('list phrases of which none holds another', () => {
    const lists = kinds.flatMap(({ slots }) => Object.values(slots).filter((slot) => typeof slot !== 'string'));
    const nested = lists.flatMap((phrases) => {
      return phrases.filter((one, i) => phrases.some((other, j) => i !== j && other.includes(one)));
    });
    expect(nested).toEqual([]);
  });
});

describe('rows over invented reports', () => {
  it('mark the answer, and come with and without one', () => {
    const answered = rows.filter(({ start }) => start >= 0);
    expect(answered.length).toBeGreaterThan(300);
    expect(rows.length - answered.length).toBeGreaterThan(300);
    for (const { passage, start, end } of answered) expect([...passage].slice(start, end).join('')).not.toBe('');
  });

  it('are folded, hold no unfilled slot and fit a window', () => {
    for (const { question, passage } of rows) {
      expect(passage).toBe(foldText(passage));
      expect(`${question}${passage}`).not.toMatch(/[{}]/);
      expect(passage.length).toBeLessThanOrEqual(230);
    }
  });

  it('are the same for the same seed', () => {
    expect(reportRows(kinds, 50, makeRandom(7))).toEqual(reportRows(kinds, 50, makeRandom(7)));
  });
});

describe('an invented value', () => {
  it.each(VALUE_KINDS)('of kind %s is never empty', (kind) => {
    const random = makeRandom(3);
    for (let i = 0; i < 100; i++) expect(drawValue(kind, random)).toMatch(/^[\p{L}\p{N}.%]+$/u);
  });

  it('is one of the phrases where phrases are listed', () => {
    expect(['甲', '乙']).toContain(drawValue(['甲', '乙'], makeRandom(1)));
  });
});
