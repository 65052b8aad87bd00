import type { Database } from '../../support/sqlite.ts';
import type { InterruptedAnswer, PendingAnswer } from './marks.ts';
import { seal, unseal } from './seal.ts';

interface Row {
  readonly interaction_id: string;
  readonly sealed: Buffer;
  readonly acknowledged_at: number;
  readonly entry_id: number | null;
}

/** Answers in progress. Everything but ids and instants is encrypted. */
export class PendingAnswers {
  readonly #db: Database;
  readonly #key: Buffer;

  constructor(db: Database, key: Buffer) {
    this.#db = db;
    this.#key = key;
  }

  keep({ interactionId, acknowledgedAt, ...rest }: PendingAnswer, askerKey: string): void {
    const sql = `INSERT OR REPLACE INTO pending_answer (interaction_id, asker_key, guild_id, sealed, acknowledged_at)
      VALUES (?, ?, ?, ?, ?)`;
    const sealed = seal(this.#key, JSON.stringify(rest));
    this.#db.prepare(sql).run(interactionId, askerKey, rest.guildId, sealed, acknowledgedAt.getTime());
  }

  link(interactionId: string, entryId: number): void {
    this.#db.prepare('UPDATE pending_answer SET entry_id = ? WHERE interaction_id = ?').run(entryId, interactionId);
  }

  drop(interactionId: string): void {
    this.#db.prepare('DELETE FROM pending_answer WHERE interaction_id = ?').run(interactionId);
  }

  take(since: Date): InterruptedAnswer[] {
    this.#db.prepare('DELETE FROM pending_answer WHERE acknowledged_at < ?').run(since.getTime());
    const rows = this.#db
      .prepare('SELECT * FROM pending_answer ORDER BY acknowledged_at, interaction_id')
      .all() as Row[];
    return rows.flatMap((row) => {
      const text = unseal(this.#key, row.sealed);
      if (text === undefined) return [];
      const rest = JSON.parse(text) as Omit<PendingAnswer, 'interactionId' | 'acknowledgedAt'>;
      const { interaction_id: interactionId, acknowledged_at: at, entry_id: entryId } = row;
      // Rows of an earlier version have no turns.
      return [{ ...rest, turns: rest.turns ?? [], interactionId, acknowledgedAt: new Date(at), entryId }];
    });
  }
}
