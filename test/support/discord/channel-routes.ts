import { channelPayload } from './payloads.ts';
import { getChannel, getMessage, ownMessage, reach, withheld } from './reach.ts';
import { object, type Parts, type Reply, type Request, type Route } from './route.ts';
import { checkSchema } from './schema.ts';
import { DiscordRefusal, listOf, textOf } from './wire.ts';
import { CHANNEL_TYPES } from './world.ts';

/** Channels, their messages and threads. */
export function channelRoutes(parts: Parts): Route[] {
  const { world, store } = parts;
  return [
    {
      method: 'GET',
      path: /^\/channels\/(\d+)$/,
      handle: ({ params: [id = ''] }) => ({ body: channelPayload(world, getChannel(world, id)) }),
    },
    { method: 'POST', path: /^\/channels\/(\d+)\/typing$/, handle: () => ({}) },
    {
      method: 'PUT',
      path: /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
      handle: ({ params: [id = '', messageId = '', emoji = ''] }) => {
        const channel = reach(world, id, 'addReactions');
        getMessage(world, channel.id, messageId);
        world.reactions.set(messageId, decodeURIComponent(emoji));
        return {};
      },
    },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)\/messages$/,
      handle: ({ params: [id = ''], query }) => {
        const channel = reach(world, id, 'readMessageHistory');
        const after = BigInt(query.get('after') ?? 0);
        const found = world.visible(channel.id).filter((message) => BigInt(message.id) > after);
        const limit = Number(query.get('limit') ?? 50);
        const page = query.has('after') ? found.slice(0, limit) : found.slice(-limit);
        return { schema: 'MessageResponse', body: page.reverse().map((message) => withheld(world, message)) };
      },
    },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: ({ params: [id = '', messageId = ''] }) => {
        const channel = reach(world, id, 'readMessageHistory');
        const message = getMessage(world, channel.id, messageId);
        return { schema: 'MessageResponse', body: withheld(world, message) };
      },
    },
    { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, handle: (request) => postMessage(parts, request) },
    {
      method: 'PATCH',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: ({ params: [id = '', messageId = ''], body }) => {
        const channel = reach(world, id, 'viewChannel');
        if (channel.archived || channel.locked) throw new DiscordRefusal(400, 50083, 'Thread is archived');
        const message = ownMessage(world, channel.id, messageId);
        store.check('edit', 'MessageEditRequestPartial', object(body));
        store.edit(message, object(body));
        return { schema: 'MessageResponse', body: message.wire };
      },
    },
    {
      method: 'DELETE',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: ({ params: [id = '', messageId = ''] }) => {
        const channel = reach(world, id, 'viewChannel');
        ownMessage(world, channel.id, messageId).deleted = true;
        return {};
      },
    },
    {
      method: 'POST',
      path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      handle: (request) => startThread(parts, request),
    },
  ];
}

function postMessage({ world, store, gateway }: Parts, { params: [id = ''], body }: Request): Reply {
  const data = object(body);
  const channel = getChannel(world, id);
  const isThread = channel.type === CHANNEL_TYPES.publicThread;
  reach(world, id, isThread ? 'sendMessagesInThreads' : 'sendMessages');
  if (channel.locked) throw new DiscordRefusal(400, 160005, 'Thread is locked');
  store.checkNotEmpty('message', data);
  store.check('message', 'MessageCreateRequest', data);
  if (listOf(data['embeds']).length > 0 && !world.can(id, world.bot.id, 'embedLinks')) {
    throw new DiscordRefusal(403, 50013, 'Missing Permissions');
  }
  const before = world.messages.size;
  const message = store.create({ channel, author: world.bot, body: data });
  const announced = { ...message.wire, ...(channel.guildId ? { guild_id: channel.guildId } : {}) };
  if (world.messages.size > before) gateway().dispatch('MESSAGE_CREATE', announced);
  return { schema: 'MessageResponse', body: message.wire };
}

function startThread({ world, gateway }: Parts, { params: [id = '', messageId = ''], body }: Request): Reply {
  const channel = reach(world, id, 'createPublicThreads');
  const problems = checkSchema('CreateTextThreadWithMessageRequest', body);
  world.violate('thread', problems);
  if (problems.length > 0) throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { problems });
  getMessage(world, channel.id, messageId);
  if (world.channels.has(messageId)) {
    throw new DiscordRefusal(400, 160004, 'A thread has already been created for this message');
  }
  const thread = world.addChannel(world.guilds.get(channel.guildId ?? '') ?? null, textOf(object(body)['name']), {
    id: messageId,
    type: CHANNEL_TYPES.publicThread,
    parentId: channel.id,
    ownerId: world.bot.id,
  });
  const payload = channelPayload(world, thread);
  gateway().dispatch('THREAD_CREATE', { ...payload, newly_created: true });
  return { schema: 'ThreadResponse', body: payload };
}
