import type { Fields } from '../parsed-article.ts';
import { readDay } from '../published-day.ts';
import type { Content } from './html-content.ts';
import type { NamedPart, Page } from './html-page.ts';
import { findPageTitle } from './page-title.ts';
import type { ScriptPart } from './script-facts.ts';

/** Names of meta elements on government sites, in newspapers and for social networks; the first one present wins. */
const TITLE = ['articletitle', 'og:title', 'twitter:title'];
const DATE = [
  'pubdate',
  'publishdate',
  'publish_date',
  'publish-date',
  'publishtime',
  'firstpublishedtime',
  'bt:pubdate',
  'article:published_time',
  'og:release_date',
  'weibo: article:create_at',
  'datepublished',
  'date',
  'dc.date',
  'apub:time',
  'og:time',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
];
const SOURCE = ['contentsource', 'source', 'mediaid', 'article:source', 'og:article:source'];
const SITE = ['og:site_name', 'sitename', 'application-name'];
const AUTHOR = ['author', 'article:author', 'og:article:author'];
const EDITOR = ['editor', 'responsibleeditor'];
const LABEL = /^(来源|來源|作者|文|发布时间|發布時間|时间|時間)\s?[:：/]/;
/** A longer text beside a day is no name of a publisher. Chosen by hand. */
const MAX_NAME_CHARS = 20;
/** Metadata farther before the text than this belongs to something else. */
const MAX_BLOCKS_BEFORE = 15;

/** Facts about its article that a page gives in its head, in its scripts and beside its headings. */
export function readPageFields(page: Page, content: Content): Partial<Fields> {
  const find = (names: readonly string[]) =>
    names.map((name) => page.meta.get(name)).find((value) => value !== undefined) ?? null;
  const date = (text: string | null) => (text !== null && readDay(text) ? text : null);
  const dates = DATE.map((name) => date(page.meta.get(name) ?? null));
  const script = (part: ScriptPart) => page.scripts.get(part) ?? null;
  const site = find(SITE);
  const linked = page.scripts.has('title') || page.scripts.has('author') || page.scripts.has('source');
  return {
    title: findPageTitle(page, content, {
      meta: find(TITLE) ?? script('title'),
      sites: [site, find(SOURCE), script('source')],
    }),
    date:
      dates.find((found) => found !== null) ??
      (linked ? date(script('date')) : null) ??
      nearest(page, content, 'date', (text) => readDay(text) !== null) ??
      date(script('date')),
    source: find(SOURCE) ?? shortOrNull(nearest(page, content, 'source', isName)) ?? shortOrNull(script('source')),
    site,
    author: find(AUTHOR) ?? shortOrNull(nearest(page, content, 'author', isName)) ?? shortOrNull(script('author')),
    editor: find(EDITOR),
    url: page.meta.get('og:url') ?? page.meta.get('url') ?? null,
    categories: [page.meta.get('columnname') ?? page.meta.get('article:section') ?? ''].filter((name) => name !== ''),
  };
}

/**
 * The nearest value before the article's first paragraph, outside of side bars and lists of links. After it, in related
 * cards and comments, only a value with a label counts.
 */
function nearest(page: Page, content: Content, part: NamedPart, fits: (text: string) => boolean): string | null {
  const near = page.named
    .filter((named) => named.part === part && content.hints[named.at] === null)
    .filter(({ at }) => at <= content.firstProse && at >= content.firstProse - MAX_BLOCKS_BEFORE)
    .map(({ text }) => text.replace(LABEL, '').trim())
    .filter(fits);
  const behind = page.named
    .filter(({ part: other, at, text }) => other === part && at > content.firstProse && LABEL.test(text))
    .filter(({ at }) => content.hints[at] === null && at <= content.end)
    .map(({ text }) => text.replace(LABEL, '').trim())
    .filter(fits);
  return near.at(-1) ?? behind[0] ?? null;
}

function isName(text: string): boolean {
  return text !== '' && text.length <= MAX_NAME_CHARS && !/[:：]/.test(text);
}

function shortOrNull(name: string | null): string | null {
  return name !== null && isName(name) ? name : null;
}
