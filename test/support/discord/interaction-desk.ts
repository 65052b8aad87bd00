import { makeId } from './ids.ts';
import type { MessageStore } from './message-store.ts';
import { checkChoices, checkModal } from './modal-limits.ts';
import { checkSchema } from './schema.ts';
import {
  DiscordRefusal,
  isJson,
  type Json,
  type LocalChannel,
  type LocalMessage,
  type LocalUser,
  listOf,
} from './wire.ts';
import type { World } from './world.ts';

/** Discord's deadline for the first answer to an interaction. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;
const TOKEN_LIFETIME_MS = 15 * 60_000;
const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
const SCHEMAS: Record<number, string> = {
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};

/** One interaction from its sending to its last answer. */
export interface LocalInteraction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly user: LocalUser;
  readonly channel: LocalChannel;
  readonly sentAt: number;
  /** The message whose button was pressed. */
  readonly source: LocalMessage | undefined;
  readonly metadata: Json;
  /** Type of the callback and the time it took, after it has arrived. */
  acknowledged: { readonly type: number; readonly afterMs: number; readonly data: Json } | undefined;
  /** The answer message, or for updates the message of the button. */
  response: LocalMessage | undefined;
  /** Number of times that its token has filled in the answer. */
  edits: number;
  /** Makes its token expire at once. */
  expire(): void;
}

/** Takes the bot's answers to interactions and enforces Discord's deadlines and rules for them. */
export class InteractionDesk {
  readonly #world: World;
  readonly #store: MessageStore;
  readonly #open = new Map<string, LocalInteraction>();
  readonly #expired = new Set<string>();
  /** The deadline of the first answer; tests shorten it. */
  acknowledgeWithinMs = ACKNOWLEDGE_WITHIN_MS;
  /** How long tokens live; tests shorten it. */
  tokenLifetimeMs = TOKEN_LIFETIME_MS;

  constructor(world: World, store: MessageStore) {
    this.#world = world;
    this.#store = store;
  }

  open(facts: Pick<LocalInteraction, 'type' | 'user' | 'channel' | 'source' | 'metadata'>): LocalInteraction {
    const id = makeId();
    const interaction: LocalInteraction = {
      ...facts,
      id,
      token: `token-${id}`,
      sentAt: performance.now(),
      acknowledged: undefined,
      response: undefined,
      edits: 0,
      expire: () => this.#expired.add(id),
    };
    this.#open.set(interaction.token, interaction);
    return interaction;
  }

  /** POST /interactions/{id}/{token}/callback */
  acknowledge(id: string, token: string, body: Json): Json {
    const interaction = this.#find(token);
    const afterMs = performance.now() - interaction.sentAt;
    if (interaction.id !== id) throw new DiscordRefusal(404, 10062, 'Unknown interaction');
    if (interaction.acknowledged) {
      throw new DiscordRefusal(400, 40060, 'Interaction has already been acknowledged.');
    }
    if (afterMs > this.acknowledgeWithinMs) {
      this.#world.violate(`interaction ${id}`, [`acknowledged after ${Math.round(afterMs)} ms`]);
      throw new DiscordRefusal(404, 10062, 'Unknown interaction');
    }
    const type = Number(body['type']);
    this.#checkCallback(interaction, type, body);
    const data = isJson(body['data']) ? body['data'] : {};
    interaction.response = this.#respond(interaction, type, data);
    interaction.acknowledged = { type, afterMs, data };
    return callbackResponse(interaction, type);
  }

  /** GET, PATCH and DELETE of /webhooks/{application}/{token}/messages/@original */
  original(token: string): LocalMessage {
    const interaction = this.#find(token);
    if (performance.now() - interaction.sentAt > this.tokenLifetimeMs || this.#expired.has(interaction.id)) {
      throw new DiscordRefusal(401, 50027, 'Invalid Webhook Token');
    }
    const message = interaction.response;
    if (!interaction.acknowledged) throw new DiscordRefusal(404, 10015, 'Unknown Webhook');
    if (!message || message.deleted) throw new DiscordRefusal(404, 10008, 'Unknown Message');
    return message;
  }

  interactionOf(token: string): LocalInteraction {
    return this.#find(token);
  }

  #find(token: string): LocalInteraction {
    const interaction = this.#open.get(token);
    if (!interaction) throw new DiscordRefusal(404, 10015, 'Unknown Webhook');
    return interaction;
  }

  #checkCallback(interaction: LocalInteraction, type: number, body: Json): void {
    const data = isJson(body['data']) ? body['data'] : {};
    const where = `callback of type ${type}`;
    const schema = SCHEMAS[type];
    const problems = schema ? checkSchema(schema, body) : [`callback type ${type}`];
    if (type === CALLBACK.choices) problems.push(...checkChoices(listOf(data['choices'])));
    if (type === CALLBACK.modal) problems.push(...checkModal(data));
    if ((type === CALLBACK.choices) !== (interaction.type === 4)) problems.push('choices answer autocomplete, only');
    if (type === CALLBACK.modal && interaction.type === 5) problems.push('a modal answers no modal');
    const isUpdate = type === CALLBACK.update || type === CALLBACK.deferredUpdate;
    if (isUpdate && !interaction.source) problems.push('an update without a message');
    this.#world.violate(where, problems);
    if (problems.length > 0) throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { problems });
    if (type === CALLBACK.message) {
      this.#store.checkNotEmpty(where, data);
      this.#store.check(where, 'IncomingWebhookInteractionRequest', data);
    }
    if (type === CALLBACK.update) {
      this.#store.check(where, 'IncomingWebhookUpdateForInteractionCallbackRequestPartial', data);
    }
  }

  #respond(interaction: LocalInteraction, type: number, data: Json): LocalMessage | undefined {
    if (type === CALLBACK.update && interaction.source) this.#store.edit(interaction.source, data);
    if (type === CALLBACK.update || type === CALLBACK.deferredUpdate) return interaction.source;
    if (type !== CALLBACK.message && type !== CALLBACK.deferred) return undefined;
    return this.#store.create({
      channel: interaction.channel,
      author: this.#world.bot,
      body: data,
      ephemeral: (Number(data['flags'] ?? 0) & 64) !== 0,
      loading: type === CALLBACK.deferred,
      extra: {
        application_id: this.#world.applicationId,
        webhook_id: this.#world.applicationId,
        interaction_metadata: interaction.metadata,
      },
    });
  }
}

function callbackResponse(interaction: LocalInteraction, type: number): Json {
  const message = interaction.response;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channel.id,
      ...(message ? { response_message_id: message.id, response_message_loading: message.loading } : {}),
    },
    ...(message && (type === 4 || type === 7) ? { resource: { type, message: message.wire } } : {}),
  };
}
