import { channelRoutes } from './channel-routes.ts';
import { applicationPayload, memberPayload, myGuildPayload, userPayload } from './payloads.ts';
import { getMessage } from './reach.ts';
import { object, type Parts, type Request, type Route } from './route.ts';
import { DiscordRefusal } from './wire.ts';

/** Every route of the REST interface that the bot may use. */
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
      path: /^\/users\/@me\/guilds$/,
      handle: () => ({ schema: 'MyGuildResponse', body: [...world.guilds.values()].map(myGuildPayload) }),
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
