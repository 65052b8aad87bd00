import type { Postgres } from '../../postgres/postgres.ts';
import type { NewsItem, NotedArticles } from '../marks/marks.ts';
import { T } from './tables.ts';

/** New articles that channels of one bot have not heard of yet. */
export class SharedNews {
  readonly #db: Postgres;
  readonly #bot: string;

  constructor(db: Postgres, bot: string) {
    this.#db = db;
    this.#bot = bot;
  }

  /** Remembers articles and queues them for their channels, all or nothing, one process after the other. */
  async note({ articles, channelIds, changeSet, at }: NotedArticles): Promise<void> {
    const names = articles.flatMap((article) => article.names);
    await this.#db.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock(hashtext($1))', [`youju news ${this.#bot}`]);
      const any = await query(`SELECT 1 FROM ${T.known} WHERE bot = $1 LIMIT 1`, [this.#bot]);
      const sql = `SELECT name FROM ${T.known} WHERE bot = $1 AND name = ANY ($2::text[])`;
      const known = new Set((await query<{ name: string }>(sql, [this.#bot, names])).map(({ name }) => name));
      await query(`INSERT INTO ${T.known} (bot, name) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`, [
        this.#bot,
        names,
      ]);
      if (any.length === 0) return;
      const news = articles.filter((article) => !article.names.some((name) => known.has(name)));
      await query(
        `INSERT INTO ${T.news} (bot, channel_id, article_id, change_set, noted_at)
         SELECT $1, channel, article, $4, $5 FROM unnest($2::text[]) AS channel, unnest($3::text[]) AS article
         ON CONFLICT DO NOTHING`,
        [this.#bot, channelIds, news.map(({ id }) => id), changeSet, at],
      );
    });
  }

  list(): Promise<NewsItem[]> {
    const sql = `SELECT channel_id AS "channelId", article_id AS "articleId", change_set AS "changeSet", noted_at AS "notedAt"
      FROM ${T.news} WHERE bot = $1
      ORDER BY noted_at, change_set COLLATE "C", channel_id COLLATE "C", article_id COLLATE "C"`;
    return this.#db.query<NewsItem>(sql, [this.#bot]);
  }

  async drop(items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): Promise<void> {
    const sql = `DELETE FROM ${T.news} WHERE bot = $1
      AND (channel_id, article_id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`;
    const [channels, articles] = [items.map((one) => one.channelId), items.map((one) => one.articleId)];
    await this.#db.query(sql, [this.#bot, channels, articles]);
  }
}
