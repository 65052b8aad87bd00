import jieba from 'nodejieba';

/** A word of folded text with jieba's tag and its offset. */
export interface Word {
  readonly text: string;
  readonly tag: string;
  readonly at: number;
}

export function wordsOf(folded: string): Word[] {
  let at = 0;
  return jieba.tag(folded).map(({ word, tag }) => {
    const found = { text: word, tag, at };
    at += word.length;
    return found;
  });
}

/** One letter each for persons, places and bodies; undefined for other words. */
export function nameKind({ text, tag }: Word): 'person' | 'place' | 'body' | undefined {
  if ([...text].length < 2 || !/^\p{Script=Han}+$/u.test(text)) return undefined;
  if (tag === 'nr' || tag === 'nrt') return 'person';
  if (tag === 'ns') return 'place';
  return tag === 'nt' ? 'body' : undefined;
}

export function isNoun({ text, tag }: Word): boolean {
  return [...text].length >= 2 && /^(?:n|nz|vn|nr|ns|nt|nrt)$/.test(tag);
}

/** True for verbs and adjectives. */
export function isDeed({ text, tag }: Word): boolean {
  return [...text].length === 2 && /^(?:v|vd|a|ad)$/.test(tag);
}

/** `text` with `[at, at + length)` replaced. */
export function replaceAt(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

/** A clause of the plain form who - does - what, with offsets into its text. */
export interface PlainClause {
  readonly start: number;
  readonly end: number;
  readonly who: string;
  /** Adverbs and modal verbs before the verb, often ''. */
  readonly before: string;
  readonly verb: string;
  /** 了, 过, 着 or ''. */
  readonly aspect: string;
  readonly what: string;
  /** True if no verb follows the verb. */
  readonly plain: boolean;
}

const NOMINAL = /^(?:n|nz|nr|ns|nt|nrt|ng|m|q|mq|a|b|f|j|l|i|eng|vn|an|s|uj|k|r|t|nrfg)$/;
const MAX_CHARS = 18;
const BAD_SUBJECT = /^[并也还而且但则把被由向对给从在为将要于以与和及的]|[由被把将的向对给从在为于以与和及、]$/u;

/** The clauses of a folded text that have a verb between two groups of nouns. */
export function plainClauses(text: string): PlainClause[] {
  const found: PlainClause[] = [];
  let at = 0;
  for (const clause of text.split(/(?<=[,;。:])/)) {
    const plain = plainClause(clause.replace(/[,;。:]$/, ''), at);
    if (plain) found.push(plain);
    at += clause.length;
  }
  return found;
}

function plainClause(clause: string, start: number): PlainClause | undefined {
  const words = wordsOf(clause);
  const verb = words.findIndex(({ tag, text }) => /^v[dg]?$/.test(tag) && !/^(?:要|将|会|可以|应|需|能)$/.test(text));
  if (verb < 1) return undefined;
  let from = verb;
  while (from > 0 && !isNominal(words[from - 1])) from--;
  let to = verb + 1;
  if (/^(?:了|过|着)$/.test(words[to]?.text ?? '')) to++;
  const who = textOf(words.slice(0, from));
  const what = textOf(words.slice(to));
  if (!isGroup(words.slice(0, from)) || !isGroup(words.slice(to), /^[vda]/) || BAD_SUBJECT.test(who) || who === what)
    return undefined;
  return {
    start,
    end: start + clause.length,
    who,
    before: textOf(words.slice(from, verb)),
    verb: words[verb]?.text ?? '',
    aspect: textOf(words.slice(verb + 1, to)),
    what,
    plain: isGroup(words.slice(to)),
  };
}

function isNominal(word: Word | undefined): boolean {
  return word !== undefined && NOMINAL.test(word.tag);
}

function isGroup(words: readonly Word[], also = /^$/): boolean {
  const length = textOf(words).length;
  const last = words.at(-1);
  return (
    length >= 2 &&
    length <= MAX_CHARS &&
    words.every((word) => isNominal(word) || also.test(word.tag) || /^[、和与及]$/.test(word.text)) &&
    last !== undefined &&
    (isNoun(last) || /^(?:n|q|j|l|ng|m|eng|s)/.test(last.tag))
  );
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}
