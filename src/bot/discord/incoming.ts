import { type APIInteraction, type APIMessage, ApplicationCommandType, InteractionType } from 'discord.js';

/** The acting person and the place. */
export interface Asker {
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** Channel that contains the thread; null elsewhere. */
  readonly parentId: string | null;
  readonly roleIds: readonly string[];
  /** Permission bits in the channel; 0 outside guilds. */
  readonly permissions: bigint;
  /** The client's language in Discord's notation. */
  readonly locale: string;
}

interface Base {
  readonly id: string;
  readonly token: string;
  readonly asker: Asker;
  /** The bot's own permission bits in the channel. */
  readonly ownPermissions: bigint;
}

type OptionValue = string | number | boolean;
type Options = ReadonlyMap<string, OptionValue>;

export interface CommandCall extends Base {
  readonly kind: 'command';
  /** Name with subcommands: `ask`, `article search`. */
  readonly path: string;
  readonly options: Options;
  /** Attached files, by the name of their option. */
  readonly attachments: ReadonlyMap<string, SentFile>;
}

/** A file from a user, and its address at Discord. */
export interface SentFile {
  readonly name: string;
  readonly url: string;
}

/** A message context menu, used on `target`. */
export interface MenuCall extends Base {
  readonly kind: 'menu';
  readonly name: string;
  readonly target: APIMessage;
}

export interface Typing extends Base {
  readonly kind: 'typing';
  readonly path: string;
  readonly options: Options;
  readonly focused: { readonly name: string; readonly value: string };
}

export interface Press extends Base {
  readonly kind: 'press';
  readonly customId: string;
  readonly message: APIMessage;
}

export interface Submit extends Base {
  readonly kind: 'submit';
  readonly customId: string;
  /** Values by the custom id of their input. */
  readonly fields: ReadonlyMap<string, string>;
  /** The message whose button opened the modal. */
  readonly message: APIMessage | undefined;
}

/** One interaction in parsed form. */
export type Incoming = CommandCall | MenuCall | Typing | Press | Submit;

/** Parses an interaction; undefined for kinds that the bot does not offer. */
export function parseInteraction(raw: APIInteraction): Incoming | undefined {
  const base = baseOf(raw);
  if (raw.type === InteractionType.ApplicationCommand) {
    if (raw.data.type === ApplicationCommandType.Message) {
      const target = raw.data.resolved.messages[raw.data.target_id];
      return target ? { ...base, kind: 'menu', name: raw.data.name, target } : undefined;
    }
    if (raw.data.type !== ApplicationCommandType.ChatInput) return undefined;
    const read = readOptions(raw.data.name, raw.data.options);
    return { ...base, kind: 'command', ...read, attachments: readAttachments(read, raw.data.resolved?.attachments) };
  }
  if (raw.type === InteractionType.ApplicationCommandAutocomplete) {
    if (raw.data.type !== ApplicationCommandType.ChatInput) return undefined;
    const { path, options, focused } = readOptions(raw.data.name, raw.data.options);
    return focused === undefined ? undefined : { ...base, kind: 'typing', path, options, focused };
  }
  if (raw.type === InteractionType.MessageComponent) {
    return { ...base, kind: 'press', customId: raw.data.custom_id, message: raw.message };
  }
  if (raw.type !== InteractionType.ModalSubmit) return undefined;
  const fields = readFields(raw.data.components);
  return { ...base, kind: 'submit', customId: raw.data.custom_id, fields, message: raw.message };
}

function baseOf(raw: APIInteraction): Base {
  const member = raw.member;
  const user = member?.user ?? raw.user;
  const asker: Asker = {
    userId: user?.id ?? '',
    guildId: raw.guild_id ?? null,
    channelId: raw.channel?.id ?? '',
    parentId: (raw.channel as { parent_id?: string | null } | undefined)?.parent_id ?? null,
    roleIds: member?.roles ?? [],
    permissions: BigInt(member?.permissions ?? 0),
    locale: 'locale' in raw ? raw.locale : 'en-US',
  };
  return { id: raw.id, token: raw.token, asker, ownPermissions: BigInt(raw.app_permissions ?? 0) };
}

/** The fields of an option that are read here. */
interface RawOption {
  readonly name: string;
  readonly value?: OptionValue;
  readonly focused?: boolean;
  readonly options?: readonly RawOption[];
}

interface ReadOptions {
  readonly path: string;
  readonly options: Options;
  readonly focused?: { readonly name: string; readonly value: string };
}

function readOptions(name: string, given: readonly RawOption[] | undefined): ReadOptions {
  const [first] = given ?? [];
  if (first && first.value === undefined) return readOptions(`${name} ${first.name}`, first.options);
  const options = new Map<string, OptionValue>();
  for (const option of given ?? []) if (option.value !== undefined) options.set(option.name, option.value);
  const focused = given?.find((option) => option.focused === true);
  if (!focused) return { path: name, options };
  return { path: name, options, focused: { name: focused.name, value: String(focused.value ?? '') } };
}

function readAttachments(
  { options }: ReadOptions,
  resolved: Readonly<Record<string, { readonly filename: string; readonly url: string }>> | undefined,
): Map<string, SentFile> {
  const files = new Map<string, SentFile>();
  for (const [option, id] of options) {
    const found = new Map(Object.entries(resolved ?? {})).get(String(id));
    if (found) files.set(option, { name: found.filename, url: found.url });
  }
  return files;
}

/** Inputs are in rows (`components`) or labels (`component`). */
interface RawRow {
  readonly components?: readonly RawInput[];
  readonly component?: RawInput;
}
interface RawInput {
  readonly custom_id?: string;
  readonly value?: unknown;
}

function readFields(rows: readonly unknown[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const row of rows as readonly RawRow[]) {
    for (const input of [...(row.components ?? []), ...(row.component ? [row.component] : [])]) {
      if (input.custom_id !== undefined) fields.set(input.custom_id, String(input.value ?? ''));
    }
  }
  return fields;
}
