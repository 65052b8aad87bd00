import { Parser } from 'htmlparser2';

/** The beginning of a file of a book. */
interface Outline {
  /** Its heading, if its text starts with one. */
  readonly heading: string | null;
  /** Its text without white space. */
  readonly ink: string;
}

/** One file of a book, or several that belong together. */
export interface BookChapter extends Outline {
  /** Path of its first file in the book. */
  readonly name: string;
  readonly html: string;
}

const HEADING = /^h[1-6]$/;
/** Elements of a file that are not shown as text. */
const UNSHOWN = new Set(['head', 'script', 'style', 'rt', 'rp']);
/** A page that adds at most this many characters to the book's title, author and publisher is its title page. */
const MAX_TITLE_PAGE_CHARS = 20;
const BODY = /<body\b[^<>]{0,2000}>/i;

/** Reads the beginning of a file. */
export function outlineOf(html: string): Outline {
  let hidden = 0;
  let heading: string | null = null;
  let inHeading = false;
  const ink: string[] = [];
  const parser = new Parser({
    onopentagname(name) {
      if (UNSHOWN.has(name)) hidden++;
      else if (HEADING.test(name) && ink.length === 0 && heading === null) {
        inHeading = true;
        heading = '';
      }
    },
    ontext(text) {
      const shown = text.replace(/\s+/g, '');
      if (hidden > 0 || shown === '') return;
      ink.push(shown);
      if (inHeading) heading += text;
    },
    onclosetag(name) {
      if (UNSHOWN.has(name)) hidden--;
      else if (HEADING.test(name)) inHeading = false;
    },
  });
  parser.end(html);
  const plain = (heading ?? '').replace(/\s+/g, ' ').trim();
  return { heading: plain === '' ? null : plain, ink: ink.join('') };
}

/**
 * Joins the files of a book to chapters. Files without text are left out, and so is the title page, which only repeats
 * `facts` (title, author …).
 */
export function putTogether(files: readonly BookChapter[], facts: readonly (string | null)[]): BookChapter[] {
  const known = facts.map((fact) => (fact ?? '').replace(/\s+/g, '')).filter((fact) => fact !== '');
  const chapters: BookChapter[] = [];
  for (const file of files) {
    if (file.ink === '' || isTitlePage(file.ink, known)) continue;
    const before = chapters.at(-1);
    if (before && file.heading === null) chapters[chapters.length - 1] = append(before, file);
    else chapters.push(file);
  }
  return chapters;
}

function isTitlePage(ink: string, known: readonly string[]): boolean {
  const rest = known.reduce((text, fact) => text.replace(fact, ''), ink);
  return rest.length < ink.length && rest.length <= MAX_TITLE_PAGE_CHARS;
}

function append(chapter: BookChapter, file: BookChapter): BookChapter {
  return {
    ...chapter,
    html: `<body>${bodyOf(chapter.html)}\n${bodyOf(file.html)}</body>`,
    ink: chapter.ink + file.ink,
  };
}

function bodyOf(html: string): string {
  const start = BODY.exec(html);
  const from = start ? start.index + start[0].length : 0;
  const end = html.toLowerCase().lastIndexOf('</body');
  return html.slice(from, end > from ? end : html.length);
}
