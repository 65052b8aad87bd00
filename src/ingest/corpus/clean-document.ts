import { extname } from 'node:path';
import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { foldText } from '../../text/script/fold.ts';
import { mapText, sliceMapped } from '../../text/script/offset-map.ts';
import type { ExtractedPart } from '../extraction.ts';
import { type ParsedFile, parseArticle, withFields } from '../formats/parse-article.ts';
import { makeBlock, NO_FIELDS, type ParsedArticle } from '../parsed-article.ts';
import { REFUSALS } from '../refusals.ts';
import { isLeftoverTitle } from '../title-lines.ts';
import { idOfFile, idOfRecord } from './article-id.ts';
import { type CleanedFile, cleanRead, refuseFile, type TracedArticle } from './clean-file.ts';
import { pagesOfBody } from './pages-of-body.ts';

/** Number of lines at the head in which the title is looked for. Chosen by hand. */
const HEAD_LINES = 8;
const INK = /[^\p{L}\p{N}]+/gu;

/** Cleans the parts that a document's parser returned; `file` is the document's path relative to the data directory. */
export function cleanDocument(file: string, parts: readonly ExtractedPart[]): CleanedFile {
  const format = extname(file).slice(1).toLowerCase();
  const cleaned: TracedArticle[] = [];
  for (const part of parts) {
    const read = readPart(part);
    const id = part.id === null ? idOfFile(file) : idOfRecord(file, { ...NO_FIELDS, id: part.id }, part.id);
    const result = cleanRead(read, { file, encoding: 'utf-8', format, text: part.text }, id, part.text.length);
    if (typeof result !== 'string') cleaned.push(withPages(withTitle(result, part), part));
  }
  return cleaned.length > 0 ? { cleaned, problems: [] } : refuseFile(file, REFUSALS.empty);
}

function readPart({ text, lines, fields, looseTitle, remarks }: ExtractedPart): ParsedFile {
  const given = { ...NO_FIELDS, ...fields };
  if (lines === null) {
    const { parsed, format } = parseArticle(text, false);
    return { parsed: withFields(parsed, withLoose(given, parsed, looseTitle)), format, remarks };
  }
  const source = mapText(text);
  const blocks = lines.map(({ start, end, ...line }) => {
    return makeBlock(normaliseSpaces(sliceMapped(source, start, end), true), line);
  });
  const parsed = { fields: given, blocks: blocks.filter((block) => block.text !== ''), removals: [] };
  return { parsed: withFields(parsed, withLoose(given, parsed, looseTitle)), format: 'text', remarks };
}

/** A title from the document's properties counts if a line at the head repeats it. */
function withLoose(
  fields: ParsedArticle['fields'],
  parsed: ParsedArticle,
  looseTitle: string | null,
): ParsedArticle['fields'] {
  if (fields.title !== null || looseTitle === null) return fields;
  const wanted = ink(looseTitle);
  const isSaid = parsed.blocks.slice(0, HEAD_LINES).some(({ text }) => ink(text) === wanted);
  return isSaid ? { ...fields, title: looseTitle } : fields;
}

/** It also counts if the text has no title of its own. */
function withTitle(cleaned: TracedArticle, { looseTitle }: ExtractedPart): TracedArticle {
  const { article } = cleaned;
  if (article.title !== null || looseTitle === null || isLeftoverTitle(looseTitle)) return cleaned;
  return { ...cleaned, article: { ...article, title: looseTitle } };
}

function withPages(cleaned: TracedArticle, { pages }: ExtractedPart): TracedArticle {
  if (pages.length === 0) return cleaned;
  const { article } = cleaned;
  return { ...cleaned, article: { ...article, pages: pagesOfBody(article.origin, pages) } };
}

function ink(text: string): string {
  return foldText(text).replace(INK, '');
}
