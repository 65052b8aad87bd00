/** A JSON object in Discord's format. */
export type Json = { [key: string]: unknown };

export interface LocalUser {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
}

export interface LocalRole {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
  readonly botId?: string;
  /** True if everybody may ping it; the default is true. */
  mentionable?: boolean;
}

export interface Overwrite {
  readonly id: string;
  /** 0 a role, 1 a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface LocalChannel {
  readonly id: string;
  readonly guildId: string | null;
  readonly type: number;
  readonly name: string;
  readonly parentId: string | null;
  readonly ownerId: string | null;
  overwrites: Overwrite[];
  archived: boolean;
  locked: boolean;
  deleted: boolean;
}

export interface LocalGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: LocalRole[];
  /** Role ids by user id. */
  readonly members: Map<string, string[]>;
}

/** A stored message; `wire` is the form for clients. */
export interface LocalMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly ephemeral: boolean;
  /** True until a deferred answer is filled in. */
  loading: boolean;
  deleted: boolean;
  wire: Json;
  readonly nonce?: string;
  /** Everybody that it pinged, over its sends and edits: user ids, role ids, 'everyone'. */
  readonly pings: Set<string>;
  edits: number;
}

/** Something that Discord would have refused, or that this server should not have sent. */
export interface Violation {
  readonly where: string;
  readonly what: string;
}

/** A refusal of Discord's REST interface. */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly details: Json | undefined;

  constructor(status: number, code: number, message: string, details?: Json) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Elements of a field that should be an array of objects; empty if it is not. */
export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
