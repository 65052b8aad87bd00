import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  charsInOrder,
  DOCUMENTS,
  readDocumentHere,
  readExpectedDocuments,
} from '../../../support/document-fixtures.ts';

/** The smallest share of a body's characters that must come out, in order; the rest limits foreign characters. */
const FLOORS = { docx: 0.99, epub: 0.99, mhtml: 0.99, pdf: 0.98 } as const;
const MAX_FOREIGN = 0.01;

const expected = readExpectedDocuments().filter(({ file }) => !file.startsWith('zip/'));

describe('documents of known text', () => {
  it('are ten of each format', () => {
    for (const format of Object.keys(FLOORS)) {
      expect(new Set(expected.filter(({ file }) => file.startsWith(`${format}/`)).map(({ file }) => file)).size).toBe(
        10,
      );
    }
  });

  it.each(expected.map((document) => [`${document.file} ${document.part ?? ''}`, document] as const))(
    'keeps text, title, day and source of %s',
    async (_, { file, lines, also = '', part = 0, title, publishedOn, ...known }) => {
      const articles = await readDocumentHere(join(DOCUMENTS, file), file);
      if (typeof articles === 'string') throw new Error(articles);
      const article = articles[part];
      expect(article).toMatchObject({ title, publishedOn });
      if (known.source !== undefined) expect(article?.source).toBe(known.source);
      if (known.url !== undefined) expect(article?.url).toBe(known.url);
      const body = article?.body ?? '';
      expect(body).toContain(also);
      const { kept, foreign } = charsInOrder(lines.join(''), body.replace(also, ''));
      expect(kept).toBeGreaterThanOrEqual(FLOORS[file.slice(0, file.indexOf('/')) as keyof typeof FLOORS]);
      expect(foreign).toBeLessThanOrEqual(MAX_FOREIGN);
    },
  );

  it('puts the lines of a PDF together to the paragraphs that they were', async () => {
    for (const { file, lines } of expected.filter((one) => one.file.startsWith('pdf/'))) {
      const articles = await readDocumentHere(join(DOCUMENTS, file), file);
      const found = new Set(typeof articles === 'string' ? [] : articles[0]?.body.split('\n'));
      const whole = lines.filter((line) => found.has(line)).length;
      expect(whole / lines.length, file).toBeGreaterThan(0.85);
    }
  });

  it.each([
    ['scan.pdf', 'OCR'],
    ['locked.pdf', 'password'],
    ['vertical.pdf', 'from top to bottom'],
  ])('says of %s why it is not read', async (name, word) => {
    expect(await readDocumentHere(join(DOCUMENTS, 'refused', name), name)).toContain(word);
  });

  it('knows on which page of a PDF a text stands', async () => {
    const articles = await readDocumentHere(join(DOCUMENTS, 'pdf/plain.pdf'), 'pdf/plain.pdf');
    const [article] = typeof articles === 'string' ? [] : articles;
    expect(article?.pages?.filter((_, i) => i % 2 === 1)).toEqual([1, 2]);
    expect(article?.pages?.[0]).toBe(0);
  });
});
