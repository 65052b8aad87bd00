import type { GuildSettings } from '../../history/history.ts';

/** What can be done to the settings of channels and roles. */
export const CHANNEL_ACTIONS = ['allow', 'forbid', 'clear', 'threadsOn', 'threadsOff'] as const;
export const ROLE_ACTIONS = ['allow', 'forbid', 'clear', 'helper', 'noHelper'] as const;

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

/** Settings with a channel that is told of degraded states, or no longer. */
export function changeAlerts(settings: GuildSettings, isOn: boolean, channelId: string): GuildSettings {
  const { alertChannelIds } = settings;
  return {
    ...settings,
    alertChannelIds: isOn ? add(alertChannelIds, channelId) : without(alertChannelIds, channelId),
  };
}

function add(ids: readonly string[], id: string): string[] {
  return [...new Set([...ids, id])].sort();
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((other) => other !== id);
}
