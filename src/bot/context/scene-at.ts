import type { Scene } from './context.ts';

/** The scene of an interaction with the collections that may be asked from its place. */
export async function sceneAt(facts: Omit<Scene, 'reach' | 'library' | 'articles'>): Promise<Scene> {
  const { bot, asker } = facts;
  const reach = await bot.reachAt(asker);
  return { ...facts, reach, library: bot.collections.within(reach), articles: () => bot.articleCaches.of(reach) };
}
