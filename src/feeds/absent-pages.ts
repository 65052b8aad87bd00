import { basename, extname } from 'node:path/posix';
import { cleanText } from '../ingest/corpus/clean-file.ts';
import { decodeBytes } from '../ingest/formats/decode.ts';
import type { Fetched } from './web/fetch-resource.ts';

/** A page after it was read. */
export interface ReadPage {
  /** The requested address. */
  readonly address: string;
  /** The address that answered. */
  readonly url: string;
  readonly text: string;
  /** Its title in the feed. */
  readonly title: string | null;
}

/** The reason that is reported for such a page. */
export const NOT_THE_PAGE = 'its server answers with the page that it gives for addresses it does not have';

/**
 * A page with a longer text counts as an article, because notices that something is missing or in repair are shorter.
 * Chosen by hand.
 */
const MAX_NOTICE_CHARS = 300;
/**
 * Likeness of two pages that are the same notice, without numbers and addresses. Of 400 news texts, cut at 60 to 300
 * characters, 999 of 1,000 pairs are at most 0.5 alike, and half of them at most 0.04.
 */
const MIN_LIKENESS = 0.9;
/** Part of an address that no server has. */
const NOWHERE = 'youju-no-such-page';

/**
 * Makes a test if a server that answers 200 has not sent the requested page but its page for any address: a notice, its
 * front page, a login form. A page that came from another address, or is short and lacks its title in the feed, is
 * compared with the page for an address that does not exist, which is requested once per folder.
 * @see Bar-Yossef, Broder, Kumar, Tomkins: Sic Transit Gloria Telae, WWW 2004, §3
 */
export function makeAbsenceCheck(read: (address: string) => Promise<Fetched>): (page: ReadPage) => Promise<boolean> {
  const notices = new Map<string, Promise<string | null>>();
  return async ({ address, url, text, title }) => {
    const body = bodyOf(text, address);
    const isElsewhere = placeOf(url) !== placeOf(address);
    if (!isElsewhere) {
      if (body.length > MAX_NOTICE_CHARS) return false;
      if (title !== null && withoutSpace(text).includes(withoutSpace(title))) return false;
    }
    const nowhere = addressOfNothing(address);
    const known = notices.get(nowhere) ?? read(nowhere).then((fetched) => noticeOf(fetched, nowhere));
    notices.set(nowhere, known);
    const notice = await known;
    return notice !== null && likeness(body, notice) >= MIN_LIKENESS;
  };
}

/** The page for an address that does not exist; null if the server says so or does not answer. */
function noticeOf(fetched: Fetched, address: string): string | null {
  const decoded = fetched.kind === 'fetched' ? decodeBytes(fetched.resource.bytes) : undefined;
  return decoded?.ok ? bodyOf(decoded.text, address) : null;
}

/** Times, request numbers and the like, which differ from one notice to the next. */
const NUMBERS = /[A-Za-z0-9]*\d[A-Za-z0-9]*/g;

/** Text in the form that the index would have, without numbers and the page's own address. */
function bodyOf(text: string, address: string): string {
  const [first] = cleanText('page.html', text).cleaned;
  const { href, pathname, search } = new URL(address);
  const own = [href, `${pathname}${search}`, basename(pathname)].filter((part) => part.length > 1);
  return own.reduce((body, part) => body.replaceAll(part, ''), first?.article.body ?? '').replace(NUMBERS, '');
}

/** The address without scheme, port and a slash at the end, because these do not make it another place. */
function placeOf(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
}

/** A nearby address that does not exist: another file of the folder, or other values in the query. */
function addressOfNothing(address: string): string {
  const url = new URL(address);
  url.hash = '';
  if (url.search !== '') {
    for (const name of [...url.searchParams.keys()]) url.searchParams.set(name, NOWHERE);
    return url.href;
  }
  const path = url.pathname.replace(/\/$/, '');
  url.pathname = `${path.slice(0, path.lastIndexOf('/') + 1)}${NOWHERE}${extname(path)}`;
  return url.href;
}

/** Sørensen–Dice coefficient of the sets of neighbouring characters; 1 for two texts without any. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
