import type { BITS } from './permissions.ts';
import { DiscordRefusal, isJson, type Json, type LocalChannel, type LocalMessage } from './wire.ts';
import { CHANNEL_TYPES, type World } from './world.ts';

export function getChannel(world: World, id: string): LocalChannel {
  const channel = world.channels.get(id);
  if (!channel || channel.deleted) throw new DiscordRefusal(404, 10003, 'Unknown Channel');
  return channel;
}

/** The channel if the bot sees it and has the permission; otherwise throws Discord's refusal. */
export function reach(world: World, id: string, bit: keyof typeof BITS): LocalChannel {
  const channel = getChannel(world, id);
  if (!world.can(id, world.bot.id, 'viewChannel')) throw new DiscordRefusal(403, 50001, 'Missing Access');
  if (!world.can(id, world.bot.id, bit)) throw new DiscordRefusal(403, 50013, 'Missing Permissions');
  return channel;
}

export function getMessage(world: World, channelId: string, id: string): LocalMessage {
  const message = world.messages.get(id);
  if (!message || message.deleted || message.channelId !== channelId) {
    throw new DiscordRefusal(404, 10008, 'Unknown Message');
  }
  return message;
}

export function ownMessage(world: World, channelId: string, id: string): LocalMessage {
  const message = getMessage(world, channelId, id);
  if (message.authorId !== world.bot.id) throw new DiscordRefusal(403, 50005, 'Cannot edit a message of another user');
  return message;
}

/** Without the message-content intent, the text of messages that do not address the bot is removed. */
export function withheld(world: World, message: LocalMessage): Json {
  const mentions = Array.isArray(message.wire['mentions']) ? message.wire['mentions'] : [];
  const channel = world.channels.get(message.channelId);
  const mine = message.authorId === world.bot.id || channel?.type === CHANNEL_TYPES.dm;
  const addressed = mentions.some((user) => isJson(user) && user['id'] === world.bot.id);
  const guild = world.guilds.get(channel?.guildId ?? '');
  const roles = Array.isArray(message.wire['mention_roles']) ? message.wire['mention_roles'] : [];
  const byRole = world.roleMentionsCarryContent && guild && roles.includes(world.managedRole(guild).id);
  if (mine || addressed || byRole) return message.wire;
  return { ...message.wire, content: '', embeds: [], components: [], attachments: [] };
}
