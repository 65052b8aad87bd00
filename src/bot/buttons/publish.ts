import { type EmbedView, makeMessage, renderButtons, renderNotice } from '../../render/discord/discord-view.ts';
import { answerButtons } from '../asking/answer-buttons.ts';
import type { ButtonHandler } from '../context/context.ts';
import { entryOrTell } from './entry-of.ts';

/** Posts a private answer in the channel, for its asker, once. */
export const publish: ButtonHandler = async (call, [id], scene) => {
  const { bot, respond, asker, strings, language } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  if (entry.askerKey !== bot.history?.keyOf(asker.userId)) return respond.tell(renderNotice(strings.refusals.notYours));
  const missing = bot.guilds.missingIn(asker.channelId);
  if (missing.length > 0) return respond.tell(renderNotice(strings.missingPermissions(missing)));
  await respond.defer(true);
  const embeds = call.message.embeds.map(({ title, description, color, footer }): EmbedView => {
    const parts = { ...(title ? { title } : {}), ...(footer ? { footer: { text: footer.text } } : {}) };
    return { ...parts, description: description ?? '', color: color ?? 0 };
  });
  const components = renderButtons(answerButtons(entry.outcome, entry.id, false), language);
  const message = makeMessage({ embeds, components });
  await bot.api.post({ channelId: asker.channelId, key: `publish:${entry.id}`, message });
  await respond.show(renderNotice(strings.done.published));
};
