import type { Answer } from '../../model/answer.ts';
import type { Database } from '../../support/sqlite.ts';
import type {
  AlertMark,
  Forgotten,
  GapReport,
  GuildSettings,
  GuildStats,
  History,
  HistoryEntry,
  InterruptedAnswer,
  MessagePlace,
  NewsItem,
  NotedArticles,
  OutcomeRecord,
  PendingAnswer,
  QuestionRecord,
  TermsOf,
  Told,
  UncheckedGap,
  Vote,
  VoteCount,
  VoteResult,
} from '../history.ts';
import { addAlert, dropAlert, listAlerts } from '../marks/alert-marks.ts';
import { dropNews, listNews, noteArticles } from '../marks/news-marks.ts';
import { PendingAnswers } from '../marks/pending-answers.ts';
import { dropDoomed, dropForgotten, forgottenAt, listDoomed, tellOnce } from '../marks/person-marks.ts';
import { sealingKey } from '../marks/seal.ts';
import { hashUser } from '../user-key.ts';
import { inEveryCopy } from './copies.ts';
import { Entries } from './entries.ts';
import { exportCsv } from './export-csv.ts';
import { forgetBefore, forgetGuild, forgetInCopy, forgetUser, wipeTraces } from './forgetting.ts';
import { listGaps, listUnchecked, markRechecked } from './gaps.ts';
import { listGuilds, readSettings, saveSettings } from './kept-settings.ts';
import { countGuild } from './stats.ts';
import { countVotes, saveVote } from './votes.ts';

/** History in one SQLite database of this process; forgotten data is forgotten in its copies too. */
export class SqliteHistory implements History {
  readonly #db: Database;
  readonly #salt: Buffer;
  readonly #entries: Entries;
  readonly #pending: PendingAnswers;
  readonly #directory: string;

  constructor(db: Database, salt: Buffer, directory: string) {
    this.#db = db;
    this.#directory = directory;
    this.#salt = salt;
    this.#entries = new Entries(db);
    this.#pending = new PendingAnswers(db, sealingKey(salt));
  }

  keyOf(userId: string): string {
    return hashUser(this.#salt, userId);
  }

  async record(question: QuestionRecord): Promise<number> {
    return this.#entries.insert(question, this.keyOf(question.userId));
  }

  async attachReply(id: number, reply: MessagePlace): Promise<void> {
    this.#entries.attachReply(id, reply);
  }

  async revise(id: number, text: string, outcome: OutcomeRecord): Promise<void> {
    this.#db.transaction(() => this.#entries.revise(id, text, outcome))();
    // The former text must not survive the edit in a copy; the next copy has the new text.
    inEveryCopy(this.#directory, (db) => db.prepare('DELETE FROM entry WHERE id = ?').run(id));
  }

  async find(id: number): Promise<HistoryEntry | undefined> {
    return this.#entries.find('id', id);
  }

  async findByReply(messageId: string): Promise<HistoryEntry | undefined> {
    return this.#entries.find('reply_message_id', messageId) ?? this.#entries.find('published_message_id', messageId);
  }

  async findByQuestionMessage(messageId: string): Promise<HistoryEntry | undefined> {
    return this.#entries.find('question_message_id', messageId);
  }

  async remove(id: number): Promise<void> {
    const remove = (db: Database) => db.prepare('DELETE FROM entry WHERE id = ?').run(id);
    remove(this.#db);
    wipeTraces(this.#db);
    inEveryCopy(this.#directory, remove);
  }

  async recentTurns(channelId: string, limit: number): Promise<readonly HistoryEntry[]> {
    return this.#entries.recentTurns(channelId, limit);
  }

  async directChannels(since: Date, limit: number): Promise<readonly string[]> {
    return this.#entries.directChannels(since, limit);
  }

  async vote(vote: Vote): Promise<VoteResult> {
    return saveVote(this.#db, vote, this.keyOf(vote.userId));
  }

  async countVotes(entryId: number): Promise<VoteCount> {
    return countVotes(this.#db, entryId);
  }

  async claimHelp(entryId: number): Promise<boolean> {
    return this.#entries.claimHelp(entryId);
  }

  async claimPublication(entryId: number): Promise<boolean> {
    return this.#entries.claimPublication(entryId);
  }

  async attachPublication(entryId: number, place: MessagePlace): Promise<void> {
    this.#entries.attachPublication(entryId, place);
  }

  async releasePublication(entryId: number): Promise<void> {
    this.#entries.releasePublication(entryId);
  }

  async listGaps(guildId: string, since: Date, termsOf: TermsOf): Promise<GapReport> {
    return listGaps(this.#db, { guildId, since }, termsOf);
  }

  async listUnchecked(indexVersion: string, limit: number): Promise<readonly UncheckedGap[]> {
    return listUnchecked(this.#db, indexVersion, limit);
  }

  async markRechecked(id: number, indexVersion: string, outcome: Answer['outcome']): Promise<void> {
    markRechecked(this.#db, { id, indexVersion, outcome });
  }

  async stats(guildId: string, since: Date): Promise<GuildStats> {
    return countGuild(this.#db, guildId, since);
  }

  async exportCsv(guildId: string, since: Date): Promise<string> {
    return exportCsv(this.#db, guildId, since);
  }

  async readSettings(guildId: string): Promise<GuildSettings> {
    return readSettings(this.#db, guildId);
  }

  async saveSettings(guildId: string, settings: GuildSettings): Promise<void> {
    saveSettings(this.#db, guildId, settings);
  }

  onSettingsChanged(): void {}

  async listGuilds(): Promise<readonly string[]> {
    return listGuilds(this.#db);
  }

  async forgetUser(userId: string, now: Date): Promise<Forgotten> {
    const key = this.keyOf(userId);
    inEveryCopy(this.#directory, (db) => forgetInCopy(db, key));
    return forgetUser(this.#db, { key, markKey: this.#forgottenKeyOf(userId), now });
  }

  async forgetGuild(guildId: string): Promise<void> {
    forgetGuild(this.#db, guildId);
    inEveryCopy(this.#directory, (db) => forgetGuild(db, guildId));
  }

  async forgetBefore(instant: Date): Promise<number> {
    const sql = 'DELETE FROM entry WHERE asked_at < ?';
    const count = await forgetBefore(this.#db, instant);
    if (count > 0) inEveryCopy(this.#directory, (db) => db.prepare(sql).run(instant.getTime()));
    return count;
  }

  async tellOnce(userId: string, what: Told): Promise<boolean> {
    return tellOnce(this.#db, this.keyOf(userId), what);
  }

  async forgottenAt(userId: string): Promise<Date | undefined> {
    return forgottenAt(this.#db, this.#forgottenKeyOf(userId));
  }

  async dropForgotten(before: Date): Promise<void> {
    dropForgotten(this.#db, before);
  }

  async listDoomed(limit: number): Promise<readonly MessagePlace[]> {
    return listDoomed(this.#db, limit);
  }

  async dropDoomed(messageId: string): Promise<void> {
    dropDoomed(this.#db, messageId);
  }

  async keepPending(pending: PendingAnswer): Promise<void> {
    this.#pending.keep(pending, this.keyOf(pending.userId));
  }

  async linkPending(interactionId: string, entryId: number): Promise<void> {
    this.#pending.link(interactionId, entryId);
  }

  async dropPending(interactionId: string): Promise<void> {
    this.#pending.drop(interactionId);
  }

  async takePending(since: Date): Promise<readonly InterruptedAnswer[]> {
    return this.#pending.take(since);
  }

  async listAlerts(): Promise<readonly AlertMark[]> {
    return listAlerts(this.#db);
  }

  async addAlert(alert: AlertMark): Promise<void> {
    addAlert(this.#db, alert);
  }

  async dropAlert(alert: AlertMark): Promise<void> {
    dropAlert(this.#db, alert);
  }

  async noteArticles(noted: NotedArticles): Promise<void> {
    noteArticles(this.#db, noted);
  }

  async listNews(): Promise<readonly NewsItem[]> {
    return listNews(this.#db);
  }

  async dropNews(items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): Promise<void> {
    dropNews(this.#db, items);
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /**
   * Another hash than that of entries, so that the mark, which stays for a while, cannot be matched with copies of
   * them.
   */
  #forgottenKeyOf(userId: string): string {
    return this.keyOf(`forgotten ${userId}`);
  }
}
