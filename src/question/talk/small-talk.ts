import { foldText } from '../../text/script/fold.ts';
import { EMOJI, EMPHASIS, FILLERS, PRAISE, TALK, type TalkKind } from './small-talk-words.ts';

/** What a message is: a question for the articles, or small talk that nothing is searched for. */
export type Talk = { readonly kind: 'question'; readonly text: string } | { readonly kind: TalkKind };

/** Longer messages are never small talk. */
const MAX_CHARS = 80;
/** Where a message is several things at once, the first of these counts. */
const ORDER: readonly TalkKind[] = ['about', 'thanks', 'goodbye', 'doubt', 'greeting', 'laughter', 'assent'];
const EMOJI_LIKE =
  /<a?:\w{1,32}:\d{1,20}>|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\ufe0f\u20e3]|\u200d/gu;
/** 行不行 asks, although it is made of 行 and 不. */
const EITHER_OR = /(?<!不)(\p{L})不\1/u;
const ASKING = /[?？]|吗|嘛|么/;
/** Laughter written as one word, as often as one likes. Letters stand once: `haha` is in pieces of ha. */
const LAUGHTER = /^(?:(?:ha|he|hi|ah|eh){2,}h?|a?(?:ha){2,}|h{3,}|w{3,}|23{2,}|x+d+)$/;
const NUMBERS: readonly (readonly [RegExp, TalkKind])[] = [
  [/^6{2,}$/, 'assent'],
  [/^\+?1$/, 'assent'],
  [/^8{2,}6?$/, 'goodbye'],
];

type Piece = TalkKind | 'emphasis' | 'filler';

const phrases = new Map<string, Piece>();
for (const filler of FILLERS.split('|')) phrases.set(once(filler), 'filler');
for (const [phrase, kind] of praises()) phrases.set(once(phrase), kind);
for (const phrase of EMPHASIS.split('|')) phrases.set(once(phrase), 'emphasis');
for (const kind of [...ORDER].reverse()) for (const phrase of TALK[kind].split('|')) phrases.set(once(phrase), kind);
const longest = Math.max(...[...phrases.keys()].map((phrase) => phrase.length));

/**
 * Tells small talk from questions, in Chinese of both scripts and English. A message is small talk only where known phrases
 * make up all of it: 谢谢，那几个县？ stays a question. Linear in the length of the message.
 */
export function classifyTalk(text: string): Talk {
  const question: Talk = { kind: 'question', text };
  if (text.length > MAX_CHARS) return question;
  const kinds = new Set<TalkKind>();
  for (const [emoji] of text.matchAll(EMOJI_LIKE)) kinds.add(kindOfEmoji(emoji));
  const words = foldText(text.replace(EMOJI_LIKE, ' ')).replace(/['’]/g, '');
  const plain = words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  if (plain === '') return wordless(words, kinds) ?? question;
  const found = kindsOf(plain);
  if (found === undefined) return question;
  // 真的很好 agrees; 真的, 真的吗 and 真的不对 do not.
  for (const kind of found) if (kind !== 'emphasis') kinds.add(kind);
  if (found.has('emphasis') && !(kinds.has('assent') && !ASKING.test(words))) kinds.add('doubt');
  const kind = found.size === 0 ? undefined : ORDER.find((each) => kinds.has(each));
  const isQuestion = kind === undefined || (kind === 'assent' && EITHER_OR.test(words));
  return isQuestion ? question : { kind };
}

/** 讲得很清楚 and 回答得不对, in every combination. */
function* praises(): Iterable<readonly [string, TalkKind]> {
  for (const deed of PRAISE.deed.split('|')) {
    for (const found of PRAISE.found.split('|')) {
      for (const degree of PRAISE.degree.split('|')) yield [`${deed}得${degree}${found}`, 'thanks'];
      for (const not of ['不', '不太', '不够', '不怎么']) yield [`${deed}得${not}${found}`, 'doubt'];
    }
  }
}

function kindOfEmoji(emoji: string): TalkKind {
  return EMOJI.find(([pattern]) => pattern.test(emoji))?.[1] ?? 'assent';
}

/** A message of emoji or marks alone. */
function wordless(marks: string, kinds: Set<TalkKind>): Talk | undefined {
  if (/[?？]/.test(marks)) return { kind: 'doubt' };
  const kind = ORDER.find((each) => kinds.has(each)) ?? (/\S/.test(marks) ? 'assent' : undefined);
  return kind && { kind };
}

/** Kinds of the phrases that make up all of the text, with the fewest phrases; undefined where they do not. */
function kindsOf(plain: string): Set<Exclude<Piece, 'filler'>> | undefined {
  const whole = wholeKind(plain);
  if (whole !== undefined) return new Set([whole]);
  const text = once(plain);
  const best: ({ readonly pieces: number; readonly kinds: ReadonlySet<Exclude<Piece, 'filler'>> } | undefined)[] = [];
  best[0] = { pieces: 0, kinds: new Set() };
  for (let start = 0; start < text.length; start++) {
    const here = best[start];
    if (here === undefined) continue;
    for (const { end, kind } of piecesAt(text, start)) {
      const pieces = here.pieces + (kind === 'space' ? 0 : 1);
      if ((best[end]?.pieces ?? Number.POSITIVE_INFINITY) <= pieces) continue;
      best[end] = {
        pieces,
        kinds: kind === 'space' || kind === 'filler' ? here.kinds : new Set([...here.kinds, kind]),
      };
    }
  }
  const all = best[text.length];
  return all && new Set(all.kinds);
}

function* piecesAt(text: string, start: number): Iterable<{ end: number; kind: Piece | 'space' }> {
  if (text.charAt(start) === ' ') yield { end: start + 1, kind: 'space' };
  const word = /^[a-z0-9]+/.exec(text.slice(start, start + MAX_CHARS))?.[0];
  if (word !== undefined && !isInWord(text, start)) {
    const kind = wholeKind(word);
    if (kind !== undefined) yield { end: start + word.length, kind };
  }
  for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
    const kind = phrases.get(text.slice(start, end));
    if (kind !== undefined && !isInWord(text, start) && !isInWord(text, end)) yield { end, kind };
  }
}

/** Whether the position lies inside a run of Latin letters or digits. */
function isInWord(text: string, at: number): boolean {
  return /[a-z0-9]/.test(text.charAt(at - 1)) && /[a-z0-9]/.test(text.charAt(at));
}

function wholeKind(word: string): TalkKind | undefined {
  if (LAUGHTER.test(word)) return 'laughter';
  return NUMBERS.find(([pattern]) => pattern.test(word))?.[1];
}

/** Letters that stand several times in a row, once (好好好, gooood); digits stay. */
function once(text: string): string {
  return text.replace(/(\p{L})\1+/gu, '$1');
}
