import type { GuildSettings } from '../../history/history.ts';

/** Possible changes to the settings of channels and roles. */
export const CHANNEL_ACTIONS = ['allow', 'forbid', 'clear', 'threadsOn', 'threadsOff'] as const;
export const ROLE_ACTIONS = ['allow', 'forbid', 'clear', 'helper', 'noHelper'] as const;

export const DIGEST_ACTIONS = ['on', 'weekly', 'off'] as const;
export const COLLECTION_ACTIONS = ['allow', 'forbid', 'clear'] as const;

/** Settings after an action on a channel; an unknown action changes nothing. Lists are in id order. */
export function changeChannels(settings: GuildSettings, action: string, channelId: string): GuildSettings {
  const { channelIds, threadChannelIds } = settings;
  if (action === 'allow') return { ...settings, channelIds: add(channelIds, channelId) };
  if (action === 'forbid') return { ...settings, channelIds: without(channelIds, channelId) };
  if (action === 'clear') return { ...settings, channelIds: [] };
  if (action === 'threadsOn') return { ...settings, threadChannelIds: add(threadChannelIds, channelId) };
  if (action === 'threadsOff') return { ...settings, threadChannelIds: without(threadChannelIds, channelId) };
  return settings;
}

/** Settings after an action on a role; without a role only `clear` and `noHelper` change anything. */
export function changeRoles(settings: GuildSettings, action: string, roleId: string | undefined): GuildSettings {
  if (action === 'clear') return { ...settings, roleIds: [] };
  if (action === 'noHelper') return { ...settings, helperRoleId: null };
  if (roleId === undefined) return settings;
  if (action === 'allow') return { ...settings, roleIds: add(settings.roleIds, roleId) };
  if (action === 'forbid') return { ...settings, roleIds: without(settings.roleIds, roleId) };
  return action === 'helper' ? { ...settings, helperRoleId: roleId } : settings;
}

/** Settings after a channel has subscribed to alerts, or ended that. */
export function changeAlerts(settings: GuildSettings, isOn: boolean, channelId: string): GuildSettings {
  const { alertChannelIds } = settings;
  return {
    ...settings,
    alertChannelIds: isOn ? add(alertChannelIds, channelId) : without(alertChannelIds, channelId),
  };
}

/** Settings after a channel has subscribed to new articles, with every change or weekly, or ended that. */
export function changeDigest(settings: GuildSettings, action: string, channelId: string): GuildSettings {
  const { [channelId]: _, ...others } = settings.digestChannels;
  if (action === 'on') return { ...settings, digestChannels: { ...others, [channelId]: 'each' } };
  return { ...settings, digestChannels: action === 'weekly' ? { ...others, [channelId]: 'weekly' } : others };
}

interface CollectionChange {
  readonly action: string;
  /** If absent, only `clear` changes anything. */
  readonly name: string | undefined;
  /** Null for the whole guild. */
  readonly channelId: string | null;
  /** The collections that may be asked if nothing is set. */
  readonly publicNames: readonly string[];
}

/**
 * Settings after an action on the collections of a guild or channel; `clear` makes a channel follow its guild again.
 */
export function changeCollections(settings: GuildSettings, change: CollectionChange): GuildSettings {
  const { action, name, channelId, publicNames } = change;
  const { collections, channelCollections } = settings;
  const { [channelId ?? '']: own, ...others } = channelCollections;
  const before = channelId === null ? collections : (own ?? null);
  const after = changedNames(before, { action, name, otherwise: (channelId && collections) || publicNames });
  if (channelId === null) return { ...settings, collections: after };
  return { ...settings, channelCollections: after === null ? others : { ...others, [channelId]: after } };
}

/** @param otherwise the names from which one is removed if no names are set */
function changedNames(
  names: readonly string[] | null,
  { action, name, otherwise }: { action: string; name: string | undefined; otherwise: readonly string[] },
): readonly string[] | null {
  if (action === 'clear') return null;
  if (name === undefined) return names;
  if (action === 'allow') return add(names ?? [], name);
  return action === 'forbid' ? without(names ?? otherwise, name) : names;
}

function add(ids: readonly string[], id: string): string[] {
  return [...new Set([...ids, id])].sort();
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((other) => other !== id);
}
