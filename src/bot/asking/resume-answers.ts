import { RESTJSONErrorCodes } from 'discord.js';
import type { InterruptedAnswer } from '../../history/history.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { DISCORD_TEXTS } from '../../render/strings/discord-texts.ts';
import { STRINGS } from '../../render/strings/strings.ts';
import type { BotContext, Scene } from '../context/context.ts';
import { sceneAt } from '../context/scene-at.ts';
import { codeOf, Responder } from '../discord/responder.ts';
import { askedBy, completeAnswer, EXPIRED, type Put } from './answer-interaction.ts';
import { understand } from './earlier.ts';
import { questionOf } from './question-run.ts';

/** The token of an interaction is valid for a quarter of an hour; half a minute is left for the answer. */
const ANSWERED_WITHIN_MS = 14.5 * 60_000;

/**
 * Answers the questions that an earlier run of the bot acknowledged and could not answer, or apologises for them. Never
 * rejects.
 */
export async function resumeAnswers(bot: BotContext): Promise<void> {
  const since = new Date(bot.now().getTime() - ANSWERED_WITHIN_MS);
  const interrupted = (await bot.history?.takePending(since)) ?? [];
  const ours = interrupted.filter(({ guildId }) => bot.isServedHere(guildId));
  await Promise.all(ours.map((one) => resume(one, bot)));
}

async function resume(pending: InterruptedAnswer, bot: BotContext): Promise<void> {
  const { interactionId, entryId, language } = pending;
  const respond = new Responder(bot.api, { id: interactionId, token: pending.token }, 'deferred');
  try {
    if (entryId !== null) await bot.history?.remove(entryId);
    await answer(pending, await sceneOf(pending, respond, bot));
  } catch (error) {
    const isGone = EXPIRED.has(codeOf(error) ?? 0) || codeOf(error) === RESTJSONErrorCodes.UnknownMessage;
    bot.log[isGone ? 'info' : 'warn']({ err: error }, 'an interrupted question was not answered');
    const excuse = renderNotice(DISCORD_TEXTS[language].interrupted);
    if (!isGone) await respond.show(excuse).catch(() => {});
  }
  await bot.history?.dropPending(interactionId);
}

async function answer(pending: InterruptedAnswer, scene: Scene): Promise<void> {
  const { bot, respond } = scene;
  const { filters, turns, isPrivate, wantsThread, language } = pending;
  const { asked: text, also } = await understand(pending.text, turns, scene);
  const put: Put = { text, filters, isPrivate, wantsThread };
  const asked = { ...askedBy(put, scene), ...(also && { also }) };
  const isQuestion = bot.readTalk(pending.text).kind === 'question';
  const taken = isQuestion ? bot.desk.take(questionOf(asked, bot.now()), scene.reach) : undefined;
  if (taken) await completeAnswer({ put, asked, taken, show: (view) => respond.show(view) }, scene);
  else await respond.show(renderNotice(DISCORD_TEXTS[language].interrupted));
}

function sceneOf(
  { userId, guildId, channelId, language }: InterruptedAnswer,
  respond: Responder,
  bot: BotContext,
): Promise<Scene> {
  const asker = { userId, guildId, channelId, parentId: null, roleIds: [], permissions: 0n, locale: language };
  return sceneAt({ bot, respond, asker, language, strings: STRINGS[language] });
}
