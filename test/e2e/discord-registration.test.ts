import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEFINITIONS } from '../../src/bot/commands/all-commands.ts';
import { LocalDiscord, TOKEN } from '../support/discord/local-discord.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const NAMES = DEFINITIONS.map(({ name }) => name);

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
    expect(first.commands).toEqual(NAMES);
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
    expect(discord.commands.list('123')).toHaveLength(NAMES.length);
    expect(JSON.parse((await commands(TOKEN, settings)).stdout)).toMatchObject({ changed: false });
    expect(discord.violations).toEqual([]);
  });

  it('tells when to come again where the registrations of a day are used up', async () => {
    discord.faults.add({ kind: 'rate-limit', method: 'GET', path: /commands$/, times: 1, retryAfter: 86_400 });
    await expect(commands(TOKEN)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DISCORD_LIMITED'),
    });
  });

  it('tells the remedy where the token is wrong', async () => {
    await expect(commands('wrong')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});

describe('a bot whose commands cannot be registered', () => {
  const QUESTION = '国家发展改革委定点帮扶哪些县？';
  const QUOTE = '国家发展改革委定点帮扶河北省灵寿县';
  const ROUTE = /^\/applications\/\d+\/commands$/;

  function ask({ asker, discord: { world } }: Stage): Promise<string> {
    return asker.sayAndWait(`<@${world.bot.id}> ${QUESTION}`).then(shown);
  }

  function toldLines({ bot }: Stage): string[] {
    return bot
      .stderr()
      .split('\n')
      .filter((line) => line.includes('cannot be registered'));
  }

  it.each([
    ['the server fails', { kind: 'server-error', times: 1_000 }],
    ['the limit of a day is used up', { kind: 'rate-limit', times: 1_000, retryAfter: 86_400 }],
  ] as const)('answers where %s, and says so in one line', async (_, fault) => {
    const prepare = ({ faults }: LocalDiscord) => faults.add({ ...fault, method: 'PUT', path: ROUTE });
    const stage = await setStage({}, prepare, { hasCommands: false });
    onTestFinished(() => stage.close());
    expect(await ask(stage)).toContain(QUOTE);
    if (fault.kind === 'rate-limit') {
      expect(toldLines(stage)).toEqual([expect.stringContaining('"seconds":86400')]);
      return;
    }
    stage.discord.faults.clear();
    await stage.discord.commands.whenRegistered('global');
  });

  it('registers in the other guilds where one refuses it, and tries that one again', async () => {
    const prepare = ({ faults }: LocalDiscord) =>
      faults.add({ kind: 'forbidden', method: 'GET', path: /guilds\/123\/commands$/, times: 1_000 });
    const stage = await setStage({ YOUJU_TEST_GUILD_IDS: '123,456' }, prepare);
    onTestFinished(() => stage.close());
    await stage.discord.commands.whenRegistered('456');
    expect(stage.discord.commands.list('123')).toEqual([]);
    expect(await ask(stage)).toContain(QUOTE);
    expect(toldLines(stage)).toEqual([expect.stringContaining('"guildId":"123"')]);
    stage.discord.faults.clear();
    await stage.discord.commands.whenRegistered('123');
  });
});
