import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord, TOKEN } from '../support/discord/local-discord.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

let discord: LocalDiscord;
let dir: string;
let env: Record<string, string>;

beforeEach(async () => {
  discord = await LocalDiscord.start();
  dir = makeTemporaryDir();
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'data', 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李某主持。');
  env = {
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_HISTORY_DIR: join(dir, 'history'),
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
  };
  return () => discord.close();
});

interface Found {
  readonly name: string;
  readonly state: string;
  readonly text: string;
  readonly remedy: string | null;
}

/** The doctor's findings, by name. */
async function doctor(settings: Record<string, string> = {}): Promise<Map<string, Found>> {
  const { stdout } = await runCli('cli/commands/doctor.ts', ['--json'], { ...env, ...settings });
  return new Map((JSON.parse(stdout) as Found[]).map((finding) => [finding.name, finding]));
}

describe('a first npm start', () => {
  it('takes a token with quotes and "Bot " around it, and says that the bot is in no server yet, with the link', async () => {
    const child = startCli('main.ts', [], { ...env, DISCORD_TOKEN: `"Bot ${TOKEN}"` });
    let said = '';
    child.stderr.on('data', (part) => {
      said += String(part);
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await eventually(() => said.includes('Invite it'));
    expect(said).toContain('in no server yet');
    expect(said).toContain('https://discord.com/oauth2/authorize?');
    child.kill('SIGTERM');
  });
});

describe('npm run doctor', () => {
  it('tells that the bot is in no server yet and its commands are not registered', async () => {
    const found = await doctor();
    expect(found.get('Discord servers')).toMatchObject({ state: 'warn', text: expect.stringContaining('no server') });
    expect(found.get('Discord servers')?.remedy).toContain('https://discord.com/oauth2/authorize?');
    expect(found.get('Discord commands')).toMatchObject({ state: 'warn', text: expect.stringContaining('everywhere') });
    expect(found.get('history folder')).toMatchObject({ state: 'ok' });
  });

  it('is content with a bot in a server whose commands are there', async () => {
    discord.world.addGuild('guild');
    await runCli('cli/commands/commands.ts', [], env);
    const found = await doctor();
    expect(found.get('Discord servers')).toMatchObject({ state: 'ok', remedy: null });
    expect(found.get('Discord commands')).toMatchObject({ state: 'ok', remedy: null });
    expect(discord.violations).toEqual([]);
  });

  it('names guild ids that the bot is not in, and a history that cannot be used', async () => {
    const guild = discord.world.addGuild('guild');
    mkdirSync(join(dir, 'history'));
    writeFileSync(join(dir, 'history', 'history.db'), 'no database');
    const found = await doctor({ DISCORD_GUILD_IDS: `${guild.id},123` });
    expect(found.get('Discord servers')).toMatchObject({ state: 'warn', text: expect.stringMatching(/: 123$/) });
    expect(found.get('Discord commands')?.text).toContain('123');
    expect(found.get('history folder')).toMatchObject({ state: 'fail', remedy: expect.stringContaining('copies') });
  });
});
