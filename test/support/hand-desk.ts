import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIInteraction, Client } from 'discord.js';
import type { BotDeps } from '../../src/bot/context/bot-deps.ts';
import type { BotContext } from '../../src/bot/context/context.ts';
import { makeContext } from '../../src/bot/context/make-context.ts';
import { handleInteraction } from '../../src/bot/interaction-router.ts';
import type { History } from '../../src/history/history.ts';
import { openSqliteHistory } from '../../src/history/sqlite/open-sqlite-history.ts';
import type { Collections } from '../../src/model/library.ts';
import { makeLog } from '../../src/support/log.ts';
import { readTalk } from './talk.ts';

export const OWNER = '100';
export const MANAGER = '101';
const MANAGE_GUILD = String(1n << 5n);

/** A message to Discord: its body and the interaction or channel that received it. */
interface Said {
  readonly to: string;
  readonly body: unknown;
}

/** A bot without a gateway: tests put interactions in, and all its calls to Discord's REST interface are kept. */
export class HandDesk {
  readonly said: Said[] = [];
  readonly bot: BotContext;
  readonly history: History;
  readonly #directory: string;
  #count = 0;

  private constructor(directory: string, collections: Collections, more: Partial<BotDeps>) {
    this.#directory = directory;
    this.history = openSqliteHistory(directory);
    const keep = async (route: string, options: { body?: unknown } = {}) => {
      this.said.push({ to: route, body: options.body });
      return { id: `m${this.said.length}` };
    };
    const get = async () => ({ owner: { id: OWNER }, team: null });
    const caches = { guilds: { cache: new Map() }, channels: { cache: new Map() } };
    const rest = { post: keep, patch: keep, put: keep, delete: keep, get };
    const client = { ...caches, rest, application: { id: 'app' }, user: { id: 'bot' } } as unknown as Client;
    const deps = {
      token: '',
      apiUrl: undefined,
      collections,
      readTalk,
      log: makeLog('silent'),
      now: () => new Date(Date.parse('2022-12-31T00:00:00Z') + this.#count * 60_000),
      onFatal: () => {},
      history: this.history,
      ...more,
    };
    this.bot = makeContext(deps, { getClient: () => client, isStopping: () => false });
  }

  static async open(collections: Collections, more: Partial<BotDeps> = {}): Promise<HandDesk> {
    return new HandDesk(await mkdtemp(join(tmpdir(), 'youju-desk-')), collections, more);
  }

  /** Puts an interaction in and returns all messages sent to it. */
  async put(guildId: string, userId: string, facts: object): Promise<string> {
    const id = `${++this.#count}`;
    const before = this.said.length;
    const member = { user: { id: userId }, roles: [], permissions: MANAGE_GUILD };
    const place = { guild_id: guildId, channel: { id: `${guildId}0`, type: 0 }, member };
    const raw = { id, token: `token-${id}`, locale: 'zh-CN', ...place, ...facts };
    await handleInteraction(raw as unknown as APIInteraction, this.bot);
    return JSON.stringify(this.said.slice(before).map(({ body }) => body));
  }

  async close(): Promise<void> {
    await this.history.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const options = (given: Readonly<Record<string, unknown>>, focused?: string) =>
  Object.entries(given).map(([name, value]) => ({ name, value, ...(name === focused && { focused: true }) }));
/** A slash command by its path, or its autocomplete if an option is `focused`. */
export const command = (path: string, given: Readonly<Record<string, unknown>> = {}, focused?: string) => {
  const [name, sub] = path.split(' ');
  const inner = options(given, focused);
  const data = { type: 1, name, options: sub === undefined ? inner : [{ name: sub, options: inner }] };
  return { type: focused === undefined ? 2 : 4, data };
};
/** A press of a button. */
export const press = (customId: string) => ({
  type: 3,
  data: { custom_id: customId, component_type: 2 },
  message: { id: 'm', content: '', embeds: [], components: [], interaction_metadata: { user: { id: MANAGER } } },
});
