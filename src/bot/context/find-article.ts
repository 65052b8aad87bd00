import type { Article } from '../../model/article.ts';
import type { BotContext } from './context.ts';

/** The article of a key, an id, or what somebody typed without choosing a suggestion: then the title that fits best. */
export async function findArticle({ articleCache, library }: BotContext, typed: string): Promise<Article | undefined> {
  const id = articleCache.get(typed.trim())?.id ?? articleCache.find(typed, 1)[0]?.id;
  return id === undefined ? library.findArticle(typed.trim()) : library.findArticle(id);
}
