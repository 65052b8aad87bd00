import type { History, OutcomeRecord } from '../../history/history.ts';
import { type Answer, citationsOf } from '../../model/answer.ts';
import { dayOf } from '../../model/day.ts';
import type { Library, LibraryStatus, Reach } from '../../model/library.ts';
import type { Filters, Language, OtherReading, Question } from '../../model/question.ts';
import type { AnswerContext } from '../../render/discord/discord-message.ts';
import { partOfPage } from '../../render/discord/page-buttons.ts';
import { sha256 } from '../../support/files.ts';
import { digestId, readId } from '../articles/article-ids.ts';
import type { BotContext } from '../context/context.ts';
import type { Taken } from '../limits/answer-desk.ts';
import { answerButtons, turnIdOf } from './answer-buttons.ts';

/** A question asked in Discord. */
export interface Asked {
  /** The text to search for; a follow-up is already completed. */
  readonly text: string;
  readonly filters: Filters;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly questionMessageId: string | null;
  readonly isPrivate: boolean;
  /** True if it differs from the typed text, which the answer then shows. */
  readonly isReworded?: boolean;
  /** Language of the asker's client; absent for messages, which lack it. */
  readonly locale?: Language;
  /** A second reading of a follow-up, see {@link Question.also}. */
  readonly also?: OtherReading;
}

/** An answer that is ready for display. */
export interface SettledQuestion {
  readonly answer: Answer;
  readonly context: AnswerContext;
  /** Its row in the history; undefined if it could not be recorded. */
  readonly entryId: number | undefined;
}

/** The question in the library's form, with the part of a list that belongs to the page. */
export function questionOf(asked: Pick<Asked, 'text' | 'filters' | 'locale' | 'also'>, now: Date, page = 1): Question {
  const { text, filters, locale, also } = asked;
  const ways = { ...(locale === undefined ? {} : { locale }), ...(also && { also }) };
  return { text, filters, now: dayOf(now), listed: partOfPage(page), ...ways };
}

/** An accepted question and the reach in which it is asked. */
export interface TakenWithin {
  readonly taken: Taken;
  readonly reach: Reach;
}

/** Waits for the answer, records it, and adds its buttons. */
export async function settleAnswer(
  asked: Asked,
  { taken, reach }: TakenWithin,
  bot: BotContext,
): Promise<SettledQuestion> {
  const [answer, status] = await Promise.all([taken.answer, readStatus(bot.collections.within(reach), bot.log)]);
  const entryId = await record(asked, { answer, status }, bot);
  const showQuestion = asked.questionMessageId === null || asked.isReworded === true;
  const { guildId, isPrivate } = asked;
  return {
    answer,
    entryId,
    context: await contextOf(answer, { entryId, status, guildId, reach, isPrivate, showQuestion }, bot),
  };
}

interface Surroundings {
  readonly entryId: number | undefined;
  readonly status: LibraryStatus | undefined;
  readonly guildId: string | null;
  readonly reach: Reach;
  readonly isPrivate: boolean;
  readonly showQuestion: boolean;
  /** Page of a list of articles, from 1; the first page by default. */
  readonly page?: number;
}

/** The buttons of an answer, and for a refusal questions that have an answer. */
export async function contextOf(
  answer: Answer,
  { entryId, status, guildId, reach, isPrivate, showQuestion, page = 1 }: Surroundings,
  bot: BotContext,
): Promise<AnswerContext> {
  const { helperRoleId } = await bot.settings.read(guildId);
  const standing = { isPrivate, hasHelper: helperRoleId !== null };
  const buttons = entryId === undefined ? [] : answerButtons(answer.outcome, entryId, standing);
  const nearby =
    answer.outcome === 'not-found' ? await findNearby(answer.question, bot.collections.within(reach), bot) : [];
  const turnId = entryId === undefined ? {} : { turnId: turnIdOf(entryId) };
  return { newestOn: status?.newestOn ?? null, buttons, showQuestion, nearby, page, readId, digestId, ...turnId };
}

async function findNearby(text: string, library: Library, { now, log }: BotContext): Promise<readonly string[]> {
  return library.nearby({ text, filters: {}, now: dayOf(now()) }).catch((error: unknown) => {
    log.warn({ err: error }, 'questions near a refused one cannot be found');
    return [];
  });
}

/** State of the index; undefined if it is unknown at the moment, which does not prevent an answer. */
export async function readStatus(
  library: Pick<Library, 'status'>,
  log: BotContext['log'],
): Promise<LibraryStatus | undefined> {
  return library.status().catch((error: unknown) => {
    log.warn({ err: error }, 'the state of the index cannot be read');
    return undefined;
  });
}

/** The facts about an answer that the history keeps. */
export function outcomeOf(answer: Answer, indexVersion: string): OutcomeRecord {
  return {
    outcome: answer.outcome,
    short: answer.outcome === 'answered' ? answer.short : null,
    confidence: answer.outcome === 'invalid' ? null : answer.confidence,
    citations: citationsOf(answer).map(({ n, articleId, span, quote }) => ({
      n,
      articleId,
      span,
      quoteHash: hashQuote(quote),
    })),
    indexVersion,
  };
}

/** A hash that recognises a quotation after the articles have changed, because its text is not kept. */
export function hashQuote(quote: string): string {
  return sha256(quote).slice(0, 16);
}

async function record(
  asked: Asked,
  { answer, status }: { answer: Answer; status: LibraryStatus | undefined },
  { history, log, now }: BotContext,
): Promise<number | undefined> {
  const { locale: _l, isReworded: _r, also: _a, ...rest } = asked;
  const outcome = outcomeOf(answer, status?.version ?? '');
  return history?.record({ ...rest, ...outcome, language: answer.language, askedAt: now() }).catch(logFailure(log));
}

/** Records the message of an answer, so that buttons, edits and deletions find it. */
export async function attachReply(
  { history, log }: BotContext,
  entryId: number | undefined,
  place: Parameters<History['attachReply']>[1],
): Promise<void> {
  if (entryId !== undefined) await history?.attachReply(entryId, place).catch(logFailure(log));
}

function logFailure(log: BotContext['log']) {
  return (error: unknown): undefined => {
    log.error({ err: error }, 'the history cannot be written');
  };
}
