import { createHash } from 'node:crypto';
import {
  type APIApplication,
  type APIApplicationCommand,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { MessageView } from '../../render/discord/discord-view.ts';
import { messageBody } from './message-body.ts';

/** Largest number of messages that Discord returns at once. */
const PAGE_MESSAGES = 100;
const MAX_PAGES = 20;

/** A message to post in a channel. `key` names the thing it replies to; the same key is never posted twice. */
export interface Posting {
  readonly channelId: string;
  readonly message: MessageView;
  readonly key: string;
  readonly replyTo?: string;
}

/** A file to attach. */
export interface Attachment {
  readonly name: string;
  readonly text: string;
}

export interface InteractionKey {
  readonly id: string;
  readonly token: string;
}

/** An option of autocomplete; both at most 100 characters. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Every call of the bot to Discord. Failures are the errors of discord.js. */
export class DiscordApi {
  readonly #getRest: () => REST;
  readonly #applicationId: () => string;

  constructor(getRest: () => REST, applicationId: () => string) {
    this.#getRest = getRest;
    this.#applicationId = applicationId;
  }

  get #rest(): REST {
    return this.#getRest();
  }

  /** Tells the asker that an answer is in progress; with `isPrivate` only the asker sees it. */
  async defer(key: InteractionKey, isPrivate: boolean): Promise<void> {
    const data = isPrivate ? { data: { flags: MessageFlags.Ephemeral } } : {};
    await this.#callback(key, { type: InteractionResponseType.DeferredChannelMessageWithSource, ...data });
  }

  /** Acknowledges a button whose message will be edited. */
  async deferUpdate(key: InteractionKey): Promise<void> {
    await this.#callback(key, { type: InteractionResponseType.DeferredMessageUpdate });
  }

  async reply(key: InteractionKey, message: MessageView, isPrivate: boolean): Promise<void> {
    const data = { ...messageBody(message), ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}) };
    await this.#callback(key, { type: InteractionResponseType.ChannelMessageWithSource, data });
  }

  /** Replaces the message of the button at once. */
  async update(key: InteractionKey, message: MessageView): Promise<void> {
    await this.#callback(key, { type: InteractionResponseType.UpdateMessage, data: messageBody(message) });
  }

  async choices(key: InteractionKey, choices: readonly Choice[]): Promise<void> {
    await this.#callback(key, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  }

  async modal(key: InteractionKey, modal: object): Promise<void> {
    await this.#callback(key, { type: InteractionResponseType.Modal, data: modal });
  }

  /** Fills in a deferred answer, or replaces its content. */
  async editOriginal(key: InteractionKey, message: MessageView, file?: Attachment): Promise<APIMessage> {
    const route = Routes.webhookMessage(this.#applicationId(), key.token, '@original');
    const files = file ? { files: [{ name: file.name, data: Buffer.from(file.text, 'utf8') }] } : {};
    return (await this.#rest.patch(route, { body: messageBody(message), auth: false, ...files })) as APIMessage;
  }

  /** Sends a further message to the asker alone. */
  async followUp(key: InteractionKey, message: MessageView): Promise<void> {
    const route = Routes.webhook(this.#applicationId(), key.token);
    await this.#rest.post(route, { body: { ...messageBody(message), flags: MessageFlags.Ephemeral }, auth: false });
  }

  /** Posts a message once, however often the request is repeated. */
  async post({ channelId, message, key, replyTo }: Posting): Promise<APIMessage> {
    const nonce = createHash('sha256').update(`${channelId}:${key}`).digest('base64url').slice(0, 25);
    const reference =
      replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
    const body = { ...messageBody(message), ...reference, nonce, enforce_nonce: true };
    return (await this.#rest.post(Routes.channelMessages(channelId), { body })) as APIMessage;
  }

  async edit(channelId: string, messageId: string, message: MessageView): Promise<void> {
    await this.#rest.patch(Routes.channelMessage(channelId, messageId), { body: messageBody(message) });
  }

  async delete(channelId: string, messageId: string): Promise<void> {
    await this.#rest.delete(Routes.channelMessage(channelId, messageId));
  }

  /** Opens a thread on a message and returns its id, which is that of the message. */
  async startThread(channelId: string, messageId: string, name: string): Promise<string> {
    const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
    const thread = await this.#rest.post(Routes.threads(channelId, messageId), { body });
    return (thread as { id: string }).id;
  }

  /** Messages of a channel after the given one, oldest first; read page by page, at most 2,000. */
  async messagesAfter(channelId: string, messageId: string): Promise<APIMessage[]> {
    const found: APIMessage[] = [];
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams({ after: found.at(-1)?.id ?? messageId, limit: String(PAGE_MESSAGES) });
      const messages = (await this.#rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      found.push(...messages.reverse());
      if (messages.length < PAGE_MESSAGES) break;
    }
    return found;
  }

  /** Adds the bot's reaction to a message; a second time changes nothing. */
  async react(channelId: string, messageId: string, emoji: string): Promise<void> {
    await this.#rest.put(Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji)));
  }

  async showTyping(channelId: string): Promise<void> {
    await this.#rest.post(Routes.channelTyping(channelId));
  }

  async application(): Promise<APIApplication> {
    return (await this.#rest.get(Routes.currentApplication())) as APIApplication;
  }

  /** Guilds with the bot, at most 200. */
  async guilds(): Promise<RESTAPIPartialCurrentUserGuild[]> {
    return (await this.#rest.get(Routes.userGuilds())) as RESTAPIPartialCurrentUserGuild[];
  }

  /** Commands that Discord has for a guild, or the global ones, with all their localizations. */
  async commands(guildId: string | null): Promise<APIApplicationCommand[]> {
    const query = new URLSearchParams({ with_localizations: 'true' });
    return (await this.#rest.get(this.#commandsRoute(guildId), { query })) as APIApplicationCommand[];
  }

  async replaceCommands(guildId: string | null, commands: readonly object[]): Promise<void> {
    await this.#rest.put(this.#commandsRoute(guildId), { body: commands });
  }

  #commandsRoute(guildId: string | null): `/${string}` {
    const application = this.#applicationId();
    return guildId === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guildId);
  }

  async #callback(key: InteractionKey, body: object): Promise<void> {
    const route = Routes.interactionCallback(key.id, key.token);
    await this.#rest.post(route, { body, auth: false });
  }
}
