import type { DiscordApi } from '../discord/discord-api.ts';

/** Fields of a definition; Discord adds further ones of its own (ids, versions). */
const FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'default_member_permissions',
  'integration_types',
  'contexts',
  'required',
  'autocomplete',
  'min_length',
  'max_length',
  'min_value',
  'max_value',
  'channel_types',
  'value',
] as const;

type Definition = Readonly<Record<string, unknown>>;

/**
 * Registers the commands of a guild (or globally, with null) only if Discord has something else, because registrations
 * have a daily limit.
 * @returns true if something was registered.
 */
export async function registerCommands(
  api: Pick<DiscordApi, 'commands' | 'replaceCommands'>,
  guildId: string | null,
  definitions: readonly Definition[],
): Promise<boolean> {
  if (await holdsCommands(api, guildId, definitions)) return false;
  await api.replaceCommands(guildId, inPlace(guildId, definitions));
  return true;
}

/** True if Discord has exactly these commands, in a guild or (null) globally. */
export async function holdsCommands(
  api: Pick<DiscordApi, 'commands'>,
  guildId: string | null,
  definitions: readonly Definition[],
): Promise<boolean> {
  const held = (await api.commands(guildId)) as unknown as readonly Definition[];
  return canonicalSet(inPlace(guildId, held)) === canonicalSet(inPlace(guildId, definitions));
}

function inPlace(guildId: string | null, definitions: readonly Definition[]): readonly Definition[] {
  return guildId === null ? definitions : definitions.map(forGuild);
}

/**
 * Removes the fields that say where a command can be used, because commands of a guild have none and Discord does not
 * return them.
 */
function forGuild({ contexts: _c, integration_types: _i, ...definition }: Definition): Definition {
  return definition;
}

/**
 * Registers the commands in the named guilds, or globally if there are none. With guilds, global ones are removed,
 * because they would appear beside them.
 * @returns true if something was registered.
 */
export async function registerEverywhere(
  api: Pick<DiscordApi, 'commands' | 'replaceCommands'>,
  guildIds: readonly string[],
  definitions: readonly Definition[],
): Promise<boolean> {
  let changed = await registerCommands(api, null, guildIds.length === 0 ? definitions : []);
  for (const guildId of guildIds) {
    if (await registerCommands(api, guildId, definitions)) changed = true;
  }
  return changed;
}

/** A text that is equal for definitions with the same meaning: fields in one order, without absent and false ones. */
export function canonicalSet(definitions: readonly Definition[]): string {
  return JSON.stringify(definitions.map((definition) => JSON.stringify(canonical(definition))).sort());
}

function canonical(definition: Definition): unknown[] {
  const fields = FIELDS.map((field) => sorted(definition[field]));
  const nested = (['options', 'choices'] as const).map((key) =>
    ((definition[key] as readonly Definition[] | undefined) ?? []).map(canonical),
  );
  return [...fields, ...nested];
}

function sorted(value: unknown): unknown {
  if (value === undefined || value === null || value === false || value === '') return null;
  if (typeof value !== 'object') return value;
  const entries = Array.isArray(value) ? [...value].sort() : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : entries;
}
