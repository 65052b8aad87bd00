import type { AnswererTools } from '../answer/answerer.ts';
import type { Article } from '../model/article.ts';
import type { Question } from '../model/question.ts';
import type { Resolved, Turn } from '../model/turn.ts';
import { findAskWords } from '../question/ask-words.ts';
import { resolveFollowUp } from '../question/conversation/follow-up.ts';
import { makeExamples } from '../question/talk/examples.ts';
import type { ReadTalk } from '../question/talk/small-talk.ts';
import type { NameFinder } from '../text/names/names.ts';

/** What a conversation needs beside answers. */
export interface ConversationTools {
  /** Tells small talk from questions. */
  readonly readTalk: ReadTalk;
  /** The question standing on its own after these turns. */
  readonly resolve: (question: Question, turns: readonly Turn[]) => Resolved;
  /** Questions that these articles (else the newest of the index) may answer, likeliest first; not yet tried. */
  readonly makeExamples: (articles?: readonly Article[]) => readonly string[];
}

/** Newest articles that examples are made from. */
const EXAMPLE_ARTICLES = 40;

export function makeConversationTools(
  { index }: Pick<AnswererTools, 'index'>,
  { findNames, readTalk }: { readonly findNames: NameFinder; readonly readTalk: ReadTalk },
): ConversationTools {
  return {
    readTalk,
    resolve: ({ text, now }, turns) => resolveFollowUp(text, turns, { findNames, findAskWords, now }),
    makeExamples: (articles) => {
      if (articles !== undefined) return makeExamples(articles, findNames);
      const newest = [...index.articles].sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
      return makeExamples(newest.slice(0, EXAMPLE_ARTICLES), findNames);
    },
  };
}
