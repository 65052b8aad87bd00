import type { LocalChannel, LocalGuild } from './wire.ts';

/** The permission bits that matter here. */
export const BITS = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** The default permissions of members. */
export const MEMBER_PERMISSIONS =
  BITS.viewChannel |
  BITS.sendMessages |
  BITS.addReactions |
  BITS.embedLinks |
  BITS.readMessageHistory |
  BITS.useApplicationCommands |
  BITS.createPublicThreads |
  BITS.sendMessagesInThreads;

const ALL = (1n << 50n) - 1n;

/** Permissions of a member in a channel: roles, then overwrites of everyone, roles, member (Discord's order). */
export function permissionsIn(guild: LocalGuild, channel: LocalChannel, userId: string): bigint {
  if (guild.ownerId === userId) return ALL;
  const roleIds = new Set([guild.id, ...(guild.members.get(userId) ?? [])]);
  let bits = 0n;
  for (const role of guild.roles) if (roleIds.has(role.id)) bits |= role.permissions;
  if (bits & BITS.administrator) return ALL;
  const apply = (overwrites: LocalChannel['overwrites']) => {
    for (const { deny } of overwrites) bits &= ~deny;
    for (const { allow } of overwrites) bits |= allow;
  };
  apply(channel.overwrites.filter(({ id }) => id === guild.id));
  apply(channel.overwrites.filter(({ id, type }) => type === 0 && id !== guild.id && roleIds.has(id)));
  apply(channel.overwrites.filter(({ id, type }) => type === 1 && id === userId));
  return bits;
}
