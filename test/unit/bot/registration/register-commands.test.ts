import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from '../../../../src/bot/commands/all-commands.ts';
import {
  canonicalSet,
  registerCommands,
  registerEverywhere,
} from '../../../../src/bot/registration/register-commands.ts';
import { checkCommands } from '../../../support/discord/command-limits.ts';
import type { Json } from '../../../support/discord/wire.ts';

const DEFINITION = { type: 1, name: 'ask', description: 'Ask', options: [{ type: 3, name: 'q', description: 'Q' }] };

describe('command definitions', () => {
  it('keep all limits of Discord', () => {
    expect(checkCommands(DEFINITIONS as unknown as Json[])).toEqual([]);
  });

  it('have a name and a description in English, zh-CN and zh-TW, down to every option', () => {
    const missing: string[] = [];
    const visit = (item: Json, path: string) => {
      const here = `${path} ${item['name']}`;
      const keys = item['type'] === 3 && path === '' ? ['name'] : ['name', ...('value' in item ? [] : ['description'])];
      for (const key of keys) {
        const locales = Object.keys((item[`${key}_localizations`] as Json | undefined) ?? {});
        if (!item[key] || !locales.includes('zh-CN') || !locales.includes('zh-TW')) missing.push(`${here}.${key}`);
      }
      for (const part of [...((item['options'] as Json[]) ?? []), ...((item['choices'] as Json[]) ?? [])]) {
        visit(part, here);
      }
    };
    for (const definition of DEFINITIONS) visit(definition as unknown as Json, '');
    expect(missing).toEqual([]);
  });
});

describe('registration', () => {
  it('sees through what Discord adds and leaves out', () => {
    const held = {
      ...DEFINITION,
      id: '1',
      version: '2',
      nsfw: false,
      default_member_permissions: null,
      options: [{ type: 3, name: 'q', description: 'Q', required: false }],
    };
    expect(canonicalSet([held])).toBe(canonicalSet([DEFINITION]));
    expect(canonicalSet([{ ...held, description: 'Other' }])).not.toBe(canonicalSet([DEFINITION]));
    expect(canonicalSet([{ ...DEFINITION, options: [] }])).not.toBe(canonicalSet([DEFINITION]));
  });

  it('writes only where something differs', async () => {
    const written: unknown[] = [];
    const api = (held: readonly object[]) => ({
      commands: async () => held as never,
      replaceCommands: async (_guild: string | null, commands: readonly object[]) => void written.push(commands),
    });
    expect(await registerCommands(api([DEFINITION]), null, [DEFINITION])).toBe(false);
    expect(await registerCommands(api([]), null, [DEFINITION])).toBe(true);
    expect(written).toEqual([[DEFINITION]]);
  });

  it('in guilds removes the global ones, which would show beside them', async () => {
    const scopes = new Map<string | null, readonly object[]>([[null, [DEFINITION]]]);
    const api = {
      commands: async (guildId: string | null) => (scopes.get(guildId) ?? []) as never,
      replaceCommands: async (guildId: string | null, commands: readonly object[]) =>
        void scopes.set(guildId, commands),
    };
    expect(await registerEverywhere(api, ['1', '2'], [DEFINITION])).toBe(true);
    expect([...scopes]).toEqual([
      [null, []],
      ['1', [DEFINITION]],
      ['2', [DEFINITION]],
    ]);
    expect(await registerEverywhere(api, ['1', '2'], [DEFINITION])).toBe(false);
  });
});
