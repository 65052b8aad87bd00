import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFile, cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { originOf } from '../../../../src/text/script/offset-map.ts';

const BODY = '会议要求，各地要压实责任，持续推进定点帮扶工作，确保不发生规模性返贫。';

function bodyOf(file: string, text: string): string | undefined {
  return cleanText(file, text).cleaned[0]?.article.body;
}

function reasonsOf(file: string, text: string): string[] {
  return cleanText(file, text).problems.map(({ line, reason }) => `${line ?? '-'}: ${reason}`);
}

describe('cleaning a file', () => {
  it('leads every character of a body back to the same character of the file', () => {
    const unit = fc.constantFrom(
      '國',
      '協(xié)',
      '習(xi) 近',
      '<br>',
      '\n',
      '&amp;',
      '全麵落實',
      '，',
      ' ',
      'GDP',
      '<p>',
      '县。',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = `${BODY}\n${units.join('')}`;
        const article = cleanText('a.txt', text).cleaned[0]?.article;
        for (let i = 0; i < (article?.body.length ?? 0); i++) {
          const char = article?.body.charAt(i) ?? '';
          const isMended = article?.repairs.some(({ start, end }) => start <= i && i < end);
          const there = text.charAt(originOf(article?.origin ?? [], i));
          const isEntity = char === '&';
          if (char !== '\n' && char !== ' ' && !isMended && !isEntity) expect(there).toBe(char);
        }
      }),
    );
  });

  it('throws at nothing whatever the bytes and the name', () => {
    const name = fc.constantFrom('a.txt', 'a.html', 'a.json', 'a.jsonl', 'a.csv', 'a.md', 'a');
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 200 }), (file, bytes) => {
        const { cleaned, problems } = cleanFile(file, bytes);
        expect(cleaned.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes front matter that is not YAML line by line and says so', () => {
    const { article, report } =
      cleanText('a.txt', `---\ntitle: 'half\ndate: 2022-03-16\nauthor: [\n---\n${BODY}`).cleaned[0] ?? {};
    expect(article).toMatchObject({ publishedOn: '2022-03-16', body: BODY });
    expect(report?.remarks[0]).toMatch(/^its front matter is not YAML/);
  });

  it('runs no code that front matter names', () => {
    const head =
      'title: !!js/function "function () { throw 1 }"\nevil: !!python/object/apply:os.system ["x"]\ndate: 2022-03-16';
    expect(cleanText('a.txt', `---\n${head}\n---\n${BODY}`).cleaned[0]?.article.publishedOn).toBe('2022-03-16');
  });

  it('survives YAML whose aliases multiply', () => {
    const bomb = [
      'a: &a ["x","x"]',
      ...'bcdefghijk'.split('').map((c, i) => `${c}: &${c} [*${'abcdefghij'[i]},*${'abcdefghij'[i]}]`),
    ];
    expect(bodyOf('a.txt', `---\n${bomb.join('\n')}\n---\n${BODY}`)).toBe(BODY);
  });

  it('keeps a rule of dashes that is no front matter', () => {
    expect(bodyOf('a.txt', `---\n${BODY}\n---\n${BODY.replace('会议', '大会')}`)).toBe(
      `${BODY}\n${BODY.replace('会议', '大会')}`,
    );
  });

  it('reads the other lines where one JSON line is cut in half', () => {
    const line = JSON.stringify({ title: '甲', content: BODY });
    const { cleaned, problems } = cleanText(
      'a.jsonl',
      `${line}\n${line.slice(0, 30)}\n\n${JSON.stringify({ id: 7, content: BODY })}`,
    );
    expect(cleaned.map(({ article }) => article.title)).toEqual(['甲', null]);
    expect(cleaned[1]?.article.id).toBe('a.jsonl#7');
    expect(problems).toEqual([
      { file: 'a.jsonl', line: 2, reason: 'it is not JSON: a string has no end (character 24)' },
    ]);
  });

  it('gives a record the same id wherever it stands', () => {
    const [one, two] = ['甲', '乙'].map((title) => JSON.stringify({ title, content: BODY }));
    const ids = (text: string) => cleanText('a.jsonl', text).cleaned.map(({ article }) => article.id);
    expect(ids(`${two}\n${one}`)).toEqual(ids(`${one}\n\n${two}`).reverse());
  });

  it('refuses what is no article by name and reason', () => {
    expect(reasonsOf('a.txt', '  \n ')).toEqual(['-: it is empty']);
    expect(reasonsOf('a.html', '<div></div>')).toEqual(['-: it holds no text']);
    expect(reasonsOf('a.json', '{"a": [}')).toEqual(['1: it is not JSON: unexpected "}"']);
    expect(reasonsOf('a.json', '[]')).toEqual(['-: it has no field that holds the text (content, body, text, 正文 …)']);
    expect(reasonsOf('a.csv', 'x,y\n1,2')[0]).toMatch(/^1: its first line names no column/);
    expect(reasonsOf('a.txt', '字'.repeat(2_000_001))[0]).toMatch(/^-: it is no article: 2,000,001 characters/);
  });

  it('reads HTML nested a hundred thousand deep', () => {
    const deep = `${'<div>'.repeat(100_000)}<p>${BODY}</p>${'</div>'.repeat(100_000)}`;
    expect(bodyOf('a.html', deep)).toBe(BODY);
    expect(bodyOf('a.html', `${'<b><p>'.repeat(50_000)}${BODY}`)).toBe(BODY);
  });

  it.each([
    ['open brackets', '（'.repeat(300_000)],
    ['half tags', '<a '.repeat(200_000)],
    ['tag ends', '>'.repeat(300_000)],
    ['comments without end', '<!--'.repeat(100_000)],
    ['entities', '&#x4e00'.repeat(100_000)],
    ['labels', '来源：'.repeat(100_000)],
    ['spaces', `${' \u3000'.repeat(200_000)}x`],
    ['short lines', '首页 > 新闻\n'.repeat(50_000)],
    ['Markdown marks', '[![('.repeat(100_000)],
    ['quotes', '"'.repeat(300_000)],
    ['backslashes', '\\'.repeat(300_000)],
    ['slashed words', '一|'.repeat(200_000)],
    ['dashes', '---\n'.repeat(50_000)],
    ['suspects', '麵'.repeat(200_000)],
    ['damage', '銆锛\ue000'.repeat(60_000)],
  ])('reads hostile %s without hanging', (_, text) => {
    for (const file of ['a.txt', 'a.html', 'a.md', 'a.csv', 'a.jsonl']) {
      const { cleaned, problems } = cleanText(file, text);
      expect(cleaned.length + problems.length).toBeGreaterThan(0);
    }
  });
});
