import { type MappedText, mapText } from '../text/offset-map.ts';
import { type Draft, makeRemoval, NO_FIELDS } from './draft.ts';
import { fieldsOfFrontMatter } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { findContent } from './html-content.ts';
import { readPage } from './html-reader.ts';
import { readTextBlocks } from './text-blocks.ts';

/** A draft with the format it was read as. */
export interface ReadDraft {
  readonly draft: Draft;
  readonly format: string;
  readonly remarks: readonly string[];
}

const HTML =
  /<(p|div|br|html|body|table|span|section|article|h[1-6]|ul|ol|li|img|a|strong|style|script)(\s[^<>]{0,2000})?\/?>/i;
const HTML_SAMPLE_CHARS = 60_000;

/** Reads a file of one article: front matter if there is any, and HTML or plain lines below it. */
export function readDraft(text: string): ReadDraft {
  const source = mapText(text);
  const head = readFrontMatter(source);
  const { draft, format } = readBody(head?.rest ?? source);
  if (!head) return { draft, format, remarks: [] };
  const fields = { ...draft.fields, ...withoutNulls(fieldsOfFrontMatter(head.values)) };
  const remarks = head.problem === null ? [] : [`its front matter is not YAML: ${head.problem}`];
  return { draft: { ...draft, fields }, format: `front matter + ${format}`, remarks };
}

/** Reads the text of an article, in whichever markup it is. */
export function readBody(source: MappedText): { draft: Draft; format: string } {
  if (HTML.test(source.text.slice(0, HTML_SAMPLE_CHARS))) return { draft: readHtml(source), format: 'html' };
  return { draft: { fields: NO_FIELDS, blocks: readTextBlocks(source), removals: [] }, format: 'text' };
}

function readHtml(source: MappedText): Draft {
  const page = readPage(source);
  const content = findContent(page);
  const blocks = page.blocks.map((block, index) => ({ ...block, hint: content.hints[index] ?? null }));
  const removals = [...page.removals];
  for (const [index, block] of blocks.entries()) {
    if (index < content.start) removals.push(makeRemoval('page-header', block.text, block.runs[1] ?? 0));
    if (index >= content.end) removals.push(makeRemoval('page-footer', block.text, block.runs[1] ?? 0));
  }
  return { fields: NO_FIELDS, blocks: blocks.slice(content.start, content.end), removals };
}

function withoutNulls<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as Partial<T>;
}
