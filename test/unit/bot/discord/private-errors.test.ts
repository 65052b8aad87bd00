import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { withoutPrivateParts } from '../../../../src/bot/discord/private-errors.ts';

describe('an error in the log', () => {
  it('tells what Discord refused, not what was asked nor the token', () => {
    const body = { files: undefined, json: { content: '悄悄问的' } };
    const url = 'https://discord.test/api/webhooks/1/secret-token/messages/@original';
    const error = new DiscordAPIError({ message: 'Unknown Webhook', code: 10015 }, 10015, 404, 'PATCH', url, body);
    const logged = JSON.stringify(withoutPrivateParts(error));
    expect(logged).toContain('Unknown Webhook');
    expect(logged).toContain('10015');
    expect(logged).not.toContain('secret-token');
    expect(logged).not.toContain('悄悄');
  });

  it('may be anything', () => {
    expect(withoutPrivateParts('odd')).toBe('odd');
  });
});
