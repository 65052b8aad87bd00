import { foldText } from '../../text/script/fold.ts';
import type { Block, Fields } from '../draft.ts';
import { readDay } from '../published-day.ts';
import type { NamedPart, Page } from './html-page.ts';

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
const LABEL = /^(来源|來源|作者|文|发布时间|發布時間|时间|時間)\s?[:：/]/;
const MAX_NAME_CHARS = 20;

/** What a page says about its article in its head and its headings. */
export function readPageFields(page: Page, headings: readonly Block[]): Partial<Fields> {
  const find = (names: readonly string[]) =>
    names.map((name) => page.meta.get(name)).find((value) => value !== undefined) ?? null;
  const named = (part: NamedPart) => page.named.get(part)?.replace(LABEL, '').trim() ?? null;
  const date = named('date');
  return {
    title: titleOf(page, find(TITLE), headings),
    date: find(DATE) ?? page.time ?? (date !== null && readDay(date) ? date : null),
    source: find(SOURCE) ?? shortOrNull(named('source')),
    site: find(SITE),
    author: find(AUTHOR) ?? shortOrNull(named('author')),
    editor: find(EDITOR),
    url: page.meta.get('og:url') ?? page.meta.get('url') ?? null,
    categories: [page.meta.get('columnname') ?? page.meta.get('article:section') ?? ''].filter((name) => name !== ''),
  };
}

function shortOrNull(name: string | null): string | null {
  return name !== null && name !== '' && name.length <= MAX_NAME_CHARS && !/[:：]/.test(name) ? name : null;
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
