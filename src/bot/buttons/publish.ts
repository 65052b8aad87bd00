import { renderNotice } from '../../render/discord/discord-view.ts';
import { answerButtons } from '../asking/answer-buttons.ts';
import type { ButtonHandler } from '../context/context.ts';
import { copyOf } from './copy-of.ts';
import { entryOrTell, offerAgain } from './entry-of.ts';

/**
 * Posts a private answer in the channel, for its asker and only once, which is recorded. The asker may delete the copy.
 */
export const publish: ButtonHandler = async (call, [id], scene) => {
  const { bot, library, respond, asker, strings, language } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  const say = (sentence: string) => respond.tell(renderNotice(sentence));
  if (entry.askerKey !== bot.history?.keyOf(asker.userId)) return say(strings.refusals.notYours);
  const missing = bot.guilds.missingIn(asker.channelId);
  if (missing.length > 0) return say(strings.missingPermissions(missing));
  // An answer whose articles have since been moved out of reach is not published.
  const found = await Promise.all(entry.citations.map(({ articleId }) => library.findArticle(articleId)));
  if (found.includes(undefined)) return respond.tell(offerAgain(scene, strings.refusals.versionGone, entry.text));
  if (!(await bot.history.claimPublication(entry.id))) return say(strings.refusals.publishedAlready);
  const buttons = answerButtons(entry.outcome, entry.id, { isPrivate: false, hasHelper: false });
  const { channelId } = asker;
  try {
    await respond.defer(true);
    const message = copyOf(call.message, buttons, language);
    const post = await bot.api.post({ channelId, key: `publish:${entry.id}`, message });
    await bot.history.attachPublication(entry.id, { channelId, messageId: post.id });
  } catch (error) {
    await bot.history.releasePublication(entry.id);
    throw error;
  }
  await respond.show(renderNotice(strings.done.published));
};
