import type { Article } from '../../model/article.ts';
import type { Scene } from './context.ts';

/** The article for a key, an id, or a typed text without a chosen suggestion, which gives the best matching title. */
export async function findArticle({ articles, library }: Scene, typed: string): Promise<Article | undefined> {
  const articleCache = await articles();
  const id = articleCache.get(typed.trim())?.id ?? articleCache.find(typed, 1)[0]?.id;
  return id === undefined ? library.findArticle(typed.trim()) : library.findArticle(id);
}
