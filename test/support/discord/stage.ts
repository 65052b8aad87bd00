import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalDiscord } from './local-discord.ts';
import { Person } from './person.ts';
import { type BotProcess, type StartOptions, startBotProcess } from './start-bot-process.ts';
import { type LocalChannel, type LocalGuild, type LocalMessage, listOf, textOf } from './wire.ts';

/** A local Discord with one guild, one channel, a member, and the bot over articles in memory. */
export interface Stage {
  readonly discord: LocalDiscord;
  readonly guild: LocalGuild;
  readonly channel: LocalChannel;
  readonly asker: Person;
  bot: BotProcess;
  /** Another member of the guild, in the same channel. */
  newcomer(name: string): Person;
  /** Restarts the bot on the same history, with other settings if given. */
  restart(changes?: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sets the stage; `env` goes to the bot's process, `prepare` runs before it starts. `hasCommands: false` is for a Discord
 * that does not take commands.
 */
export async function setStage(
  env: Record<string, string> = {},
  prepare: (discord: LocalDiscord) => void = () => {},
  start: StartOptions = {},
): Promise<Stage> {
  const historyDir = await mkdtemp(join(tmpdir(), 'youju-history-'));
  const discord = await LocalDiscord.start();
  prepare(discord);
  const user = discord.world.addUser('asker');
  const guild = discord.world.addGuild('guild', [user]);
  const channel = discord.world.addChannel(guild, 'general');
  const settings = { YOUJU_TEST_HISTORY_DIR: historyDir, ...env };
  const stage: Stage = {
    discord,
    guild,
    channel,
    asker: new Person(discord, user, { channel }),
    bot: await startBotProcess(discord, undefined, settings, start),
    newcomer: (name) => {
      const newUser = discord.world.addUser(name);
      guild.members.set(newUser.id, []);
      return new Person(discord, newUser, { channel });
    },
    restart: async (changes = {}) => {
      await stage.bot.stop();
      stage.bot = await startBotProcess(discord, undefined, { ...settings, ...changes }, start);
    },
    close: async () => {
      await stage.bot.stop();
      await discord.close();
      await rm(historyDir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** All text of a message: content, titles, descriptions, footers. */
export function shown(message: LocalMessage): string {
  const embeds = listOf(message.wire['embeds']).flatMap((embed) => [
    textOf(embed['title']),
    textOf(embed['description']),
    textOf((embed['footer'] as { text?: unknown } | undefined)?.text),
  ]);
  return [textOf(message.wire['content']), ...embeds].join('\n');
}

/** Labels of a message's buttons, in order. */
export function labels(message: LocalMessage): string[] {
  return rows(message).flat();
}

/** The same for each row. */
export function rows(message: LocalMessage): string[][] {
  return listOf(message.wire['components']).map((row) => listOf(row['components']).map((b) => textOf(b['label'])));
}
