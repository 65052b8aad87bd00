import type { CommandRegistry } from './command-registry.ts';
import type { Gateway } from './gateway.ts';
import type { InteractionDesk } from './interaction-desk.ts';
import type { MessageStore } from './message-store.ts';
import { applicationPayload, channelPayload, memberPayload, userPayload } from './payloads.ts';
import type { BITS } from './permissions.ts';
import { checkSchema } from './schema.ts';
import { DiscordRefusal, isJson, type Json, type LocalChannel, type LocalMessage, listOf, textOf } from './wire.ts';
import { CHANNEL_TYPES, type World } from './world.ts';

/** A request as the routes see it. */
export interface Request {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | unknown[];
}

/** What is sent back; undefined is 204. */
export interface Reply {
  readonly body?: unknown;
  /** Schema of the body, or of its elements. */
  readonly schema?: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (request: Request) => Reply;
}

interface Parts {
  readonly world: World;
  readonly store: MessageStore;
  readonly desk: InteractionDesk;
  readonly commands: CommandRegistry;
  readonly gateway: () => Gateway;
  readonly port: () => number;
}

export function makeRoutes(parts: Parts): Route[] {
  return [...generalRoutes(parts), ...commandRoutes(parts), ...interactionRoutes(parts), ...channelRoutes(parts)];
}

function generalRoutes({ world, gateway, port }: Parts): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/gateway\/bot$/,
      handle: () => ({
        schema: 'GatewayBotResponse',
        body: {
          url: `ws://127.0.0.1:${port()}`,
          shards: gateway().shards,
          session_start_limit: { total: 1000, remaining: 1000, reset_after: 14_400_000, max_concurrency: 16 },
        },
      }),
    },
    {
      method: 'GET',
      path: /^\/users\/@me$/,
      handle: () => ({
        schema: 'UserPIIResponse',
        body: { ...userPayload(world.bot), mfa_enabled: false, locale: 'en-US' },
      }),
    },
    {
      method: 'GET',
      path: /^\/guilds\/(\d+)\/members\/(\d+)$/,
      handle: ({ params: [guildId = '', userId = ''] }) => {
        const guild = world.guilds.get(guildId);
        const user = world.users.get(userId);
        if (!guild || !user || !guild.members.has(userId)) throw new DiscordRefusal(404, 10007, 'Unknown Member');
        return { schema: 'GuildMemberResponse', body: memberPayload(guild, user) };
      },
    },
    {
      method: 'GET',
      path: /^\/(?:oauth2\/)?applications\/@me$/,
      handle: () => ({ schema: 'PrivateApplicationResponse', body: applicationPayload(world) }),
    },
  ];
}

function commandRoutes({ commands }: Parts): Route[] {
  const path = /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/;
  const scopeOf = (request: Request) => request.params[0] ?? 'global';
  return [
    {
      method: 'GET',
      path,
      handle: (request) => ({ schema: 'ApplicationCommandResponse', body: commands.list(scopeOf(request)) }),
    },
    {
      method: 'PUT',
      path,
      handle: (request) => ({
        schema: 'ApplicationCommandResponse',
        body: commands.replace(scopeOf(request), request.body),
      }),
    },
  ];
}

function interactionRoutes({ world, store, desk }: Parts): Route[] {
  const path = /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/;
  const target = ({ params: [token = '', id] }: Request) =>
    id === '@original' ? desk.original(token) : getMessage(world, desk.interactionOf(token).channel.id, id ?? '');
  return [
    {
      method: 'POST',
      path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      handle: ({ params: [id = '', token = ''], body, query }) => {
        const answer = desk.acknowledge(id, token, object(body));
        return query.get('with_response') === 'true' ? { body: answer, schema: 'InteractionCallbackResponse' } : {};
      },
    },
    { method: 'GET', path, handle: (request) => ({ schema: 'MessageResponse', body: target(request).wire }) },
    {
      method: 'PATCH',
      path,
      handle: (request) => {
        const body = object(request.body);
        const message = target(request);
        store.check('edit of an answer', 'IncomingWebhookUpdateRequestPartial', body);
        store.checkNotEmpty('edit of an answer', { ...message.wire, ...body });
        store.edit(message, body);
        desk.interactionOf(request.params[0] ?? '').edits += 1;
        return { schema: 'MessageResponse', body: message.wire };
      },
    },
    {
      method: 'DELETE',
      path,
      handle: (request) => {
        target(request).deleted = true;
        return {};
      },
    },
    {
      method: 'POST',
      path: /^\/webhooks\/\d+\/([^/]+)$/,
      handle: ({ params: [token = ''], body }) => {
        const data = object(body);
        const { channel } = desk.interactionOf(token);
        store.checkNotEmpty('follow-up', data);
        store.check('follow-up', 'IncomingWebhookInteractionRequest', data);
        const ephemeral = (Number(data['flags'] ?? 0) & 64) !== 0;
        const message = store.create({ channel, author: world.bot, body: data, ephemeral });
        return { schema: 'MessageResponse', body: message.wire };
      },
    },
  ];
}

function channelRoutes(parts: Parts): Route[] {
  const { world, store } = parts;
  return [
    {
      method: 'GET',
      path: /^\/channels\/(\d+)$/,
      handle: ({ params: [id = ''] }) => ({ body: channelPayload(world, getChannel(world, id)) }),
    },
    { method: 'POST', path: /^\/channels\/(\d+)\/typing$/, handle: () => ({}) },
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

function object(body: Request['body']): Json {
  return isJson(body) ? body : {};
}

function getChannel(world: World, id: string): LocalChannel {
  const channel = world.channels.get(id);
  if (!channel || channel.deleted) throw new DiscordRefusal(404, 10003, 'Unknown Channel');
  return channel;
}

function reach(world: World, id: string, bit: keyof typeof BITS): LocalChannel {
  const channel = getChannel(world, id);
  if (!world.can(id, world.bot.id, 'viewChannel')) throw new DiscordRefusal(403, 50001, 'Missing Access');
  if (!world.can(id, world.bot.id, bit)) throw new DiscordRefusal(403, 50013, 'Missing Permissions');
  return channel;
}

function getMessage(world: World, channelId: string, id: string): LocalMessage {
  const message = world.messages.get(id);
  if (!message || message.deleted || message.channelId !== channelId) {
    throw new DiscordRefusal(404, 10008, 'Unknown Message');
  }
  return message;
}

function ownMessage(world: World, channelId: string, id: string): LocalMessage {
  const message = getMessage(world, channelId, id);
  if (message.authorId !== world.bot.id) throw new DiscordRefusal(403, 50005, 'Cannot edit a message of another user');
  return message;
}

/** Without the message-content intent the text of messages that do not address the bot is left out. */
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
