import { type Client, type GuildChannel, PermissionFlagsBits } from 'discord.js';
import type { PermissionName } from '../../render/strings/discord-texts.ts';

/** Without these nothing can be said at all. */
const WRITING = new Set<string>(['ViewChannel', 'SendMessages', 'SendMessagesInThreads']);

const MEMBERSHIP_FRESH_MS = 10 * 60_000;
const MAX_MEMBERSHIPS = 5_000;

/** What the bot knows of its guilds from the gateway. */
export class GuildView {
  readonly #getClient: () => Client;
  readonly #memberships = new Map<string, { isMember: boolean; at: number }>();

  constructor(getClient: () => Client) {
    this.#getClient = getClient;
  }

  get #client(): Client {
    return this.#getClient();
  }

  /** Own user id; empty before the first connection. */
  get userId(): string {
    return this.#client.user?.id ?? '';
  }

  get guildIds(): string[] {
    return [...this.#client.guilds.cache.keys()];
  }

  /** The role that Discord made for the bot in that guild. */
  managedRoleOf(guildId: string | null): string | null {
    const roles = guildId === null ? undefined : this.#client.guilds.cache.get(guildId)?.roles;
    return roles?.cache.find((role) => role.tags?.botId === this.userId)?.id ?? null;
  }

  localeOf(guildId: string | null): string | null {
    return guildId === null ? null : (this.#client.guilds.cache.get(guildId)?.preferredLocale ?? null);
  }

  /** Channels and threads of guilds whose latest message is later than the one named, with their guilds; latest first. */
  channelsActiveAfter(messageId: string): { readonly channelId: string; readonly guildId: string }[] {
    const active = this.#client.channels.cache.map((channel) => {
      if (channel.isDMBased() || !channel.isTextBased()) return undefined;
      const latest = BigInt(channel.lastMessageId ?? 0);
      return latest > BigInt(messageId) ? { channelId: channel.id, guildId: channel.guildId, latest } : undefined;
    });
    return active.filter((one) => one !== undefined).sort((a, b) => (a.latest > b.latest ? -1 : 1));
  }

  /** Channel of a thread; null for other channels and unknown ones. */
  parentOf(channelId: string): string | null {
    const channel = this.#client.channels.cache.get(channelId);
    return channel?.isThread() ? channel.parentId : null;
  }

  /** Name of a thread; null for other channels and unknown ones. */
  threadName(channelId: string): string | null {
    const channel = this.#client.channels.cache.get(channelId);
    return channel?.isThread() ? channel.name : null;
  }

  /** Whether a user is in a guild; asks Discord at most every ten minutes. */
  async isMember(guildId: string, userId: string): Promise<boolean> {
    const key = `${guildId}:${userId}`;
    const known = this.#memberships.get(key);
    if (known && performance.now() - known.at < MEMBERSHIP_FRESH_MS) return known.isMember;
    const guild = this.#client.guilds.cache.get(guildId);
    const isMember = (await guild?.members.fetch(userId).catch(() => undefined)) !== undefined;
    if (this.#memberships.size >= MAX_MEMBERSHIPS) this.#memberships.clear();
    this.#memberships.set(key, { isMember, at: performance.now() });
    return isMember;
  }

  /** Permissions the bot lacks for answering in a channel; none for direct messages and channels it does not know. */
  missingIn(channelId: string): PermissionName[] {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return [];
    const send = channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    const needed: readonly PermissionName[] = ['ViewChannel', send, 'EmbedLinks', 'ReadMessageHistory'];
    return needed.filter((name) => !own?.has(PermissionFlagsBits[name]));
  }

  /** Whether the bot can show an answer there; nothing is tried that Discord would refuse. */
  maySend(channelId: string): boolean {
    return this.mayWrite(channelId) && this.missingIn(channelId).length === 0;
  }

  /** Whether the bot may put a reaction on a message there. */
  mayReact(channelId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return true;
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    return own?.has([PermissionFlagsBits.AddReactions, PermissionFlagsBits.ReadMessageHistory]) === true;
  }

  /** Whether messages can be posted there at all: not in a forum, whose posts are threads. True for channels it does not know. */
  takesMessages(channelId: string): boolean {
    return this.#client.channels.cache.get(channelId)?.isTextBased() !== false;
  }

  /** Whether a message of the bot in that channel would ping the role: never everybody; true where the role is not known. */
  mayPing(channelId: string, roleId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return true;
    const { guild } = channel as GuildChannel;
    if (roleId === guild.id) return false;
    if (guild.roles.cache.get(roleId)?.mentionable !== false) return true;
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    return own?.has(PermissionFlagsBits.MentionEveryone) === true;
  }

  /** Whether the bot can write plain text there. */
  mayWrite(channelId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if ((channel?.isThread() && channel.locked) || !this.takesMessages(channelId)) return false;
    return !this.missingIn(channelId).some((name) => WRITING.has(name));
  }
}
