import { renderNotice } from '../../render/discord/discord-view.ts';
import { countListedPages } from '../../render/discord/page-buttons.ts';
import { deliverAnswer } from '../asking/deliver.ts';
import { contextOf, questionOf, readStatus } from '../asking/question-run.ts';
import type { ButtonHandler } from '../context/context.ts';
import { entryOrTell, offerAgain } from './entry-of.ts';

/**
 * Turns to another page of an answer's list of articles by asking its question again for that page. The asker turns the
 * answer itself, others get a private copy.
 */
export const turnListed: ButtonHandler = async (call, [id, page = '1'], scene) => {
  const { bot, library, reach, respond, asker, strings } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  const isAsker = entry.askerKey === bot.history?.keyOf(asker.userId);
  const isOwn = isAsker || call.message.interaction_metadata?.user.id === asker.userId;
  if (isOwn) await respond.deferUpdate();
  else await respond.defer(true);
  const { text, filters, language: locale, askedAt, guildId, isPrivate, questionMessageId } = entry;
  const at = Math.max(1, Number(page) || 1);
  const taken = bot.desk.take(questionOf({ text, filters, locale }, askedAt, at), reach);
  if (!taken) return respond.tell(renderNotice(strings.refusals.queueFull));
  const [answer, status] = await Promise.all([taken.answer, readStatus(library, bot.log)]);
  const pages = countListedPages(answer);
  if (pages === 1) return respond.tell(offerAgain(scene, strings.refusals.versionGone, text));
  const showQuestion = questionMessageId === null || call.message.embeds[0]?.title !== undefined;
  const surroundings = {
    entryId: entry.id,
    status,
    guildId,
    reach,
    isPrivate,
    showQuestion,
    page: Math.min(at, pages),
  };
  const context = await contextOf(answer, surroundings, bot);
  await deliverAnswer((view) => respond.show(view), answer, isAsker ? context : { ...context, buttons: [] });
};
