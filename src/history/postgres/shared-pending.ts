import type { Postgres } from '../../postgres/postgres.ts';
import type { InterruptedAnswer, PendingAnswer } from '../marks/marks.ts';
import { seal, unseal } from '../marks/seal.ts';
import { T } from './tables.ts';

interface Row {
  readonly interaction_id: string;
  readonly sealed: Buffer;
  readonly acknowledged_at: Date;
  readonly entry_id: number | null;
}

/** Answers of one bot in progress. Everything but ids and instants is encrypted. */
export class SharedPending {
  readonly #db: Postgres;
  readonly #bot: string;
  readonly #key: Buffer;

  constructor(db: Postgres, bot: string, key: Buffer) {
    this.#db = db;
    this.#bot = bot;
    this.#key = key;
  }

  async keep({ interactionId, acknowledgedAt, ...rest }: PendingAnswer, askerKey: string): Promise<void> {
    const sql = `INSERT INTO ${T.pending} (interaction_id, bot, asker_key, guild_id, sealed, acknowledged_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (interaction_id) DO UPDATE SET sealed = excluded.sealed, acknowledged_at = excluded.acknowledged_at`;
    const sealed = seal(this.#key, JSON.stringify(rest));
    await this.#db.query(sql, [interactionId, this.#bot, askerKey, rest.guildId, sealed, acknowledgedAt]);
  }

  async link(interactionId: string, entryId: number): Promise<void> {
    const sql = `UPDATE ${T.pending} SET entry_id = $2 WHERE interaction_id = $1`;
    await this.#db.query(sql, [interactionId, entryId]);
  }

  async drop(interactionId: string): Promise<void> {
    await this.#db.query(`DELETE FROM ${T.pending} WHERE interaction_id = $1`, [interactionId]);
  }

  async take(since: Date): Promise<InterruptedAnswer[]> {
    await this.#db.query(`DELETE FROM ${T.pending} WHERE acknowledged_at < $1`, [since]);
    const sql = `SELECT interaction_id, sealed, acknowledged_at, entry_id FROM ${T.pending} WHERE bot = $1
      ORDER BY acknowledged_at, interaction_id`;
    return (await this.#db.query<Row>(sql, [this.#bot])).flatMap((row) => {
      const text = unseal(this.#key, row.sealed);
      if (text === undefined) return [];
      const rest = JSON.parse(text) as Omit<PendingAnswer, 'interactionId' | 'acknowledgedAt'>;
      return [
        { ...rest, interactionId: row.interaction_id, acknowledgedAt: row.acknowledged_at, entryId: row.entry_id },
      ];
    });
  }
}
