import { type Json, type LocalChannel, type LocalGuild, type LocalUser, listOf } from './wire.ts';
import { CHANNEL_TYPES, type World } from './world.ts';

export function userPayload(user: LocalUser): Json {
  return {
    id: user.id,
    username: user.username,
    global_name: null,
    avatar: null,
    discriminator: '0',
    public_flags: 0,
    flags: 0,
    bot: user.bot,
    primary_guild: null,
  };
}

export function memberPayload(guild: LocalGuild, user: LocalUser): Json {
  return {
    user: userPayload(user),
    roles: guild.members.get(user.id) ?? [],
    joined_at: '2026-01-01T00:00:00.000Z',
    premium_since: null,
    nick: null,
    avatar: null,
    banner: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function applicationPayload(world: World): Json {
  return {
    id: world.applicationId,
    name: 'youju',
    icon: null,
    description: '',
    type: null,
    flags: 0,
    flags_new: '0',
    bot: userPayload(world.bot),
    verify_key: '0'.repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userPayload(world.owner),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

function rolePayload(role: LocalGuild['roles'][number], position: number): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable ?? true,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId === undefined ? {} : { tags: { bot_id: role.botId } }),
  };
}

export function channelPayload(world: World, channel: LocalChannel): Json {
  const base = {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: world.visible(channel.id).at(-1)?.id ?? null,
  };
  if (channel.type === CHANNEL_TYPES.dm) {
    const other = world.users.get(channel.ownerId ?? '') ?? world.owner;
    return { ...base, recipients: [userPayload(other)] };
  }
  const inGuild = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId };
  if (channel.type === CHANNEL_TYPES.publicThread) return { ...inGuild, ...threadFacts(world, channel) };
  const overwrites = channel.overwrites.map((o) => ({ ...o, allow: String(o.allow), deny: String(o.deny) }));
  return { ...inGuild, position: 0, permission_overwrites: overwrites, nsfw: false, topic: null };
}

function threadFacts(world: World, thread: LocalChannel): Json {
  return {
    owner_id: thread.ownerId,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: '2026-01-01T00:00:00.000Z',
      auto_archive_duration: 1440,
      locked: thread.locked,
    },
    message_count: world.visible(thread.id).length,
    member_count: 1,
    total_message_sent: world.visible(thread.id).length,
  };
}

/** A guild in the list of the bot's guilds. */
export function myGuildPayload({ id, name }: LocalGuild): Json {
  return { id, name, icon: null, banner: null, owner: false, permissions: '0', features: [] };
}

/** The gateway's description of a guild when the bot connects. */
export function guildPayload(world: World, guild: LocalGuild): Json {
  const channels = [...world.channels.values()].filter((c) => c.guildId === guild.id && !c.deleted);
  const isThread = (channel: LocalChannel) => channel.type === CHANNEL_TYPES.publicThread;
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    member_count: guild.members.size,
    large: false,
    joined_at: '2026-01-01T00:00:00.000Z',
    preferred_locale: 'zh-CN',
    features: [],
    premium_tier: 0,
    verification_level: 0,
    nsfw_level: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    default_message_notifications: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    roles: guild.roles.map(rolePayload),
    members: [memberPayload(guild, world.bot)],
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelPayload(world, channel)),
    threads: channels.filter(isThread).map((channel) => channelPayload(world, channel)),
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    unavailable: false,
  };
}

/** Embeds and rows of a request in the form that Discord returns. */
export function shownParts(body: Json): Json {
  let id = 0;
  const number = (part: Json): Json => {
    id += 1;
    const own = { ...part, id };
    return Array.isArray(part['components']) ? { ...own, components: listOf(part['components']).map(number) } : own;
  };
  return {
    content: typeof body['content'] === 'string' ? body['content'] : '',
    embeds: listOf(body['embeds']).map((embed) => ({ type: 'rich', ...embed })),
    components: listOf(body['components']).map(number),
  };
}
