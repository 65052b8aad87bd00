import type { GuildSettings } from '../../history/history.ts';
import { renderSettings } from '../../render/discord/discord-admin.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { DISCORD_TEXTS } from '../../render/strings/discord-texts.ts';
import type { Scene } from '../context/context.ts';
import type { CommandCall } from '../discord/incoming.ts';
import { changeAlerts, changeChannels, changeDigest, changeRoles } from '../guilds/guild-changes.ts';

/** Sets the channels for questions, threads, alerts and new articles, and whether members may ask by direct message. */
export async function setChannels(call: CommandCall, scene: Scene): Promise<void> {
  const { options } = call;
  const channelId = String(options.get('channel') ?? scene.asker.parentId ?? scene.asker.channelId);
  const dms = options.get('dms');
  const alerts = options.get('alerts');
  const digest = options.get('digest');
  const { bot, respond, language } = scene;
  if ((alerts === true || (digest !== undefined && digest !== 'off')) && !bot.guilds.takesMessages(channelId))
    return respond.tell(renderNotice(DISCORD_TEXTS[language].alertsNeedText));
  await change(scene, (settings) => {
    const changed = changeChannels(settings, String(options.get('action') ?? ''), channelId);
    const withDms =
      dms === undefined ? changed : { ...changed, dmPolicy: dms === true ? ('members' as const) : ('off' as const) };
    const withAlerts = alerts === undefined ? withDms : changeAlerts(withDms, alerts === true, channelId);
    return digest === undefined ? withAlerts : changeDigest(withAlerts, String(digest), channelId);
  });
  if (alerts !== undefined) await bot.alerts.check();
  // Notes the present articles now, so that they are not announced as new later.
  if (digest !== undefined) await bot.news.check();
}

/** Sets the roles that may ask, and the role that is called for help. */
export async function setRoles({ options }: CommandCall, scene: Scene): Promise<void> {
  const role = options.get('role');
  const action = String(options.get('action') ?? '');
  const { bot, asker, strings } = scene;
  const isSilent = action === 'helper' && role !== undefined && !bot.guilds.mayPing(asker.channelId, String(role));
  const warning = isSilent ? strings.refusals.helperNotMentionable : '';
  const edit = (settings: GuildSettings) =>
    changeRoles(settings, action, role === undefined ? undefined : String(role));
  await change(scene, edit, warning);
}

/** Saves edited settings and shows them. */
export async function change(
  { bot, respond, asker, strings, language }: Scene,
  edit: (settings: GuildSettings) => GuildSettings,
  warning = '',
): Promise<void> {
  if (!bot.history || asker.guildId === null) return respond.tell(renderNotice(strings.refusals.nothingToShow));
  const before = await bot.settings.read(asker.guildId);
  const after = edit(before);
  const isChanged = JSON.stringify(after) !== JSON.stringify(before);
  if (isChanged) await bot.settings.save(asker.guildId, after);
  const view = renderSettings(after, language);
  const words = [isChanged ? strings.done.settingsSaved : '', warning].filter((sentence) => sentence !== '');
  await respond.reply({ ...view, content: words.join('\n') }, true);
}
