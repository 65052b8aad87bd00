import type { AnswererTools } from '../answer/answerer.ts';
import type { Article } from '../model/article.ts';
import type { Question } from '../model/question.ts';
import type { Resolved, Turn } from '../model/turn.ts';
import { findAskWords } from '../question/ask-words.ts';
import { resolveFollowUp } from '../question/conversation/follow-up.ts';
import { makeExamples } from '../question/talk/examples.ts';
import type { ReadTalk } from '../question/talk/small-talk.ts';
import type { NameFinder } from '../text/names/names.ts';

/** The functions of a conversation besides answering. */
export interface ConversationTools {
  /** Distinguishes small talk from questions. */
  readonly readTalk: ReadTalk;
  /** Completes a question from these turns. */
  readonly resolve: (question: Question, turns: readonly Turn[]) => Resolved;
  /** Questions that these articles (by default the newest of the index) may answer, likeliest first; not yet tried. */
  readonly makeExamples: (articles?: readonly Article[]) => readonly string[];
}

/** Number of the newest articles from which examples are made. Chosen by hand. */
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
