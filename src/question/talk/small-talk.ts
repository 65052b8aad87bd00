import { readEmoji } from './emoji.ts';
import type { TalkModel } from './parse-talk-model.ts';
import { likeliestTalk } from './talk-chances.ts';
import { TALK_KINDS, type TalkKind } from './talk-kinds.ts';

/** A message: a question for the articles, or small talk that needs no search. */
export type Talk = { readonly kind: 'question'; readonly text: string } | { readonly kind: TalkKind };

/** Distinguishes small talk from questions, in Chinese of both scripts, Cantonese and English. */
export type ReadTalk = (text: string) => Talk;

/** A longer message is never small talk. Chosen by hand. */
const MAX_CHARS = 80;
/** A mention of a person, role or channel in Discord's syntax. */
const MENTION = /<(?:@[!&]?|#)\d{1,20}>/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Makes a reader of messages from a model; without one, every message with words is a question. Emoji add to the small
 * talk next to them, but never change a question. The time is linear in the length of the message.
 */
export function makeReadTalk(model: TalkModel | undefined): ReadTalk {
  const kindOfWords = (words: string) => (model ? likeliestTalk(model, words) : undefined);
  return (text) => {
    const question: Talk = { kind: 'question', text };
    if (text.length > MAX_CHARS) return question;
    const { words, kinds, names } = readEmoji(text.replace(MENTION, ' '));
    const said = WORD.test(words) ? kindOfWords(words) : (kindOfMarks(words) ?? 'silence');
    if (said === undefined) return question;
    const all = new Set([said, ...kinds, ...names.map((name) => kindOfWords(name) ?? 'assent')]);
    const kind = TALK_KINDS.find((each) => all.has(each));
    return kind === undefined ? question : { kind };
  };
}

/** The meaning of marks alone: ？？ doubts, any other mark nods. */
function kindOfMarks(marks: string): TalkKind | undefined {
  if (/[?？]/.test(marks)) return 'doubt';
  return /\S/.test(marks) ? 'assent' : undefined;
}
