import { type Client, type GuildChannel, PermissionFlagsBits } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { PermissionName } from '../../render/strings/discord-texts.ts';

/** Permissions without which the bot can say nothing at all. */
const WRITING = new Set<string>(['ViewChannel', 'SendMessages', 'SendMessagesInThreads']);

/**
 * Time for which a membership is believed, so that not every direct message asks Discord; how many are kept. Chosen by
 * hand.
 */
const MEMBERSHIP_FRESH_MS = 10 * 60_000;
const MAX_MEMBERSHIPS = 5_000;

/** The bot's knowledge of its guilds, from the gateway. */
export class GuildView {
  readonly #getClient: () => Client;
  readonly #memberships = new LRUCache<string, boolean>({ max: MAX_MEMBERSHIPS, ttl: MEMBERSHIP_FRESH_MS });

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

  /** The role that Discord created for the bot in that guild. */
  managedRoleOf(guildId: string | null): string | null {
    const roles = guildId === null ? undefined : this.#client.guilds.cache.get(guildId)?.roles;
    return roles?.cache.find((role) => role.tags?.botId === this.userId)?.id ?? null;
  }

  localeOf(guildId: string | null): string | null {
    return guildId === null ? null : (this.#client.guilds.cache.get(guildId)?.preferredLocale ?? null);
  }

  /**
   * Channels and threads of guilds whose latest message is later than the given one, with their guilds; latest first.
   */
  channelsActiveAfter(messageId: string): { readonly channelId: string; readonly guildId: string }[] {
    const active = this.#client.channels.cache.map((channel) => {
      if (channel.isDMBased() || !channel.isTextBased()) return undefined;
      const latest = BigInt(channel.lastMessageId ?? 0);
      return latest > BigInt(messageId) ? { channelId: channel.id, guildId: channel.guildId, latest } : undefined;
    });
    return active.filter((one) => one !== undefined).sort((a, b) => (a.latest > b.latest ? -1 : 1));
  }

  /** Channel that contains a thread; null for other channels and unknown ones. */
  parentOf(channelId: string): string | null {
    const channel = this.#client.channels.cache.get(channelId);
    return channel?.isThread() ? channel.parentId : null;
  }

  /** Name of a thread; null for other channels and unknown ones. */
  threadName(channelId: string): string | null {
    const channel = this.#client.channels.cache.get(channelId);
    return channel?.isThread() ? channel.name : null;
  }

  /** True if a user is in a guild; it asks Discord at most every ten minutes. */
  async isMember(guildId: string, userId: string): Promise<boolean> {
    const key = `${guildId}:${userId}`;
    const known = this.#memberships.get(key);
    if (known !== undefined) return known;
    const guild = this.#client.guilds.cache.get(guildId);
    const isMember = (await guild?.members.fetch(userId).catch(() => undefined)) !== undefined;
    this.#memberships.set(key, isMember);
    return isMember;
  }

  /** Permissions that the bot lacks for answering in a channel; empty for direct messages and unknown channels. */
  missingIn(channelId: string): PermissionName[] {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return [];
    const send = channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    const needed: readonly PermissionName[] = ['ViewChannel', send, 'EmbedLinks', 'ReadMessageHistory'];
    return needed.filter((name) => !own?.has(PermissionFlagsBits[name]));
  }

  /** True if the bot can show an answer there, so that it tries nothing that Discord would refuse. */
  maySend(channelId: string): boolean {
    return this.mayWrite(channelId) && this.missingIn(channelId).length === 0;
  }

  /** True if the bot may add a reaction to a message there. */
  mayReact(channelId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return true;
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    return own?.has([PermissionFlagsBits.AddReactions, PermissionFlagsBits.ReadMessageHistory]) === true;
  }

  /**
   * True if messages can be posted there, which a forum does not allow because its posts are threads. True for unknown
   * channels.
   */
  takesMessages(channelId: string): boolean {
    return this.#client.channels.cache.get(channelId)?.isTextBased() !== false;
  }

  /**
   * True if a message of the bot in that channel would ping the role; never for everybody, true if the role is unknown.
   */
  mayPing(channelId: string, roleId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return true;
    const { guild } = channel as GuildChannel;
    if (roleId === guild.id) return false;
    if (guild.roles.cache.get(roleId)?.mentionable !== false) return true;
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    return own?.has(PermissionFlagsBits.MentionEveryone) === true;
  }

  /** True if the bot can write plain text there. */
  mayWrite(channelId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if ((channel?.isThread() && channel.locked) || !this.takesMessages(channelId)) return false;
    return !this.missingIn(channelId).some((name) => WRITING.has(name));
  }
}
