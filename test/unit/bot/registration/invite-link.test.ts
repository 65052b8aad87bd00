import { PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { inviteLink } from '../../../../src/bot/registration/invite-link.ts';

describe('the invite link', () => {
  it('asks for the bot, its commands, and what it uses, no more', () => {
    const link = new URL(inviteLink('42'));
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(link.searchParams.get('client_id')).toBe('42');
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? 0)).toArray().sort()).toEqual([
      'AttachFiles',
      'CreatePublicThreads',
      'EmbedLinks',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
  });
});
