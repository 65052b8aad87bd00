import type { Answer } from '../../model/answer.ts';
import { type Listening, listenTo } from '../../postgres/listen.ts';
import type { Postgres } from '../../postgres/postgres.ts';
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
import { sealingKey } from '../marks/seal.ts';
import { hashUser } from '../user-key.ts';
import { deleteEntriesOf, SharedEntries } from './shared-entries.ts';
import { forgetSharedPerson, markSharedForgotten, SharedMarks } from './shared-marks.ts';
import { SharedNews } from './shared-news.ts';
import { SharedPending } from './shared-pending.ts';
import * as reports from './shared-reports.ts';
import { forgetSharedGuild, listSharedGuilds, readSharedSettings, saveSharedSettings } from './shared-settings.ts';
import { countSharedVotes, saveSharedVote } from './shared-votes.ts';
import { SETTINGS_CHANNEL, T } from './tables.ts';

/** Number of rows deleted at a time, so that no statement takes long. Chosen by hand. */
const BATCH = 1_000;

/** History in a PostgreSQL database that many processes share. */
export class PostgresHistory implements History {
  readonly #db: Postgres;
  readonly #salt: Buffer;
  readonly #entries: SharedEntries;
  readonly #marks: SharedMarks;
  readonly #pending: SharedPending;
  readonly #news: SharedNews;
  readonly #listening: Listening[] = [];

  /** @param bot distinguishes the bots that share the database: each deletes, resumes and announces only its own. */
  constructor(db: Postgres, salt: Buffer, bot: string) {
    this.#db = db;
    this.#salt = salt;
    this.#entries = new SharedEntries(db, bot);
    this.#marks = new SharedMarks(db, bot);
    this.#news = new SharedNews(db, bot);
    this.#pending = new SharedPending(db, bot, sealingKey(salt));
  }

  keyOf(userId: string): string {
    return hashUser(this.#salt, userId);
  }

  record(question: QuestionRecord): Promise<number> {
    return this.#entries.insert(question, this.keyOf(question.userId));
  }

  attachReply(id: number, reply: MessagePlace): Promise<void> {
    return this.#entries.attachReply(id, reply);
  }

  revise(id: number, text: string, outcome: OutcomeRecord): Promise<void> {
    return this.#entries.revise(id, text, outcome);
  }

  find(id: number): Promise<HistoryEntry | undefined> {
    return this.#entries.find('id', id);
  }

  async findByReply(messageId: string): Promise<HistoryEntry | undefined> {
    const replied = await this.#entries.find('reply_message_id', messageId);
    return replied ?? this.#entries.find('published_message_id', messageId);
  }

  findByQuestionMessage(messageId: string): Promise<HistoryEntry | undefined> {
    return this.#entries.find('question_message_id', messageId);
  }

  remove(id: number): Promise<void> {
    return this.#entries.remove(id);
  }

  recentTurns(channelId: string, limit: number): Promise<readonly HistoryEntry[]> {
    return this.#entries.recentTurns(channelId, limit);
  }

  directChannels(since: Date, limit: number): Promise<readonly string[]> {
    return this.#entries.directChannels(since, limit);
  }

  vote(vote: Vote): Promise<VoteResult> {
    return saveSharedVote(this.#db, vote, this.keyOf(vote.userId));
  }

  countVotes(entryId: number): Promise<VoteCount> {
    return countSharedVotes(this.#db, entryId);
  }

  claimHelp(entryId: number): Promise<boolean> {
    return this.#entries.claim('help_claim', entryId);
  }

  claimPublication(entryId: number): Promise<boolean> {
    return this.#entries.claim('publication_claim', entryId);
  }

  attachPublication(entryId: number, place: MessagePlace): Promise<void> {
    return this.#entries.attachPublication(entryId, place);
  }

  releasePublication(entryId: number): Promise<void> {
    return this.#entries.releasePublication(entryId);
  }

  listGaps(guildId: string, since: Date, termsOf: TermsOf): Promise<GapReport> {
    return reports.listSharedGaps(this.#db, { guildId, since }, termsOf);
  }

  listUnchecked(indexVersion: string, limit: number): Promise<readonly UncheckedGap[]> {
    return reports.listSharedUnchecked(this.#db, indexVersion, limit);
  }

  markRechecked(id: number, indexVersion: string, outcome: Answer['outcome']): Promise<void> {
    return reports.markSharedRechecked(this.#db, { id, indexVersion, outcome });
  }

  stats(guildId: string, since: Date): Promise<GuildStats> {
    return reports.countSharedGuild(this.#db, { guildId, since });
  }

  exportCsv(guildId: string, since: Date): Promise<string> {
    return reports.exportSharedCsv(this.#db, { guildId, since });
  }

  readSettings(guildId: string): Promise<GuildSettings> {
    return readSharedSettings(this.#db, guildId);
  }

  saveSettings(guildId: string, settings: GuildSettings): Promise<void> {
    return saveSharedSettings(this.#db, guildId, settings);
  }

  onSettingsChanged(listener: (guildId: string | undefined) => void): void {
    this.#listening.push(listenTo(this.#db.settings, SETTINGS_CHANNEL, listener));
  }

  listGuilds(): Promise<readonly string[]> {
    return listSharedGuilds(this.#db);
  }

  forgetUser(userId: string, now: Date): Promise<Forgotten> {
    const key = this.keyOf(userId);
    return this.#db.transaction(async (query) => {
      const posts = await forgetSharedPerson(query, key);
      await markSharedForgotten(query, this.#forgottenKeyOf(userId), now);
      const votes = await query(`DELETE FROM ${T.vote} WHERE voter_key = $1 RETURNING entry_id`, [key]);
      return { posts, count: votes.length + (await deleteEntriesOf(query, key)) };
    });
  }

  forgetGuild(guildId: string): Promise<void> {
    return forgetSharedGuild(this.#db, guildId);
  }

  async forgetBefore(instant: Date): Promise<number> {
    const sql = `DELETE FROM ${T.entry} WHERE id IN (
      SELECT id FROM ${T.entry} WHERE asked_at < $1 LIMIT ${BATCH}) RETURNING id`;
    for (let total = 0; ; ) {
      const { length } = await this.#db.query(sql, [instant]);
      total += length;
      if (length < BATCH) return total;
    }
  }

  tellOnce(userId: string, what: Told): Promise<boolean> {
    return this.#marks.tellOnce(this.keyOf(userId), what);
  }

  forgottenAt(userId: string): Promise<Date | undefined> {
    return this.#marks.forgottenAt(this.#forgottenKeyOf(userId));
  }

  dropForgotten(before: Date): Promise<void> {
    return this.#marks.dropForgotten(before);
  }

  listDoomed(limit: number): Promise<readonly MessagePlace[]> {
    return this.#marks.listDoomed(limit);
  }

  dropDoomed(messageId: string): Promise<void> {
    return this.#marks.dropDoomed(messageId);
  }

  keepPending(pending: PendingAnswer): Promise<void> {
    return this.#pending.keep(pending, this.keyOf(pending.userId));
  }

  linkPending(interactionId: string, entryId: number): Promise<void> {
    return this.#pending.link(interactionId, entryId);
  }

  dropPending(interactionId: string): Promise<void> {
    return this.#pending.drop(interactionId);
  }

  takePending(since: Date): Promise<readonly InterruptedAnswer[]> {
    return this.#pending.take(since);
  }

  listAlerts(): Promise<readonly AlertMark[]> {
    return this.#marks.listAlerts();
  }

  addAlert(alert: AlertMark): Promise<void> {
    return this.#marks.addAlert(alert);
  }

  dropAlert(alert: AlertMark): Promise<void> {
    return this.#marks.dropAlert(alert);
  }

  noteArticles(noted: NotedArticles): Promise<void> {
    return this.#news.note(noted);
  }

  listNews(): Promise<readonly NewsItem[]> {
    return this.#news.list();
  }

  dropNews(items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): Promise<void> {
    return this.#news.drop(items);
  }

  async close(): Promise<void> {
    await Promise.all(this.#listening.map((one) => one.close()));
    await this.#db.close();
  }

  /**
   * Another hash than that of entries, so that the mark, which stays for a while, cannot be matched with copies of
   * them.
   */
  #forgottenKeyOf(userId: string): string {
    return this.keyOf(`forgotten ${userId}`);
  }
}
