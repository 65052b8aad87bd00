import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readFrontMatter } from '../../../../src/ingest/formats/front-matter.ts';
import { mapText } from '../../../../src/text/script/offset-map.ts';

const valuesOf = (head: string) => readFrontMatter(mapText(`---\n${head}\n---\n正文。\n`))?.values;

const value = fc.constantFrom(
  '甲乙',
  "'单引'",
  '"双引"',
  '2022-06-13',
  'Mon, 13 Jun 2022 02:42:00 GMT',
  "''",
  '~',
  'a: b',
  'a #b',
  "it's",
  "'a''b'",
  '[甲, 乙]',
  '"a\\n"',
  'true',
  '甲：',
  '甲:',
);
const line = fc.oneof(
  fc.tuple(fc.constantFrom('title', 'date', 'tags', 'Title', 'x-y'), value).map(([key, text]) => `${key}: ${text}`),
  fc.constantFrom('title:', 'tags:', 'categories: ', '', '  ', '# 注', '  续行', 'a:b'),
  fc.tuple(fc.constantFrom('', ' ', '  '), value).map(([indent, text]) => `${indent}- ${text}`),
);

describe('front matter', () => {
  it('gives what YAML gives, however simple its lines are', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const head = ['first: 一', ...lines].join('\n');
        const document = parseDocument(head, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
        fc.pre(document.errors.length === 0);
        const plain: Record<string, unknown> = document.toJS();
        const wanted = new Map<string, unknown>();
        for (const [key, data] of Object.entries(plain)) {
          if (typeof data === 'string') wanted.set(key.toLowerCase(), data.trim());
          else if (Array.isArray(data))
            wanted.set(
              key.toLowerCase(),
              data.filter((item) => typeof item === 'string'),
            );
        }
        expect(valuesOf(head)).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('reads values, quoted values and lists', () => {
    const head = "title: '题目：一'\r\ncategories: \r\n - 金融\r\n - 新闻\r\ndate: Mon, 13 Jun 2022 02:42:00 GMT";
    expect(valuesOf(head)).toEqual(
      new Map<string, string | string[]>([
        ['title', '题目：一'],
        ['categories', ['金融', '新闻']],
        ['date', 'Mon, 13 Jun 2022 02:42:00 GMT'],
      ]),
    );
  });
});
