import type { CollectionSummary } from '../../model/library.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { clip } from '../../render/discord/markdown.ts';
import { COLLECTION_TEXTS } from '../../render/strings/collection-texts.ts';
import { foldText } from '../../text/script/fold.ts';
import type { Scene } from '../context/context.ts';
import type { Choice } from '../discord/discord-api.ts';
import type { CommandCall, Typing } from '../discord/incoming.ts';
import { changeCollections } from '../guilds/guild-changes.ts';
import { change } from './settings.ts';

/**
 * Sets which collections may be asked in a guild or channel. Only owners of the application may name a private one
 * first; managers of other guilds cannot see that it exists.
 */
export async function setCollections({ options }: CommandCall, scene: Scene): Promise<void> {
  const { bot, respond, language } = scene;
  const channel = options.get('channel');
  const channelId = channel === undefined ? null : String(channel);
  const name = options.get('collection') === undefined ? undefined : String(options.get('collection'));
  const action = String(options.get('action') ?? '');
  const all = await bot.collections.listCollections();
  const isKnown = (await nameable(all, scene)).some((one) => one.name === name);
  if (name !== undefined && action !== 'forbid' && !isKnown) {
    return respond.tell(renderNotice(COLLECTION_TEXTS[language].collectionUnknown));
  }
  const publicNames = all.filter(({ isPrivate }) => !isPrivate).map((one) => one.name);
  await change(scene, (settings) => changeCollections(settings, { action, name, channelId, publicNames }));
}

/** Collections whose names contain the typed text. */
export async function chooseCollection({ focused }: Typing, scene: Scene): Promise<Choice[]> {
  const typed = foldText(focused.value.trim());
  return (await nameable(await scene.bot.collections.listCollections(), scene))
    .filter(({ name }) => foldText(name).includes(typed) && name.length <= LIMITS.choiceName)
    .slice(0, LIMITS.choices)
    .map(({ name, articles }) => ({ name: clip(`${name} (${articles})`, LIMITS.choiceName), value: name }));
}

/** Collections that the asker may name: public ones, those already set for the guild, and for owners all. */
async function nameable(
  all: readonly CollectionSummary[],
  { bot, asker }: Scene,
): Promise<readonly CollectionSummary[]> {
  const { collections, channelCollections } = await bot.settings.read(asker.guildId);
  const named = new Set([...(collections ?? []), ...Object.values(channelCollections).flat()]);
  const hidden = all.filter(({ name, isPrivate }) => isPrivate && !named.has(name));
  if (hidden.length === 0) return all;
  return (await bot.ownerIds()).has(asker.userId) ? all : all.filter((one) => !hidden.includes(one));
}
