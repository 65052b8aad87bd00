import { type Client, type GuildChannel, PermissionFlagsBits } from 'discord.js';

/** What the bot knows of its guilds from the gateway. */
export class GuildView {
  readonly #getClient: () => Client;

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

  /** Permissions the bot lacks for answering in a channel; none for direct messages and channels it does not know. */
  missingIn(channelId: string): (keyof typeof PermissionFlagsBits)[] {
    const channel = this.#client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased()) return [];
    const send = channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
    const own = (channel as GuildChannel).permissionsFor(this.userId);
    const needed = ['ViewChannel', send, 'EmbedLinks', 'ReadMessageHistory'] as const;
    return needed.filter((name) => !own?.has(PermissionFlagsBits[name]));
  }

  /** Whether the bot can show an answer there; nothing is tried that Discord would refuse. */
  maySend(channelId: string): boolean {
    const channel = this.#client.channels.cache.get(channelId);
    if (channel?.isThread() && channel.locked) return false;
    return this.missingIn(channelId).length === 0;
  }
}
