import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalDiscord, TOKEN } from '../support/discord/local-discord.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

let discord: LocalDiscord;

beforeAll(async () => {
  discord = await LocalDiscord.start();
});

afterAll(async () => {
  await discord.close();
});

async function commands(token: string, settings = {}) {
  const env = {
    ...process.env,
    ...settings,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'silent',
  };
  return run(process.execPath, ['--import', 'tsx', 'src/cli/commands/commands.ts', '--json'], { cwd: PROJECT, env });
}

describe('npm run commands', () => {
  it('registers what Discord does not hold yet, once, and prints the invite link', async () => {
    const first: { changed: boolean; commands: string[]; inviteLink: string } = JSON.parse(
      (await commands(TOKEN)).stdout,
    );
    expect(first.changed).toBe(true);
    expect(first.commands).toEqual([
      'ask',
      'article',
      'sources',
      'help',
      'privacy',
      'forget-me',
      'admin',
      'Answer from articles',
      'Delete answer',
    ]);
    const link = new URL(first.inviteLink);
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(JSON.parse((await commands(TOKEN)).stdout)).toEqual({ ...first, changed: false });
    expect(discord.commands.writes).toBe(1);
    expect(discord.violations).toEqual([]);
  });

  it('registers in the guilds named, without doubles', async () => {
    const settings = { DISCORD_GUILD_IDS: '123' };
    expect(JSON.parse((await commands(TOKEN, settings)).stdout)).toMatchObject({ changed: true });
    expect(discord.commands.list('global')).toEqual([]);
    expect(discord.commands.list('123')).toHaveLength(9);
    expect(JSON.parse((await commands(TOKEN, settings)).stdout)).toMatchObject({ changed: false });
    expect(discord.violations).toEqual([]);
  });

  it('tells the remedy where the token is wrong', async () => {
    await expect(commands('wrong')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});
