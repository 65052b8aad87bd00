import { setTimeout as sleep } from 'node:timers/promises';
import { RESTJSONErrorCodes } from 'discord.js';
import type { HistoryEntry } from '../../history/history.ts';
import type { Filters } from '../../model/question.ts';
import type { Turn } from '../../model/turn.ts';
import { type MessageView, renderNotice } from '../../render/discord/discord-view.ts';
import type { BotContext, Scene } from '../context/context.ts';
import { codeOf } from '../discord/responder.ts';
import type { Taken } from '../limits/answer-desk.ts';
import { refuseVisitor } from './admission.ts';
import { deliverAnswer } from './deliver.ts';
import { understand } from './earlier.ts';
import { type Asked, attachReply, questionOf, settleAnswer } from './question-run.ts';
import { rewordAnswer } from './reword.ts';
import { languageOfTalk, sendTalkReply } from './small-talk-reply.ts';
import { openThread } from './threads.ts';

/** A question that an interaction asks. */
export interface Put {
  readonly text: string;
  readonly filters: Filters;
  readonly isPrivate: boolean;
  /** The earlier turns; absent for a question without a conversation. */
  readonly turns?: readonly Turn[];
  /** The answer that the question follows. */
  readonly entry?: HistoryEntry | undefined;
  /** True to open a thread on the answer even in a channel without that setting, but never on a private answer. */
  readonly wantsThread?: boolean;
}

/** An asker who waits longer than this sees the position in the queue. Chosen by hand. */
const SAY_POSITION_AFTER_MS = 1_500;
/** Codes of Discord for an interaction whose token is invalid or has expired. */
export const EXPIRED = new Set<number>([RESTJSONErrorCodes.UnknownWebhook, RESTJSONErrorCodes.InvalidWebhookToken]);

/** Defers at once, asks, and fills in the answer; or tells the asker alone why the question is refused. */
export async function answerInteraction(put: Put, scene: Scene): Promise<void> {
  const { isPrivate, turns = [] } = put;
  const { bot, respond, asker, strings, language } = scene;
  await keepPending(put, scene);
  if (asker.guildId === null) await respond.defer(isPrivate);
  const refusal = await refuseVisitor(asker, bot, strings);
  if (refusal !== undefined) return respond.tell(renderNotice(refusal));
  const talk = bot.readTalk(put.text);
  if (talk.kind !== 'question') {
    const said = { kind: talk.kind, language: languageOfTalk(put.text, language), entry: put.entry };
    await respond.defer(true);
    return respond.tell(await sendTalkReply(said, scene));
  }
  // Completing a follow-up waits for the answer process, but Discord does not wait.
  const wasInTime = turns.length > 0 ? await deferInTime(put, scene) : undefined;
  const { asked: text, also } = await understand(put.text, turns, scene);
  const asked: Asked = { ...askedBy({ ...put, text }, scene), ...(also && { also }) };
  const taken = bot.desk.take(questionOf(asked, bot.now()), scene.reach);
  if (!taken) return respond.tell(renderNotice(strings.refusals.queueFull));
  const isInTime = wasInTime ?? (await deferInTime(put, scene));
  if (isInTime) await sayPosition(taken, scene);
  await completeAnswer({ put: { ...put, text }, asked, taken, show: (view) => showOrPost(view, put, scene) }, scene);
}

/** The question of an interaction in the form in which it is asked and recorded. */
export function askedBy(
  { text, filters, isPrivate }: Put,
  { asker, language }: Pick<Scene, 'asker' | 'language'>,
): Asked {
  const { userId, guildId, channelId } = asker;
  return { text, filters, isPrivate, userId, guildId, channelId, questionMessageId: null, locale: language };
}

interface Completion {
  readonly put: Put;
  readonly asked: Asked;
  readonly taken: Taken;
  readonly show: (view: MessageView) => Promise<{ readonly id: string }>;
}

/** Waits for the answer, records and shows it, and runs the steps after it. */
export async function completeAnswer({ put, asked, taken, show }: Completion, scene: Scene): Promise<void> {
  const { bot, respond } = scene;
  const { answer, context, entryId } = await settleAnswer(asked, { taken, reach: scene.reach }, bot);
  if (entryId !== undefined) await bot.history?.linkPending(respond.id, entryId).catch(logUnwritten(bot));
  const shown = await deliverAnswer(show, answer, context);
  await attachReply(bot, entryId, { channelId: asked.channelId, messageId: shown.id });
  const edit = (view: MessageView) => respond.show(view);
  void rewordAnswer({ answer, context, entryId, text: asked.text, edit }, scene);
  if (!put.isPrivate) await threadWhereWanted(put, scene, shown.id);
}

/** Stores the question, so that the next start can answer it if this process is killed first. */
async function keepPending(put: Put, scene: Scene): Promise<void> {
  const { bot, respond, asker, language } = scene;
  const { text, filters, turns = [], isPrivate, wantsThread = false } = put;
  const { userId, guildId, channelId } = asker;
  const facts = { interactionId: respond.id, token: respond.token, userId, guildId, channelId, language };
  const pending = { ...facts, text, filters, turns, isPrivate, wantsThread, acknowledgedAt: bot.now() };
  await bot.history?.keepPending(pending).catch(logUnwritten(bot));
}

/** Logs the failure, because the bot also answers without its history. */
function logUnwritten({ log }: Pick<BotContext, 'log'>): (error: unknown) => void {
  return (error) => log.error({ err: error }, 'the history cannot be written');
}

/** False if Discord has already given up on the interaction; a public answer then goes to the channel. */
async function deferInTime({ isPrivate }: Put, { bot, respond, asker }: Scene): Promise<boolean> {
  if (!respond.isOpen) return true;
  try {
    await respond.defer(isPrivate);
    return true;
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownInteraction || isPrivate || !bot.guilds.maySend(asker.channelId))
      throw error;
    return false;
  }
}

/** After a quarter of an hour an interaction accepts no answer, so a public one is posted in the channel. */
async function showOrPost(message: MessageView, { isPrivate }: Put, { bot, respond, asker }: Scene) {
  try {
    return await respond.show(message);
  } catch (error) {
    if (isPrivate || !EXPIRED.has(codeOf(error) ?? 0) || !bot.guilds.maySend(asker.channelId)) throw error;
    return bot.api.post({ channelId: asker.channelId, key: `late:${respond.id}`, message });
  }
}

async function sayPosition(taken: Taken, { respond, strings }: Scene): Promise<void> {
  if (taken.position() === 0) return;
  const answered = taken.answer.then(
    () => true,
    () => true,
  );
  const isAnswered = await Promise.race([answered, sleep(SAY_POSITION_AFTER_MS, false, { ref: false })]);
  const position = taken.position();
  if (!isAnswered && position > 0) await respond.show(renderNotice(strings.queuePosition(position)));
}

async function threadWhereWanted({ text, wantsThread }: Put, { bot, asker, strings }: Scene, messageId: string) {
  const { threadChannelIds } = await bot.settings.read(asker.guildId);
  if (asker.guildId === null || !(wantsThread || threadChannelIds.includes(asker.channelId))) return;
  await openThread(bot, { channelId: asker.channelId, messageId, name: strings.threadTitle(text) });
}
