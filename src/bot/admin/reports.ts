import { questionTerms } from '../../history/question-terms.ts';
import { renderGaps, renderSourceStates, renderStats, renderStatus } from '../../render/discord/discord-admin.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { foldText } from '../../text/script/fold.ts';
import { readStatus } from '../asking/question-run.ts';
import type { Scene } from '../context/context.ts';
import type { CommandCall } from '../discord/incoming.ts';

/** Period of a report in days where none is named: a month. Chosen by hand. */
const DEFAULT_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

export async function showStatus(_call: CommandCall, scene: Scene): Promise<void> {
  const { bot, library, respond, asker, strings, language } = scene;
  await respond.defer(true);
  const [status, settings] = await Promise.all([readStatus(library, bot.log), bot.settings.read(asker.guildId)]);
  if (!status) return respond.tell(renderNotice(strings.refusals.unavailable));
  const missing = bot.guilds.missingIn(asker.channelId);
  await respond.show(renderStatus({ status, settings, missing }, language));
}

/** Only for owners of the application, because addresses may belong to their own network. */
export async function showSources(
  _call: CommandCall,
  { bot, respond, asker, strings, language }: Scene,
): Promise<void> {
  await respond.defer(true);
  if (!(await bot.ownerIds()).has(asker.userId)) return respond.tell(renderNotice(strings.refusals.needsOwner));
  await respond.show(renderSourceStates(await bot.listSources?.(), language));
}

export async function showGaps(call: CommandCall, scene: Scene): Promise<void> {
  const { bot, respond, asker, strings, language } = scene;
  const guildId = asker.guildId ?? '';
  await respond.defer(true);
  if (!bot.history) return respond.tell(renderNotice(strings.refusals.nothingToShow));
  const { days, since } = periodOf(call, bot.now());
  const gaps = await bot.history.listGaps(guildId, since, (text) => questionTerms(foldText(text)));
  await respond.show(renderGaps(gaps, days, language), await exportOf(call, scene, since));
}

export async function showStats(call: CommandCall, scene: Scene): Promise<void> {
  const { bot, respond, asker, strings, language } = scene;
  const guildId = asker.guildId ?? '';
  await respond.defer(true);
  if (!bot.history) return respond.tell(renderNotice(strings.refusals.nothingToShow));
  const { days, since } = periodOf(call, bot.now());
  const stats = await bot.history.stats(guildId, since);
  await respond.show(renderStats(stats, days, language), await exportOf(call, scene, since));
}

function periodOf({ options }: CommandCall, now: Date): { days: number; since: Date } {
  const days = Number(options.get('days') ?? DEFAULT_DAYS);
  return { days, since: new Date(now.getTime() - days * DAY_MS) };
}

async function exportOf({ options }: CommandCall, { bot, asker }: Scene, since: Date) {
  if (options.get('export') !== true || !bot.history) return undefined;
  return { name: 'questions.csv', text: await bot.history.exportCsv(asker.guildId ?? '', since) };
}
