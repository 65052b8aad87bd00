import type { Database } from '../../support/sqlite.ts';
import type { NewsItem, NotedArticles } from './marks.ts';

interface Row {
  readonly channelId: string;
  readonly articleId: string;
  readonly changeSet: string;
  readonly notedAt: number;
}

/** Remembers articles and queues them for their channels, all or nothing. */
export function noteArticles(db: Database, { articles, channelIds, changeSet, at }: NotedArticles): void {
  const isKnown = db.prepare('SELECT 1 FROM known_article WHERE name = ?').pluck();
  const know = db.prepare('INSERT OR IGNORE INTO known_article (name) VALUES (?)');
  const queue = db.prepare(
    'INSERT OR IGNORE INTO news (channel_id, article_id, change_set, noted_at) VALUES (?, ?, ?, ?)',
  );
  db.transaction(() => {
    const isFirst = db.prepare('SELECT 1 FROM known_article LIMIT 1').pluck().get() === undefined;
    const isNew = ({ names }: NotedArticles['articles'][number]) => !names.some((name) => isKnown.get(name));
    const news = isFirst ? [] : articles.filter(isNew);
    for (const { names } of articles) for (const name of names) know.run(name);
    for (const { id } of news) for (const channelId of channelIds) queue.run(channelId, id, changeSet, at.getTime());
  })();
}

export function listNews(db: Database): NewsItem[] {
  const sql = `SELECT channel_id AS channelId, article_id AS articleId, change_set AS changeSet, noted_at AS notedAt
    FROM news ORDER BY noted_at, change_set, channel_id, article_id`;
  return (db.prepare(sql).all() as Row[]).map((row) => ({ ...row, notedAt: new Date(row.notedAt) }));
}

export function dropNews(db: Database, items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): void {
  const drop = db.prepare('DELETE FROM news WHERE channel_id = ? AND article_id = ?');
  db.transaction(() => {
    for (const { channelId, articleId } of items) drop.run(channelId, articleId);
  })();
}
