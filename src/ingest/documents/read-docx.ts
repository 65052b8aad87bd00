import mammoth from 'mammoth';
import { type Extraction, makePart, UnreadableDocument } from '../extraction.ts';
import { REFUSALS } from '../refusals.ts';
import { markTitle, type WordDocument } from './word-title.ts';
import { findXmlText, readXmlElements } from './xml-elements.ts';
import { openZip, type ZipEntry } from './zip-reader.ts';

const MAIN_PART = 'word/document.xml';
/** Fields and ruby, which mammoth does not know, renamed to elements whose content it reads or skips. */
const RENAMED: readonly (readonly [from: string, to: string])[] = [
  ['w:fldSimple', 'w:smartTag'],
  ['w:rubyBase', 'w:smartTag'],
  ['w:ruby', 'w:smartTag'],
  ['w:rt', 'w:del'],
];
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/**
 * Reads a Word document's main text as HTML. Pictures, comments, deleted text and page headers are left out; footnotes
 * come at the end.
 */
export async function readDocx(path: string): Promise<Extraction> {
  const entries = await openZip(path);
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, ''), entry]));
  if (!byName.has(MAIN_PART)) throw new UnreadableDocument(refusalOfOther(byName));
  let title: string | null = null;
  const input = { file: makeWordFile(byName) } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value } = await mammoth.convertToHtml(input, {
    styleMap: STYLES,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    transformDocument: (document: WordDocument) => {
      const marked = markTitle(document);
      title = marked.title;
      return marked.document;
    },
  });
  const core = byName.get('docProps/core.xml');
  const properties = core ? readXmlElements((await core.readBytes()).toString('utf8')) : [];
  const looseTitle = findXmlText(properties, 'dc:title');
  return { kind: 'parts', parts: [makePart({ text: value, looseTitle, fields: title === null ? {} : { title } })] };
}

/** The object from which mammoth reads a document's parts; in this form it opens no file itself. */
function makeWordFile(entries: ReadonlyMap<string, ZipEntry>) {
  return {
    exists: (name: string) => entries.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = await entries.get(name)?.readBytes();
      if (bytes === undefined) throw new Error(`it has no part ${name}`);
      if (encoding === undefined) return bytes;
      return encoding === 'base64' ? bytes.toString('base64') : renameElements(new TextDecoder(encoding).decode(bytes));
    },
  };
}

function renameElements(xml: string): string {
  return RENAMED.reduce((text, [from, to]) => {
    return text
      .replaceAll(`<${from} `, `<${to} `)
      .replaceAll(`<${from}>`, `<${to}>`)
      .replaceAll(`</${from}>`, `</${to}>`);
  }, xml);
}

function refusalOfOther(entries: ReadonlyMap<string, unknown>): string {
  if (entries.has('xl/workbook.xml')) return 'it is a spreadsheet; save each sheet as CSV (UTF-8), one row an article';
  if (entries.has('ppt/presentation.xml')) return 'it is a presentation; save it as PDF, or its text as .docx';
  return entries.size === 0 ? REFUSALS.empty : 'it is no Word document; save it as .docx';
}
