import { readLinear } from '../linear/linear-model.ts';
import { readEmoji } from './emoji.ts';
import type { TalkModel } from './parse-talk-model.ts';
import { TALK_CLASSES, TALK_KINDS, type TalkKind } from './talk-kinds.ts';
import { talkSigns, talkTokens } from './talk-signs.ts';

/** What a message is: a question for the articles, or small talk that nothing is searched for. */
export type Talk = { readonly kind: 'question'; readonly text: string } | { readonly kind: TalkKind };

/** Tells small talk from questions, in Chinese of both scripts, Cantonese and English. */
export type ReadTalk = (text: string) => Talk;

/** Longer messages are never small talk. */
const MAX_CHARS = 80;
/** Somebody or a channel spoken of in passing, as Discord writes it. */
const MENTION = /<(?:@[!&]?|#)\d{1,20}>/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Reads messages with a model; without one, every message with words is a question. Emoji beside small talk add to what it says;
 * a question stays one whatever stands beside it. Linear in the length of the message.
 */
export function makeReadTalk(model: TalkModel | undefined): ReadTalk {
  const kindOfWords = (words: string) => (model ? readKind(model, words) : undefined);
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

/** Undefined for a question. */
function readKind({ linear, known }: TalkModel, words: string): TalkKind | undefined {
  const kind = TALK_CLASSES[readLinear(linear, talkSigns(talkTokens(words), known)).best];
  return kind === 'question' ? undefined : kind;
}

/** What marks alone say: ？？ doubts, any other nods. */
function kindOfMarks(marks: string): TalkKind | undefined {
  if (/[?？]/.test(marks)) return 'doubt';
  return /\S/.test(marks) ? 'assent' : undefined;
}
