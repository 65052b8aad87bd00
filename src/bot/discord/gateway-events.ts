import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
} from 'discord.js';
import type { OperatorError } from '../../support/errors.ts';
import { fatalClose } from './fatal-close.ts';

interface Listeners {
  readonly onInteraction: (raw: APIInteraction) => void;
  readonly onMessage: (raw: GatewayMessageCreateDispatchData) => void;
  readonly onEdited: (raw: GatewayMessageUpdateDispatchData) => void;
  readonly onDeleted: (messageId: string) => void;
  /** The bot was removed from a guild; an outage does not call it. */
  readonly onGuildLeft: (guildId: string) => void;
  /** A session began; events of the session before may be lost. */
  readonly onSession: () => void;
  readonly onFatalClose: (error: OperatorError) => void;
}

/** Passes on the events of the gateway in Discord's own format. */
export function listen(client: Client, listeners: Listeners): void {
  const on = <T>(event: GatewayDispatchEvents, act: (data: T) => void) => client.ws.on(event, act);
  on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, listeners.onInteraction);
  on<GatewayMessageCreateDispatchData>(GatewayDispatchEvents.MessageCreate, listeners.onMessage);
  on<GatewayMessageUpdateDispatchData>(GatewayDispatchEvents.MessageUpdate, listeners.onEdited);
  on<GatewayMessageDeleteDispatchData>(GatewayDispatchEvents.MessageDelete, ({ id }) => listeners.onDeleted(id));
  on<GatewayMessageDeleteBulkDispatchData>(GatewayDispatchEvents.MessageDeleteBulk, ({ ids }) => {
    for (const id of ids) listeners.onDeleted(id);
  });
  on<GatewayGuildDeleteDispatchData>(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }) => {
    if (unavailable !== true) listeners.onGuildLeft(id);
  });
  client.on(Events.ShardReady, listeners.onSession);
  client.on(Events.ShardDisconnect, ({ code }) => {
    const error = fatalClose(code);
    if (error) listeners.onFatalClose(error);
  });
}
