import { makeId } from './ids.ts';
import { BITS, MEMBER_PERMISSIONS, permissionsIn } from './permissions.ts';
import type { LocalChannel, LocalGuild, LocalMessage, LocalRole, LocalUser, Violation } from './wire.ts';

export const CHANNEL_TYPES = { text: 0, dm: 1, publicThread: 11, forum: 15 } as const;

/** Everything that the local Discord knows: people, messages and violations. */
export class World {
  readonly users = new Map<string, LocalUser>();
  readonly guilds = new Map<string, LocalGuild>();
  readonly channels = new Map<string, LocalChannel>();
  readonly messages = new Map<string, LocalMessage>();
  readonly violations: Violation[] = [];
  /** Latest reaction of the bot by message id. */
  readonly reactions = new Map<string, string>();
  /** True if a mention of the bot's managed role counts as a mention of the bot for the message-content intent. */
  roleMentionsCarryContent = true;
  readonly bot: LocalUser;
  readonly owner: LocalUser;

  constructor() {
    this.bot = this.addUser('youju', true);
    this.owner = this.addUser('operator');
  }

  get applicationId(): string {
    return this.bot.id;
  }

  violate(where: string, problems: readonly string[]): void {
    for (const what of problems) this.violations.push({ where, what });
  }

  addUser(username: string, bot = false): LocalUser {
    const user = { id: makeId(), username, bot };
    this.users.set(user.id, user);
    return user;
  }

  /** A guild with the bot, its managed role, and the given members. */
  addGuild(name: string, members: readonly LocalUser[] = []): LocalGuild {
    const id = makeId();
    const everyone: LocalRole = { id, name: '@everyone', permissions: MEMBER_PERMISSIONS, managed: false };
    const managed: LocalRole = { id: makeId(), name: 'Youju', permissions: 0n, managed: true, botId: this.bot.id };
    const guildOwner = this.addUser(`${name}-owner`);
    const guild: LocalGuild = { id, name, ownerId: guildOwner.id, roles: [everyone, managed], members: new Map() };
    guild.members.set(this.bot.id, [managed.id]);
    guild.members.set(guildOwner.id, []);
    for (const member of members) guild.members.set(member.id, []);
    this.guilds.set(id, guild);
    return guild;
  }

  addRole(guild: LocalGuild, name: string, permissions = 0n): LocalRole {
    const role: LocalRole = { id: makeId(), name, permissions, managed: false };
    guild.roles.push(role);
    return role;
  }

  addChannel(guild: LocalGuild | null, name: string, facts: Partial<LocalChannel> = {}): LocalChannel {
    const channel: LocalChannel = {
      id: facts.id ?? makeId(),
      guildId: guild?.id ?? null,
      type: guild ? CHANNEL_TYPES.text : CHANNEL_TYPES.dm,
      name,
      parentId: null,
      ownerId: null,
      overwrites: [],
      archived: false,
      locked: false,
      deleted: false,
      ...facts,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Public messages of a channel, oldest first. */
  visible(channelId: string): LocalMessage[] {
    return [...this.messages.values()].filter((m) => m.channelId === channelId && !m.deleted && !m.ephemeral);
  }

  managedRole(guild: LocalGuild): LocalRole {
    const role = guild.roles.find(({ botId }) => botId === this.bot.id);
    if (!role) throw new Error('the bot has no role here');
    return role;
  }

  permissions(channelId: string, userId: string): bigint {
    const channel = this.channels.get(channelId);
    const guild = channel?.guildId ? this.guilds.get(channel.guildId) : undefined;
    if (!channel || !guild) return MEMBER_PERMISSIONS;
    const parent = channel.parentId ? this.channels.get(channel.parentId) : undefined;
    return permissionsIn(guild, parent ?? channel, userId);
  }

  can(channelId: string, userId: string, bit: keyof typeof BITS): boolean {
    return (this.permissions(channelId, userId) & BITS[bit]) !== 0n;
  }
}
