import { foldText } from '../text/fold.ts';
import type { Block, Fields } from './draft.ts';
import type { Page } from './html-page.ts';

/** Names of meta elements, as government sites, newspapers and social networks want them; the first that is there wins. */
const TITLE = ['articletitle', 'og:title', 'twitter:title'];
const DATE = [
  'pubdate',
  'publishdate',
  'publish_date',
  'article:published_time',
  'og:release_date',
  'weibo: article:create_at',
  'datepublished',
  'date',
  'dc.date',
  'apub:time',
  'og:time',
];
const SOURCE = ['contentsource', 'source', 'mediaid', 'article:source', 'og:article:source'];
const SITE = ['og:site_name', 'sitename', 'application-name'];
const AUTHOR = ['author', 'article:author', 'og:article:author'];
const EDITOR = ['editor', 'responsibleeditor'];
const SUFFIX = /\s?(?:[-_|｜—–·]+|--)\s?[^-_|｜—–]{1,24}$/;
const MAX_SUFFIXES = 4;

/** What a page says about its article in its head and its headings. */
export function readPageFields(page: Page, headings: readonly Block[]): Partial<Fields> {
  const find = (names: readonly string[]) =>
    names.map((name) => page.meta.get(name)).find((value) => value !== undefined) ?? null;
  const editor = find(EDITOR);
  return {
    title: titleOf(page, find(TITLE), headings),
    date: find(DATE) ?? page.time,
    source: find(SOURCE),
    site: find(SITE),
    author: find(AUTHOR),
    editor,
    url: page.meta.get('og:url') ?? page.meta.get('url') ?? null,
    categories: [page.meta.get('columnname') ?? page.meta.get('article:section') ?? ''].filter((name) => name !== ''),
  };
}

/** The heading that the title element repeats, else what the meta elements say, else the title without the site's name. */
function titleOf(page: Page, meta: string | null, headings: readonly Block[]): string | null {
  const whole = page.title?.replace(/\s+/g, ' ').trim() ?? '';
  const folded = inkOf(whole);
  const heading = headings.find(({ text }) => text.length >= 4 && folded.startsWith(inkOf(text)));
  if (heading) return heading.text;
  if (meta !== null) return dropSuffixes(meta.trim());
  return whole === '' ? null : dropSuffixes(whole);
}

function dropSuffixes(title: string): string {
  let plain = title;
  for (let i = 0; i < MAX_SUFFIXES; i++) {
    const shorter = plain.replace(SUFFIX, '');
    if (shorter.length < 6 || shorter === plain) break;
    plain = shorter;
  }
  return plain;
}

function inkOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
