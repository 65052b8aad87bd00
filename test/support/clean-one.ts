import { cleanFile } from '../../src/ingest/corpus/clean-file.ts';
import type { Article } from '../../src/model/article.ts';

/** Two paragraphs of running text, of an invented report. */
export const PARAGRAPHS = [
  '县图书馆本周起延长开放时间，每晚九点半闭馆，周末照常开放，借书证全县通用。',
  '馆方说，自习室新增座位一百二十个，读者可以提前一天预约，迟到半小时视为放弃。',
] as const;
export const BODY = PARAGRAPHS.join('\n');
/** The same within a page. */
export const CONTENT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

/** The known facts about the first article of a file; empty if the file gives none. */
export function cleanOne(file: string, text: string | Uint8Array): Partial<Article> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { ...cleanFile(file, bytes).cleaned[0]?.article };
}

/** {@link cleanOne} for a page with this head and these elements before and after its text. */
export function cleanPage(head: string, before = '', after = ''): Partial<Article> {
  const body = `${before}<div class="article-content">${CONTENT}</div>${after}`;
  return cleanOne(
    'a.html',
    `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
  );
}
