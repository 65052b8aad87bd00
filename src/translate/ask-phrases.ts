/** An English question phrase and the Chinese phrase with the same meaning. */
export interface AskPhrase {
  readonly start: number;
  readonly end: number;
  readonly chinese: string;
  /** True if the Chinese stands at the end of the question (what did he sing → 他唱什么). */
  readonly last: boolean;
}

const AUX = '(?:did|does|do|has|have|had|can|could|will|would|should|may|might)';
const BE = '(?:is|are|was|were)';

/** The first pattern that fits at a position wins. Patterns match lower case without apostrophes. */
const PHRASES: readonly (readonly [RegExp, string, boolean?])[] = [
  [
    /\b(?:how many|how much|what|which) (?:kinds?|types?|sorts?|percentage|percent|number|amount|proportion|share) of\b/y,
    '哪种',
  ],
  [/\b(?:what|which) (?:is|are|was|were) the (?:names?|titles?) of\b/y, '什么', true],
  [/\b(?:what|which) (?:is|are|was|were) (?:an?|one|some) examples? of\b/y, '什么 是', false],
  [/\bhow many (?:news )?(?:articles|reports|stories|news items)\b/y, '多少篇文章'],
  [/\bhow many times\b/y, '多少次'],
  [/\bhow (?:many|much)\b/y, '多少'],
  [/\bhow (?:long ago|recently)\b/y, '什么时候'],
  [/\b(?:for )?how long\b/y, '多久'],
  [/\bhow (?:old)\b/y, '多大'],
  [/\bhow (?:far)\b/y, '多远'],
  [/\bhow (?:tall|high)\b/y, '多高'],
  [/\bhow (?:often|frequently)\b/y, '多久 一次'],
  [/\bhow (?:large|big)\b/y, '多大'],
  [/\b(?:(?:in|during|on|by) )?(?:what|which) years?\b/y, '哪一年'],
  [/\b(?:(?:in|during) )?(?:what|which) century\b/y, '哪个世纪'],
  [/\b(?:(?:on|by) )?(?:what|which) (?:date|day)\b/y, '哪一天'],
  [/\b(?:(?:at|by) )?(?:what|which) time\b/y, '什么时候'],
  [/\b(?:in )?(?:what|which) (?:way|manner)s?\b/y, '如何'],
  [/\b(?:for )?what reasons?\b/y, '为什么'],
  [/(?:^|(?<=^(?:and|so|then|but)[, ]+))when\b|\bwhen\b(?=.*\?|$)/y, '什么时候'],
  [/\bwhere\b/y, '哪里'],
  [/\bwhy\b/y, '为什么'],
  [/\bwhose\b/y, '谁 的'],
  [new RegExp(`\\bwhom? ${BE} (?=.)`, 'y'), '是 谁', true],
  [new RegExp(`\\bwhom? ${AUX}\\b`, 'y'), '谁', true],
  [/\bwhom?\b/y, '谁'],
  [new RegExp(`\\bwhat(?:'s| ${BE})\\b`, 'y'), '是 什么', true],
  [new RegExp(`\\bwhat ${AUX}\\b`, 'y'), '什么', true],
  [new RegExp(`\\bhow ${AUX}\\b`, 'y'), '如何'],
  [/\bhow\b/y, '如何'],
  [
    /\b(?:what|which)(?= (?:(?!has\b|was\b|is\b|does\b)\w+ )?(?!has\b|was\b|is\b|does\b|this\b)\w+(?<!s|i|u)s\b)/y,
    '哪些',
  ],
  [/\bwhich\b/y, '哪个'],
  [/\bwhat\b/y, '什么'],
];
const POLITE =
  /\b(?:please|(?:can|could) you (?:please )?(?:tell|show) me|tell me(?: about)?|i (?:want|would like|'d like) to know|do you know|give me|list|name)\b/y;
/** A request for things in the plural at the beginning: it asks which they are. */
const REQUEST =
  /\b(?:(?:list|name|enumerate|identify)(?: all)?(?: of)?(?: the)?|(?:give|tell|show) me (?:all(?: of)?(?: the)?|the))(?= (?:\w+ ){0,2}?(?!(?:news|this|was|is|has|does|series)\b)\w+(?<!s|i|u)s\b)/y;
const YES_NO = new RegExp(`^\\s*(?:${BE}|${AUX})\\b`, 'y');

/**
 * The question and polite phrases of a lower-case English question, in order; clauses inside it (…, when he left) have
 * none.
 */
export function findAskPhrases(lower: string): AskPhrase[] {
  const found: AskPhrase[] = [];
  for (let at = 0; at < lower.length; at++) {
    if (/[a-z]/.test(lower.charAt(at - 1)) || !/[a-z]/.test(lower.charAt(at))) continue;
    const match = matchAt(
      lower,
      at,
      found.some((phrase) => phrase.chinese !== ''),
    );
    if (match === undefined) continue;
    found.push(match);
    at = match.end - 1;
  }
  return found;
}

function matchAt(lower: string, at: number, hasAsked: boolean): AskPhrase | undefined {
  const opens = at === lower.search(/\S/);
  REQUEST.lastIndex = at;
  const request = opens ? REQUEST.exec(lower) : null;
  if (request !== null) return { start: at, end: at + request[0].length, chinese: '哪些', last: false };
  POLITE.lastIndex = at;
  const polite = POLITE.exec(lower);
  if (polite !== null && !hasAsked) return { start: at, end: at + polite[0].length, chinese: '', last: false };
  if (hasAsked) return undefined;
  YES_NO.lastIndex = at;
  const closed = opens ? YES_NO.exec(lower) : null;
  if (closed !== null) return { start: at, end: at + closed[0].length, chinese: '吗', last: true };
  for (const [pattern, chinese, last = false] of PHRASES) {
    pattern.lastIndex = at;
    const match = pattern.exec(lower);
    if (match !== null) return { start: at, end: at + match[0].trimEnd().length, chinese, last };
  }
  return undefined;
}
