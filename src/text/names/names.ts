import type { NameMention } from '../../model/analysis.ts';
import type { Name } from '../../model/name.ts';
import { teachWords } from '../segmenter/segmenter.ts';
import { cutWords } from '../words/segment.ts';
import { makeTrie } from '../words/trie.ts';
import { standsAlone } from './name-bounds.ts';
import { findPlaceEndingAt, findPlaceStartingAt } from './places.ts';
import { findRegionEndingAt } from './regions.ts';

/** Finds the names of a glossary in folded text: in order, without overlap, the longest name at every position. */
export type NameFinder = (folded: string) => NameMention[];

/** The search term that replaces a name in any of its forms; the index holds it for every name found in a chunk. */
export function nameTerm(canonical: string): string {
  return `=${canonical}`;
}

/** A form that already says that the body is national, so that a province before it does not make it a local body. */
const NATIONAL = /^(?:国家|中国|中共|中华|全国|国务院|中央|最高)/;
const INTERNATIONAL = /^(?:联合国|世界|世贸|国际|亚洲|亚太|金砖|上海合作|[a-z])/;
const ADMINISTRATIVE_ENDING = /[省市县区州盟旗镇乡]/;
/** English words that are also acronyms; folded text does not show their case. */
const EVERYDAY_ACRONYMS = new Set(['who', 'it', 'us', 'am', 'aid', 'mem']);
const BRANCHES =
  '中心支行 分行 支行 营业管理部 监管局 税务局 证监局 银保监局 分局 管理局 调查总队 海关 特派员办事处 特派办 办事处 专员办 监管办 分会 分院 省委 市委 区委 总队'.split(
    ' ',
  );

/**
 * Forms up to this length may appear by chance across two words (施工行业), so the segmenter must see them as words too.
 */
const MAX_DOUBTFUL_CHARS = 3;

/** Text after a body in a person's title; the segmenter cuts 教育部副部长 into 教育, 部副, 部长. */
const POST_BEHIND = /^(?:副|党组|.长)/;

/** A known name and one of its forms. */
interface Form {
  readonly name: Name;
  readonly text: string;
}

/**
 * Makes a finder over `names`. A form counts only if it stands alone. A place before it (河北省发展改革委, 欧洲央行) or a branch
 * after it (人民银行广州分行) makes a different body, which is returned as a local one under its own name. Matching takes
 * linear time. English forms match in any case at word boundaries; English forms of terms are left to the dictionary.
 */
export function makeNameFinder(names: readonly Name[]): NameFinder {
  teachWords(names.flatMap(chineseForms));
  const forms = makeTrie(names.flatMap((name) => formsOf(name).map((text): [string, Form] => [text, { name, text }])));
  return (folded) => {
    const found: NameMention[] = [];
    let last = 0;
    for (let at = 0; at < folded.length; ) {
      const match = forms.startingAt(folded, at);
      if (match === undefined || !isWhole(folded, at, match.end)) {
        at++;
        continue;
      }
      const mention = mentionOf(folded, match.value, { start: at, floor: last });
      found.push(mention);
      last = mention.span.end;
      at = last;
    }
    return found;
  };
}

function isWhole(folded: string, start: number, end: number): boolean {
  if (!standsAlone(folded, start, end)) return false;
  return end - start > MAX_DOUBTFUL_CHARS || isCut(folded, start, end) || POST_BEHIND.test(folded.slice(end, end + 2));
}

/** Forms of a name in folded text, the canonical form first. */
function formsOf(name: Name): string[] {
  if (name.kind === 'term') return chineseForms(name);
  const english = name.english.map((form) => form.toLowerCase()).filter((form) => !EVERYDAY_ACRONYMS.has(form));
  const curly = english.filter((form) => form.includes("'")).map((form) => form.replaceAll("'", '’'));
  return [...chineseForms(name), ...english, ...curly];
}

function chineseForms(name: Name): string[] {
  return [...new Set([name.canonical.toLowerCase(), ...name.aliases])];
}

interface Position {
  readonly start: number;
  /** End of the previous mention; no prefix reaches back beyond it. */
  readonly floor: number;
}

function mentionOf(folded: string, form: Form, position: Position): NameMention {
  const { start, floor } = position;
  const end = start + form.text.length;
  const prefix = foreignOrLocalPrefix(folded, form.text, start);
  const branch = form.name.kind === 'body' ? branchEnd(folded, end) : undefined;
  if (form.name.kind === 'body' && ((prefix !== undefined && prefix.start >= floor) || branch !== undefined)) {
    return localMention(folded, form, { start, end, prefix, branch });
  }
  const { canonical, kind } = form.name;
  return { span: { start, end }, canonical, kind, local: false, forms: chineseForms(form.name) };
}

interface Prefix {
  readonly start: number;
  /** Full form of the place, or the text itself. */
  readonly full: string;
  readonly foreign: boolean;
}

function foreignOrLocalPrefix(folded: string, form: string, start: number): Prefix | undefined {
  if (INTERNATIONAL.test(form)) return undefined;
  const region = findRegionEndingAt(folded, start);
  if (region !== undefined && !isPieceOfWord(folded, region))
    return { start: region.start, full: region.value, foreign: true };
  if (NATIONAL.test(form)) return undefined;
  const place = findPlaceEndingAt(folded, start);
  if (place !== undefined) {
    const bare = !ADMINISTRATIVE_ENDING.test(folded.charAt(start - 1));
    if (bare && form.endsWith('部')) return undefined;
    const above = findPlaceEndingAt(folded, place.start);
    return { start: above?.start ?? place.start, full: (above?.value.name ?? '') + place.value.name, foreign: false };
  }
  if (!ADMINISTRATIVE_ENDING.test(folded.charAt(start - 1))) return undefined;
  return { start: start - 1, full: folded.charAt(start - 1), foreign: false };
}

/** True if a single character (法, 日) is part of a word and not the name of a state: 8月29日财政部, 依法国务院. */
function isPieceOfWord(folded: string, region: { start: number; value: string }): boolean {
  return region.value.length === 1 && /[\p{L}\p{N}]/u.test(folded.charAt(region.start - 1));
}

function branchEnd(folded: string, end: number): number | undefined {
  const place = findPlaceStartingAt(folded, end);
  if (place === undefined) return undefined;
  const below = findPlaceStartingAt(folded, place.end) ?? place;
  const branch = BRANCHES.find((ending) => folded.startsWith(ending, below.end));
  return branch === undefined ? undefined : below.end + branch.length;
}

interface LocalBody {
  readonly start: number;
  readonly end: number;
  readonly prefix: Prefix | undefined;
  readonly branch: number | undefined;
}

function localMention(folded: string, form: Form, body: LocalBody): NameMention {
  const span = { start: body.prefix?.start ?? body.start, end: body.branch ?? body.end };
  const written = folded.slice(span.start, span.end);
  if (body.prefix === undefined || body.prefix.foreign || body.branch !== undefined) {
    return { span, canonical: written, kind: 'body', local: true, forms: [written] };
  }
  const stems = chineseForms(form.name).filter((stem) => !NATIONAL.test(stem));
  const longest = stems.reduce((best, stem) => (stem.length > best.length ? stem : best), form.text);
  const canonical = body.prefix.full + longest;
  const place = body.prefix.full;
  const forms = [canonical, written, ...stems.map((stem) => place + stem)];
  return { span, canonical, kind: 'body', local: true, forms: [...new Set(forms)] };
}

/** Number of characters on each side that the segmenter sees around a name. Chosen by hand. */
const CONTEXT_CHARS = 8;

/**
 * True if the segmenter, with the text around, begins a word at `start` and ends one at `end`. A country in the same
 * word before it (美国财政部) and the post of its head after it (财政部长) are allowed.
 */
function isCut(folded: string, start: number, end: number): boolean {
  const from = Math.max(0, start - CONTEXT_CHARS);
  const context = folded.slice(from, end + CONTEXT_CHARS);
  let at = 0;
  let begins = false;
  for (const word of cutWords(context)) {
    const first = from + context.indexOf(word, at);
    const last = first + word.length;
    at = last - from;
    if (last <= start) continue;
    if (first < start) begins = isCountry(folded, first, start);
    else if (first === start) begins = true;
    if (last === end || (last === end + 1 && folded.charAt(end) === '长')) return begins;
    if (last > end) return false;
  }
  return false;
}

function isCountry(folded: string, start: number, end: number): boolean {
  const name = folded.slice(start, end);
  return name === '中国' || name === '我国' || findRegionEndingAt(folded, end)?.start === start;
}
