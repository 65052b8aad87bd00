import { PermissionFlagsBits } from 'discord.js';

/** The permissions that the bot needs in a guild, with reasons. */
export const PERMISSIONS = {
  ViewChannel: 'sees the channels it is asked in',
  SendMessages: 'answers',
  SendMessagesInThreads: 'answers in threads',
  CreatePublicThreads: 'opens a thread for a question where that is set',
  AddReactions: 'acknowledges thanks with a reaction; where it is missing, with nothing',
  EmbedLinks: 'shows quotations and sources',
  AttachFiles: 'hands out exports',
  ReadMessageHistory: 'replies to a question and catches up after an interruption',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

/** Scopes of the invitation: the bot itself and its commands. */
const SCOPES = ['bot', 'applications.commands'] as const;

/** The address that invites the bot to a guild with exactly the scopes and permissions that it uses. */
export function inviteLink(applicationId: string): string {
  const names = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[];
  const bits = names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: SCOPES.join(' '),
    permissions: String(bits),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
