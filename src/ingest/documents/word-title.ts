import { findTitleLines, type HeadLine, joinTitleLines } from '../title-lines.ts';

/** The parts of mammoth's document that are read. */
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly alignment?: string | null;
  readonly fontSize?: number | null;
  readonly numbering?: unknown;
}

/** A Word document in the form that mammoth gives to a transformation. */
export interface WordDocument extends WordElement {
  readonly children: readonly WordElement[];
}

/** Joins the lines of a document's title, in any formatting, into one paragraph of style Title. */
export function markTitle(document: WordDocument): { document: WordDocument; title: string | null } {
  const shown = document.children.map((element, index) => ({ element, index, text: textOf(element).trim() }));
  const filled = shown.filter(({ text }) => text !== '');
  const stop = filled.findIndex(({ element }) => element.type !== 'paragraph');
  const range = findTitleLines((stop < 0 ? filled : filled.slice(0, stop)).map(({ element }) => headLine(element)));
  if (!range) return { document, title: null };
  const lines = filled.slice(range.start, range.end);
  const [first] = lines;
  if (!first) return { document, title: null };
  const rest = new Set(lines.slice(1).map(({ index }) => index));
  const title = joinTitleLines(lines.map(({ text }) => text));
  const paragraph: WordElement = {
    ...first.element,
    styleName: 'Title',
    numbering: null,
    children: lines.flatMap(({ element }) => element.children ?? []),
  };
  const children = document.children.flatMap((element, index) =>
    index === first.index ? [paragraph] : rest.has(index) ? [] : [element],
  );
  return { document: { ...document, children }, title };
}

function headLine(paragraph: WordElement): HeadLine {
  return {
    text: textOf(paragraph).trim(),
    size: Math.max(0, ...runsOf(paragraph).map(({ fontSize }) => fontSize ?? 0)),
    isCentred: paragraph.alignment === 'center',
    isTitle: paragraph.styleName === 'Title',
  };
}

function runsOf(element: WordElement): WordElement[] {
  if (element.type === 'run') return [element];
  return (element.children ?? []).flatMap(runsOf);
}

function textOf(element: WordElement): string {
  if (element.type === 'text') return element.value ?? '';
  if (element.type === 'tab') return '\t';
  return (element.children ?? []).map(textOf).join('');
}
