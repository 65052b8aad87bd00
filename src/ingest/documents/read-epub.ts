import { posix } from 'node:path';
import { type Extraction, makePart, UnreadableDocument } from '../extraction.ts';
import { decodeBytes } from '../formats/decode.ts';
import { REFUSALS } from '../refusals.ts';
import { isLeftoverTitle } from '../title-lines.ts';
import { type BookChapter, outlineOf, putTogether } from './book-chapters.ts';
import { findXmlText, readXmlElements, type XmlElement } from './xml-elements.ts';
import { openZip, type ZipEntry } from './zip-reader.ts';

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
const NO_PACKAGE = 'it is no readable EPUB (it names no package); convert it anew';
/** Names in a book's guide for pages without text. */
const SIDE_PAGES = new Set(['cover', 'toc', 'title-page', 'titlepage']);
/** An earlier year is the default value of a program. */
const FIRST_YEAR = 1800;

type Entries = ReadonlyMap<string, ZipEntry>;

/**
 * Reads a book in its reading order. Every chapter is an article named after its file; a file without a heading at its
 * start continues the one before. Cover, table of contents and title page are left out.
 */
export async function readEpub(path: string): Promise<Extraction> {
  const entries: Entries = new Map((await openZip(path)).map((entry) => [entry.name, entry]));
  const container = await readText(entries, CONTAINER);
  const packagePath = readXmlElements(container ?? '').find(({ name }) => localName(name) === 'rootfile')?.attributes[
    'full-path'
  ];
  const packageText = packagePath === undefined ? null : await readText(entries, packagePath);
  if (packagePath === undefined || packageText === null) throw new UnreadableDocument(NO_PACKAGE);
  const elements = readXmlElements(packageText);
  const hidden = readXmlElements((await readText(entries, ENCRYPTION)) ?? '');
  const encrypted = new Set(hidden.map(({ attributes }) => attributes['URI']));
  const named = findXmlText(elements, 'dc:title');
  const title = named === null || isLeftoverTitle(named) ? null : named;
  const chapters: BookChapter[] = [];
  for (const name of spineOf(elements, posix.dirname(packagePath))) {
    if (encrypted.has(name)) throw new UnreadableDocument(REFUSALS.password);
    const html = await readText(entries, name);
    if (html !== null) chapters.push({ name, html, ...outlineOf(html) });
  }
  const books = putTogether(chapters, [title, ...textsOf(elements, ['dc:creator', 'dc:publisher', 'dc:date'])]);
  const [only] = books;
  if (!only) return { kind: 'refused', reason: REFUSALS.empty };
  const fields = fieldsOfBook(elements);
  if (books.length === 1)
    return { kind: 'parts', parts: [makePart({ text: only.html, fields: { ...fields, title } })] };
  const parts = books.map(({ name, html, heading }) =>
    makePart({
      id: name,
      text: html,
      fields: { ...fields, title: heading, categories: title === null ? [] : [title] },
    }),
  );
  return { kind: 'parts', parts };
}

/** Paths of the files to read in the archive, in order. */
function spineOf(elements: readonly XmlElement[], folder: string): string[] {
  const pathOf = (href: string | undefined) => posix.normalize(posix.join(folder, decodeHref(href ?? '')));
  const side = elements
    .filter(({ name, attributes }) => localName(name) === 'reference' && SIDE_PAGES.has(attributes['type'] ?? ''))
    .map(({ attributes }) => pathOf(attributes['href']));
  const items = new Map<string, string>();
  for (const { name, attributes } of elements) {
    const isText = /html/.test(attributes['media-type'] ?? '') && !/\bnav\b/.test(attributes['properties'] ?? '');
    if (localName(name) === 'item' && isText) items.set(attributes['id'] ?? '', pathOf(attributes['href']));
  }
  const spine = elements.filter(({ name }) => localName(name) === 'itemref');
  const paths = spine.map(({ attributes }) => items.get(attributes['idref'] ?? '') ?? '');
  return [...new Set(paths)].filter((path) => path !== '' && !side.includes(path));
}

function fieldsOfBook(elements: readonly XmlElement[]) {
  const dates = elements.filter(({ name, text }) => name === 'dc:date' && text !== '');
  const published = dates.find(({ attributes }) => attributes['opf:event'] === 'publication') ?? dates[0];
  const date = published && Number(published.text.slice(0, 4)) >= FIRST_YEAR ? published.text : null;
  const url = textsOf(elements, ['dc:source', 'dc:identifier']).find((text) => /^https?:\/\/\S+$/.test(text)) ?? null;
  const [author = null] = textsOf(elements, ['dc:creator']);
  const [source = null] = textsOf(elements, ['dc:publisher']);
  return { date, url, author, source };
}

function textsOf(elements: readonly XmlElement[], names: readonly string[]): string[] {
  return elements.filter(({ name, text }) => names.includes(name) && text !== '').map(({ text }) => text);
}

async function readText(entries: Entries, name: string): Promise<string | null> {
  const entry = entries.get(name);
  if (!entry) return null;
  if (entry.refused !== null) throw new UnreadableDocument(entry.refused);
  const decoded = decodeBytes(await entry.readBytes());
  return decoded.ok ? decoded.text : null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodeHref(href: string): string {
  const [path = ''] = href.split('#');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
