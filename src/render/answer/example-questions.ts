import type { Language } from '../../model/question.ts';
import { toTraditional } from '../../text/script/convert.ts';

/**
 * Example questions in the script of the language; they are made in Simplified characters, whatever the article's
 * script is.
 */
export function exampleQuestions(questions: readonly string[], language: Language): string[] {
  return language === 'zh-Hant' ? questions.map(toTraditional) : [...questions];
}
