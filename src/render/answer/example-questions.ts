import type { Language } from '../../model/question.ts';
import { toTraditional } from '../../text/script/convert.ts';

/** Questions made of articles as they are shown: they are made in Simplified characters, whatever the article is written in. */
export function exampleQuestions(questions: readonly string[], language: Language): string[] {
  return language === 'zh-Hant' ? questions.map(toTraditional) : [...questions];
}
