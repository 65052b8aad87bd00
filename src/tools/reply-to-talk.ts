import type { Citation } from '../model/answer.ts';
import type { Library } from '../model/library.ts';
import type { Language } from '../model/question.ts';
import type { Understood } from '../question/conversation/conversation.ts';
import { exampleQuestions } from '../render/answer/example-questions.ts';
import { TALK_TEXTS } from '../render/strings/talk-texts.ts';
import { renderTerminalContext } from '../render/terminal/terminal-context.ts';

interface Scene {
  readonly library: Pick<Library, 'examples' | 'findArticle'>;
  readonly language: Language;
  /** The quotation of the latest answer. */
  readonly cited: Citation | undefined;
}

/** The reply to small talk at a terminal; it needs no search. */
export async function replyToTalk(kind: Exclude<Understood['kind'], 'question'>, scene: Scene): Promise<string> {
  const { library, language, cited } = scene;
  const texts = TALK_TEXTS[language];
  if (kind === 'greeting' || kind === 'about') {
    // A greeting is returned also where no questions to ask can be found.
    const examples = await library.examples().catch(() => []);
    return texts[kind](exampleQuestions(examples, language));
  }
  if (kind !== 'doubt') return texts[kind];
  const article = cited && (await library.findArticle(cited.articleId));
  return article && cited ? renderTerminalContext(article, cited, language) : texts.doubtNothing;
}
