import { EventEmitter, once } from 'node:events';
import { checkCommands } from './command-limits.ts';
import { makeId } from './ids.ts';
import { checkSchema } from './schema.ts';
import { DiscordRefusal, isJson, type Json, listOf, textOf } from './wire.ts';
import type { World } from './world.ts';

/** Commands that the bot has registered, globally and per guild, stored and checked like Discord does. */
export class CommandRegistry {
  readonly #world: World;
  readonly #scopes = new Map<string, Json[]>();
  readonly #events = new EventEmitter();
  /** Number of times that commands were written. */
  writes = 0;

  constructor(world: World) {
    this.#world = world;
  }

  list(scope: string): Json[] {
    return this.#scopes.get(scope) ?? [];
  }

  /**
   * Resolves as soon as the scope has commands: before that, nobody can use one. Without a scope, any will do.
   * @throws AbortError at the signal.
   */
  async whenRegistered(scope?: string, signal?: AbortSignal): Promise<void> {
    const held = () => (scope === undefined ? [...this.#scopes.values()].flat() : this.list(scope));
    while (held().length === 0) await once(this.#events, 'replaced', { signal });
  }

  /** PUT: replaces all commands of a scope. */
  replace(scope: string, body: unknown): Json[] {
    this.writes += 1;
    const commands = listOf(body);
    const problems = [
      ...commands.flatMap((command) => checkSchema('ApplicationCommandUpdateRequest', numberPermissions(command))),
      ...checkCommands(commands),
    ];
    this.#world.violate(`commands of ${scope}`, problems);
    if (problems.length > 0) throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { problems });
    const before = this.list(scope);
    const kept = commands.map((command) => this.#store(command, scope, before));
    this.#scopes.set(scope, kept);
    this.#events.emit('replaced');
    return kept;
  }

  /** The command of this name (in the default locale) in a guild or globally. */
  get(name: string, guildId: string | null): Json {
    const scopes = guildId === null ? ['global'] : [guildId, 'global'];
    const found = scopes.flatMap((scope) => this.list(scope)).find((command) => command['name'] === name);
    if (!found) throw new Error(`no command ${name} is registered`);
    return found;
  }

  #store(command: Json, scope: string, before: readonly Json[]): Json {
    const same = before.find((old) => old['name'] === command['name'] && old['type'] === (command['type'] ?? 1));
    const { contexts, ...rest } = clean(command);
    const stored = {
      ...rest,
      ...(scope === 'global' && contexts ? { contexts } : {}),
      id: textOf(same?.['id']) || makeId(),
      application_id: this.#world.applicationId,
      version: makeId(),
      type: command['type'] ?? 1,
      description: textOf(command['description']),
      default_member_permissions: command['default_member_permissions'] ?? null,
      nsfw: false,
      ...(scope === 'global' ? { integration_types: command['integration_types'] ?? [0] } : { guild_id: scope }),
    };
    this.#world.violate('own answer', checkSchema('ApplicationCommandResponse', stored, false));
    return stored;
  }
}

/** The schema has these permissions as a number, but the documentation and every client use a string. */
function numberPermissions(command: Json): Json {
  const bits = command['default_member_permissions'];
  return typeof bits === 'string' ? { ...command, default_member_permissions: Number(bits) } : command;
}

/** Discord leaves out false and empty fields when it returns commands. */
function clean(value: Json): Json {
  const kept: Json = {};
  for (const [key, part] of Object.entries(value)) {
    if (part === null || part === undefined || (part === false && key !== 'dm_permission')) continue;
    if (Array.isArray(part)) kept[key] = part.map((item) => (isJson(item) ? clean(item) : item));
    else kept[key] = part;
  }
  return kept;
}
