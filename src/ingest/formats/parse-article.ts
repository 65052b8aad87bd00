import { type MappedText, mapText } from '../../text/script/offset-map.ts';
import { fieldsOf, fieldsOfFrontMatter } from '../fields.ts';
import { findContent } from '../html/html-content.ts';
import { readPage } from '../html/html-reader.ts';
import { readPageFields } from '../html/page-fields.ts';
import { type Fields, NO_FIELDS, type ParsedArticle, type RemovalReason } from '../parsed-article.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMarkdownBlocks } from './markdown-blocks.ts';
import type { SourceRecord } from './records.ts';
import { readTextBlocks } from './text-blocks.ts';

/** An article and the format in which it was read. */
export interface ParsedFile {
  readonly parsed: ParsedArticle;
  readonly format: string;
  readonly remarks: readonly string[];
}

const HTML =
  /<(p|div|br|html|body|table|span|section|article|h[1-6]|ul|ol|li|img|a|strong|style|script|font|center)(\s[^<>]{0,2000})?\/?>/i;
/** Characters at the beginning in which an element of HTML is looked for. Chosen by hand. */
const HTML_SAMPLE_CHARS = 60_000;

/** Reads a file with one article: front matter if there is any, and HTML, Markdown or plain lines after it. */
export function parseArticle(text: string, isMarkdown: boolean): ParsedFile {
  const source = mapText(text);
  const head = readFrontMatter(source);
  const { parsed, format } = readBody(head?.rest ?? source, isMarkdown);
  if (!head) return { parsed, format, remarks: [] };
  const remarks = head.problem === null ? [] : [`its front matter is not YAML: ${head.problem}`];
  return { parsed: withFields(parsed, fieldsOfFrontMatter(head.values)), format: `front matter + ${format}`, remarks };
}

/** Reads one article of a file with several. */
export function readRecord(record: SourceRecord): ParsedFile {
  const { parsed, format } = readBody(record.body, false);
  return { parsed: withFields(parsed, fieldsOf(record.values)), format, remarks: [] };
}

function readBody(source: MappedText, isMarkdown: boolean): { parsed: ParsedArticle; format: string } {
  const looksHtml = HTML.test(source.text.slice(0, HTML_SAMPLE_CHARS));
  if (looksHtml && !isMarkdown) return { parsed: readHtml(source), format: 'html' };
  const blocks = isMarkdown ? readMarkdownBlocks(source) : readTextBlocks(source);
  return { parsed: { fields: NO_FIELDS, blocks, removals: [] }, format: isMarkdown ? 'markdown' : 'text' };
}

function readHtml(source: MappedText): ParsedArticle {
  const page = readPage(source);
  const content = findContent(page);
  const { start, end, hints } = content;
  const outside = (index: number): RemovalReason | null =>
    index < start ? 'page-header' : index >= end ? 'page-footer' : null;
  const blocks = page.blocks.map((block, index) => ({ ...block, hint: hints[index] ?? outside(index) }));
  return { fields: { ...NO_FIELDS, ...readPageFields(page, content) }, blocks, removals: page.removals };
}

/** Fields given beside a text take precedence over those found in it. */
export function withFields(parsed: ParsedArticle, given: Fields): ParsedArticle {
  const known = Object.entries(given).filter(([, value]) => value !== null && value.length > 0);
  return { ...parsed, fields: { ...parsed.fields, ...Object.fromEntries(known) } };
}
