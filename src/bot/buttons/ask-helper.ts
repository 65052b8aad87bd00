import { makeMessage, renderNotice } from '../../render/discord/discord-view.ts';
import type { ButtonHandler } from '../context/context.ts';
import { entryOrTell } from './entry-of.ts';

/** Calls the role for help, for the asker of a question without an answer; once per answer, and within a rate limit. */
export const askHelper: ButtonHandler = async (call, [id], scene) => {
  const { bot, respond, asker, strings } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  const say = (sentence: string) => respond.tell(renderNotice(sentence));
  if (entry.askerKey !== bot.history?.keyOf(asker.userId)) return say(strings.refusals.notYours);
  if (asker.guildId === null) return say(strings.refusals.notInGuild);
  const { helperRoleId } = await bot.settings.read(asker.guildId);
  if (helperRoleId === null) return say(strings.refusals.helperUnset);
  const missing = bot.guilds.missingIn(asker.channelId);
  if (missing.length > 0) return say(strings.missingPermissions(missing));
  if (!bot.guilds.mayPing(asker.channelId, helperRoleId)) return say(strings.refusals.helperNotMentionable);
  if (entry.isHelperAsked) return say(strings.refusals.helperAskedAlready);
  const seconds = bot.rateLimiter.pass([['help', asker.guildId]], bot.now().getTime());
  if (seconds > 0) return say(strings.waitSeconds(seconds));
  if (!(await bot.history.claimHelp(entry.id))) return say(strings.refusals.helperAskedAlready);
  await respond.defer(true);
  const view = makeMessage({ content: strings.helperPing(helperRoleId) });
  const message = { ...view, allowedMentions: { ...view.allowedMentions, roles: [helperRoleId] } };
  await bot.api.post({ channelId: asker.channelId, key: `help:${entry.id}`, replyTo: call.message.id, message });
  await respond.show(renderNotice(strings.done.helperAsked));
};
