import { type Random, shuffled } from '../random.ts';
import { FIGURE_EDITS } from './figure-edits.ts';
import { swapped, wrong } from './marked.ts';
import { OPPOSITES, POSTS, SCOPES, SYNONYMS } from './word-tables.ts';
import { isDeed, isNoun, nameKind, replaceAt, type Word, wordsOf } from './words.ts';

/** Sources of other words for an edit. */
export interface Donors {
  /** Other folded sentences, those of the same paragraph first. */
  readonly near: readonly string[];
  /** The sentence from which the claim is made. */
  readonly proof: string;
  /** Names by kind, from all sources. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Changes a folded claim so that its proof no longer supports it, and marks the wrong part; undefined if nothing can be
 * changed.
 */
export type Edit = (claim: string, donors: Donors, random: Random) => string | undefined;

function wordsIn(texts: readonly string[], fits: (word: Word) => boolean): string[] {
  return texts.flatMap((text) => wordsOf(text).filter(fits)).map(({ text }) => text);
}

const otherName: Edit = (claim, { near, names }, random) => {
  const word = random.pick(wordsOf(claim).filter((one) => nameKind(one)));
  const kind = word && nameKind(word);
  if (!word || !kind) return undefined;
  const close = wordsIn(near, (one) => nameKind(one) === kind);
  const pool = close.length > 0 && random.next() < 0.6 ? close : (names.get(kind) ?? []);
  const other = random.pick(pool.filter((name) => !claim.includes(name) && !name.includes(word.text)));
  return other && replaceAt(claim, word.at, word.text.length, wrong(other));
};

const otherNoun: Edit = (claim, { near, nouns }, random) => {
  const word = random.pick(wordsOf(claim).filter(isNoun));
  if (!word) return undefined;
  const close = wordsIn(near, isNoun);
  const pool = random.next() < 0.6 ? close : nouns;
  const other = random.pick(pool.filter((noun) => !sharesCharacter(noun, word.text) && !claim.includes(noun)));
  return other && replaceAt(claim, word.at, word.text.length, wrong(other));
};

/** Another deed or quality: the proof says nothing of it, however well it fits the sentence. */
const otherDeed: Edit = (claim, { near, verbs, proof }, random) => {
  const word = random.pick(wordsOf(claim).filter(isDeed));
  if (!word) return undefined;
  const close = wordsIn(near, isDeed);
  const pool = random.next() < 0.3 ? close : verbs;
  const other = random.pick(pool.filter((verb) => !sharesCharacter(verb, word.text) && !proof.includes(verb)));
  return other && !isSynonym(other, word.text) ? replaceAt(claim, word.at, word.text.length, wrong(other)) : undefined;
};

function isSynonym(a: string, b: string): boolean {
  return SYNONYMS.some((words) => words.includes(a) && words.includes(b));
}

function sharesCharacter(a: string, b: string): boolean {
  return [...a].some((char) => b.includes(char));
}

/** Swaps two nouns or names, unless they are neighbours in a list. */
const swappedNouns: Edit = (claim, _, random) => {
  const words = shuffled(wordsOf(claim).filter(isNoun), random);
  for (const one of words) {
    const other = words.find((word) => word !== one && canSwap(claim, one, word));
    if (other) return swapped(claim, [one.at, one.text], [other.at, other.text]);
  }
  return undefined;
};

function canSwap(claim: string, a: Word, b: Word): boolean {
  const [first, second] = a.at < b.at ? [a, b] : [b, a];
  const between = claim.slice(first.at + first.text.length, second.at);
  const sameKind = nameKind(a) === nameKind(b);
  return (
    a.text !== b.text &&
    sameKind &&
    between.length > 1 &&
    !/^[^,;]*[、和与及同]$/.test(between) &&
    !/^[、和与及]/.test(between)
  );
}

const AROUND =
  /(?<one>\p{Script=Han}{2,10})(?<link>向|对|给|由|被|比|把|为|战胜|击败|隶属于|属于|影响|领导|包括|帮助|支持)(?<other>\p{Script=Han}{2,10})/gu;

/** Swaps the words before and after 向, 对, 由, 被 and the like. */
const swappedRoles: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(AROUND)].filter(({ groups }) => groups?.['one'] && groups['other']));
  if (!found?.groups) return undefined;
  const [before] = wordsOf(found.groups['one'] as string)
    .filter(isNoun)
    .slice(-1);
  const behind = wordsOf(found.groups['other'] as string).find(isNoun);
  if (!before || !behind || before.text === behind.text) return undefined;
  const start = found.index + before.at;
  const next =
    found.index + (found.groups['one'] as string).length + (found.groups['link'] as string).length + behind.at;
  return swapped(claim, [start, before.text], [next, behind.text]);
};

const otherPost: Edit = (claim, _, random) => {
  for (const [post = '', ...others] of shuffled(POSTS, random)) {
    const at = claim.indexOf(post);
    if (at < 0 || (post.length === 2 && claim[at - 1] === '副')) continue;
    return replaceAt(claim, at, post.length, wrong(random.pick(others) as string));
  }
  return undefined;
};

const opposite: Edit = (claim, _, random) => {
  for (const pair of shuffled(OPPOSITES, random)) {
    const [from, to] = random.next() < 0.5 ? pair : ([pair[1], pair[0]] as const);
    const at = claim.indexOf(from);
    if (at >= 0 && (from.length > 1 || /[部侧岸面]/.test(claim[at + 1] ?? '')))
      return replaceAt(claim, at, from.length, wrong(to));
  }
  return undefined;
};

const otherScope: Edit = (claim, _, random) => {
  for (const [from, to] of shuffled(SCOPES, random)) {
    const at = claim.indexOf(from);
    if (at < 0) continue;
    if (to === '') return claim.slice(0, at - 1) + wrong(claim.slice(at - 1, at)) + claim.slice(at + from.length);
    return replaceAt(claim, at, from.length, wrong(to));
  }
  return undefined;
};

/** Adds 全部, 只, 都 or the like before a verb. */
const widened: Edit = (claim, _, random) => {
  const verb = random.pick(wordsOf(claim).filter(({ tag, at }) => tag === 'v' && at > 1));
  const word = random.pick(['只', '仅', '全部', '都', '完全', '从不', '首次', '一律', '最先', '单独']);
  return verb && replaceAt(claim, verb.at, 0, wrong(word as string));
};

const PLANS =
  /(?<![主需重必只次])(?:要|将|计划|拟|必须|应当|应|需要|会|力争|争取|准备|打算|希望|推动|继续|持续|加快)(?=\p{Script=Han}{2})/gu;
const DONE = /(?:已经?|顺利)(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})了(?=\p{Script=Han})/gu;

/** Turns a plan or demand into a finished deed. */
const planAsDone: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(PLANS)]);
  if (!found) return undefined;
  const word = random.pick(['已经', '已', '已全面', '成功', '已完成', '顺利']) as string;
  return replaceAt(claim, found.index, found[0].length, wrong(word));
};

/** Turns a finished deed into a plan or demand. */
const doneAsPlan: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(DONE)]);
  const word = random.pick(['将', '计划', '要', '拟', '打算', '应当', '预计']) as string;
  if (found) return replaceAt(claim, found.index, found[0].length, wrong(found[0] === '了' ? '的计划是' : word));
  const verb = random.pick(wordsOf(claim).filter(({ tag, at }) => tag === 'v' && at > 1));
  return verb && !/要|将|计划|拟|应/.test(claim) ? replaceAt(claim, verb.at, 0, wrong(word)) : undefined;
};

/** Adds or removes a denial. */
const negated: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(/没有|并未|未能|未|不再|不得|不|无法|尚未/g)]);
  if (found && random.next() < 0.6) {
    const end = found.index + found[0].length;
    return claim.slice(0, found.index) + wrong(claim.slice(end, end + 1)) + claim.slice(end + 1);
  }
  const verb = random.pick(wordsOf(claim).filter(({ tag, at, text }) => tag === 'v' && at > 1 && text !== '是'));
  return (
    verb &&
    replaceAt(
      claim,
      verb.at,
      0,
      wrong(
        random.pick([
          '没有',
          '不',
          '未',
          '并未',
          '不再',
          '尚未',
          '没',
          '不会',
          '不能',
          '从未',
          '并不',
          '不必',
        ]) as string,
      ),
    )
  );
};

const CAUSE = /^(?<head>.*?)(?:因为|由于)(?<cause>[^,]{4,}),(?:所以|因此|因而)?(?<effect>[^,]{4,})/u;

const swappedCause: Edit = (claim) => {
  const { head = '', cause, effect } = CAUSE.exec(claim)?.groups ?? {};
  return cause && effect ? `${head}由于${wrong(effect)},所以${wrong(cause)}` : undefined;
};

/** Adds a statement from elsewhere. */
const added: Edit = (claim, { near }, random) => {
  const clause = random.pick(
    near.flatMap((text) => text.split(/[,;。]/)).filter((part) => part.length > 5 && !claim.includes(part)),
  );
  return clause && `${claim.replace(/[。;,]$/, '')},${wrong(clause)}`;
};

/** Joins the subject of the claim with a statement about another. */
const mixed: Edit = (claim, { near }, random) => {
  const words = wordsOf(claim);
  const verb = words.findIndex(({ tag }) => tag === 'v');
  const at = words[verb]?.at ?? 0;
  const other = random.pick(near.flatMap((text) => text.split(/[,;。]/)).filter((part) => part.length > 5));
  if (!other || at < 2 || at > 16) return undefined;
  const behind = wordsOf(other);
  const from = behind.find(({ tag }) => tag === 'v')?.at ?? 0;
  const said = other.slice(from);
  return said.length > 4 && !claim.includes(said) ? claim.slice(0, at) + wrong(said) : undefined;
};

const unrelated: Edit = (claim, { near }, random) => {
  const other = random.pick(near.flatMap((text) => text.split(/[;。]/)).filter((part) => part.length > 7));
  return other && !claim.includes(other) ? wrong(other) : undefined;
};

export const EDITS: Readonly<Record<string, Edit>> = {
  ...FIGURE_EDITS,
  otherName,
  otherNoun,
  otherDeed,
  swappedNouns,
  swappedRoles,
  otherPost,
  opposite,
  otherScope,
  widened,
  planAsDone,
  doneAsPlan,
  negated,
  swappedCause,
  added,
  mixed,
  unrelated,
};
