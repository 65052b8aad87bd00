import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALERT_TEXTS } from '../../src/render/strings/alert-texts.ts';
import { DISCORD_TEXTS } from '../../src/render/strings/discord-texts.ts';
import { eventually } from '../support/discord/eventually.ts';
import { BITS } from '../support/discord/permissions.ts';
import { answerTo, type Person } from '../support/discord/person.ts';
import { type Stage, setStage, shown } from '../support/discord/stage.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

const texts = ALERT_TEXTS['zh-Hans'];
const EVERY_MS = 100;
/** Several rounds of checking. */
const SILENCE_MS = 800;

let stage: Stage;
let directory: string;
let manager: Person;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'youju-alerts-'));
  const file = join(directory, 'state');
  stage = await setStage({ YOUJU_TEST_STATE_FILE: file, YOUJU_TEST_ALERTS_EVERY_MS: String(EVERY_MS) });
  manager = stage.newcomer('manager');
  const role = stage.discord.world.addRole(stage.guild, 'managers', BITS.manageGuild);
  stage.guild.members.set(manager.user.id, [role.id]);
});

afterAll(async () => {
  await stage.close();
  await rm(directory, { recursive: true, force: true });
});

async function degrade(...lines: string[]): Promise<void> {
  await writeFile(join(directory, 'state'), lines.join('\n'));
}

/** Every message in the channel so far, in order. */
function told(): string[] {
  return stage.asker.answers().map((message) => shown(message).trim());
}

describe("an operator's channel", () => {
  it('is told nothing before that is set', async () => {
    await degrade('notes=index-fallback');
    await sleep(SILENCE_MS);
    expect(told()).toEqual([]);
  });

  it('is told of a state at once when it is set, and shown among the settings', async () => {
    const settings = await answerTo(manager.command('admin channels', { alerts: true }));
    expect(shown(settings)).toContain(`告警：<#${stage.channel.id}>`);
    await eventually(() => told().length === 1);
    expect(told()).toEqual([texts['older-index'].began]);
  });

  it('is told of each state once, also after a restart, and of its end', async () => {
    await degrade('notes=index-fallback,reader-unavailable', 'free=1000');
    await eventually(() => told().length === 3);
    expect(told().slice(1).sort()).toEqual([texts['disk-low'].began, texts['reader-missing'].began].sort());
    await stage.restart();
    await sleep(SILENCE_MS);
    expect(told()).toHaveLength(3);
    await degrade();
    await eventually(() => told().length === 6);
    const ended = [texts['older-index'].ended, texts['disk-low'].ended, texts['reader-missing'].ended];
    expect(told().slice(3).sort()).toEqual(ended.sort());
  });

  it('is told of sources that are silent for days, and after a restart not before they were looked at', async () => {
    const before = told().length;
    await degrade('silent=yes');
    await eventually(() => told().length === before + 1);
    expect(told().at(-1)).toBe(texts['sources-silent'].began);
    await degrade('silent=unknown');
    await stage.restart();
    await sleep(SILENCE_MS);
    expect(told()).toHaveLength(before + 1);
    await degrade();
    await eventually(() => told().length === before + 2);
    expect(told().at(-1)).toBe(texts['sources-silent'].ended);
  });

  it('is no forum, which takes no messages, and one where telling fails keeps no other from being told', async () => {
    const { discord, guild } = stage;
    const forum = discord.world.addChannel(guild, 'forum', { type: CHANNEL_TYPES.forum });
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(forum));
    const refused = await answerTo(manager.command('admin channels', { alerts: true, channel: forum.id }));
    expect(shown(refused)).toContain(DISCORD_TEXTS['zh-Hans'].alertsNeedText);
    const broken = discord.world.addChannel(guild, 'broken');
    discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(broken));
    await answerTo(manager.command('admin channels', { alerts: true, channel: broken.id }));
    broken.deleted = true;
    const count = told().length;
    await degrade('free=1000');
    await eventually(() => told().length === count + 1);
    await degrade();
    await eventually(() => told().length === count + 2);
  });

  it('is told again of a state that comes back', async () => {
    await degrade('free=1000');
    await eventually(() => told().at(-1) === texts['disk-low'].began);
    await degrade();
    await eventually(() => told().at(-1) === texts['disk-low'].ended);
  });

  it('is told where commands cannot be registered', async () => {
    const { faults } = stage.discord;
    faults.add({ kind: 'forbidden', method: 'GET', path: /\/commands$/, times: 1 });
    await stage.restart();
    await eventually(() => told().at(-1) === texts.unregistered.began);
    await eventually(() => told().at(-1) === texts.unregistered.ended);
  });

  it('is told nothing any more once that is off', async () => {
    const count = told().length;
    await answerTo(manager.command('admin channels', { alerts: false }));
    await degrade('free=1000');
    await sleep(SILENCE_MS);
    expect(told()).toHaveLength(count);
  });

  it('broke no rule of Discord, nor did anything else', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
