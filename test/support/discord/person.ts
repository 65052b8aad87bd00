import { eventually } from './eventually.ts';
import { makeId } from './ids.ts';
import type { LocalInteraction } from './interaction-desk.ts';
import type { LocalDiscord } from './local-discord.ts';
import { channelPayload, memberPayload, userPayload } from './payloads.ts';
import { withheld } from './reach.ts';
import { isJson, type Json, type LocalChannel, type LocalMessage, type LocalUser, listOf, textOf } from './wire.ts';
import { CHANNEL_TYPES } from './world.ts';

type Value = string | number | boolean;

/** Options of a message. */
interface Spoken {
  readonly replyTo?: LocalMessage;
  /** False for a reply whose ping was switched off. */
  readonly ping?: boolean;
  readonly webhook?: boolean;
  /** Names of its stickers and files. */
  readonly stickers?: readonly string[];
  readonly files?: readonly string[];
}

/** The channel and the language of a person. */
export interface Place {
  readonly channel: LocalChannel;
  readonly locale?: string;
}

/** A person at a Discord client: writes, uses commands, presses buttons, fills in modals. */
export class Person {
  readonly #discord: LocalDiscord;
  readonly user: LocalUser;
  readonly #place: Place;

  constructor(discord: LocalDiscord, user: LocalUser, place: Place) {
    this.#discord = discord;
    this.user = user;
    this.#place = place;
  }

  /** The same person in another place or language. */
  at(place: Partial<Place>): Person {
    return new Person(this.#discord, this.user, { ...this.#place, ...place });
  }

  /** Writes a message; mentions count like in Discord. `replyTo` pings its author. */
  say(content: string, facts: Spoken = {}): LocalMessage {
    const { channel } = this.#place;
    const message = this.#discord.store.create({
      channel,
      author: this.user,
      body: { content, ...replyOf(facts) },
      extra: carriedBy(facts),
    });
    this.#announce('MESSAGE_CREATE', message);
    return message;
  }

  edit(message: LocalMessage, content: string): void {
    this.#discord.store.edit(message, { content });
    this.#announce('MESSAGE_UPDATE', message);
  }

  /** Discord has made a preview of a link, which is an update without an edit. */
  preview(message: LocalMessage): void {
    this.#announce('MESSAGE_UPDATE', message);
  }

  delete(message: LocalMessage): void {
    message.deleted = true;
    const { channel } = this.#place;
    const place = { id: message.id, channel_id: channel.id };
    this.#discord.gateway.dispatch('MESSAGE_DELETE', channel.guildId ? { ...place, guild_id: channel.guildId } : place);
  }

  /** Uses a slash command; `path` is its name with subcommands (`article search`), in the default locale. */
  command(path: string, options: Record<string, Value> = {}): LocalInteraction {
    return this.#send(2, this.#commandData(path, options));
  }

  /** Types into an option; the choices arrive in `acknowledged.data`. */
  type(path: string, focused: string, options: Record<string, Value>): LocalInteraction {
    return this.#send(4, this.#commandData(path, options, focused));
  }

  /** Uses a message context menu on a message. */
  menu(name: string, target: LocalMessage): LocalInteraction {
    const command = this.#discord.commands.get(name, this.#place.channel.guildId);
    const resolved = { messages: { [target.id]: target.wire } };
    return this.#send(2, { id: command['id'], name, type: 3, target_id: target.id, resolved });
  }

  /** Presses the button whose custom_id or label matches. */
  press(message: LocalMessage, button: RegExp): LocalInteraction {
    const customId = this.button(message, button);
    return this.#send(3, { custom_id: customId, component_type: 2 }, message);
  }

  /** The custom_id of the button that matches. */
  button(message: LocalMessage, wanted: RegExp): string {
    const buttons = listOf(message.wire['components']).flatMap((row) => listOf(row['components']));
    const found = buttons.find((b) => wanted.test(textOf(b['custom_id'])) || wanted.test(textOf(b['label'])));
    if (!found) throw new Error(`no button ${wanted} on ${JSON.stringify(buttons)}`);
    if (found['disabled'] === true) throw new Error(`the button ${wanted} is disabled`);
    return textOf(found['custom_id']);
  }

  /** Presses a button that no longer exists, with an old custom_id. */
  pressId(message: LocalMessage, customId: string): LocalInteraction {
    return this.#send(3, { custom_id: customId, component_type: 2 }, message);
  }

  /** Fills in the modal that the bot opened on `opened`. */
  submit(opened: LocalInteraction, values: Record<string, string>): LocalInteraction {
    const modal = opened.acknowledged?.data;
    if (opened.acknowledged?.type !== 9 || !modal) throw new Error('no modal was opened');
    const components = listOf(modal['components']).map((row) => {
      const wrapped = isJson(row['component']) ? [row['component']] : listOf(row['components']);
      const inputs = wrapped.map((input) => ({
        type: 4,
        id: 1,
        custom_id: input['custom_id'],
        value: values[textOf(input['custom_id'])] ?? textOf(input['value']),
      }));
      return row['type'] === 18 ? { type: 18, id: 1, component: inputs[0] } : { type: 1, id: 1, components: inputs };
    });
    return this.#send(5, { custom_id: modal['custom_id'], components }, opened.source);
  }

  /** Every message of the bot in this channel that all can see, oldest first. */
  answers(): LocalMessage[] {
    const { world } = this.#discord;
    return world.visible(this.#place.channel.id).filter((m) => m.authorId === world.bot.id && !m.loading);
  }

  /** Writes and waits for the bot's next visible message in this channel. */
  async sayAndWait(content: string, facts: Spoken = {}): Promise<LocalMessage> {
    const before = new Set(this.answers().map(({ id }) => id));
    this.say(content, facts);
    return eventually(() => this.answers().find(({ id }) => !before.has(id)));
  }

  #announce(event: string, message: LocalMessage): void {
    const guild = this.#discord.world.guilds.get(this.#place.channel.guildId ?? '');
    const shown = withheld(this.#discord.world, message);
    const member = guild ? { ...memberPayload(guild, this.user), user: undefined } : undefined;
    const isWebhook = 'webhook_id' in message.wire;
    this.#discord.gateway.dispatch(event, {
      ...shown,
      channel_type: this.#place.channel.type,
      ...(guild ? { guild_id: guild.id, ...(isWebhook ? {} : { member }) } : {}),
    });
  }

  #commandData(path: string, options: Record<string, Value>, focused?: string): Json {
    const [name = '', ...rest] = path.split(' ');
    const command = this.#discord.commands.get(name, this.#place.channel.guildId);
    let definitions = listOf(command['options']);
    for (const sub of rest) definitions = listOf(definitions.find((option) => option['name'] === sub)?.['options']);
    const given = Object.entries(options).map(([key, value]) => {
      const definition = definitions.find((option) => option['name'] === key);
      if (!definition) throw new Error(`/${path} has no option ${key}`);
      return { name: key, type: definition['type'], value, ...(key === focused ? { focused: true } : {}) };
    });
    const nested = rest.reduceRight<Json[]>(
      (inner, sub, i) => [{ name: sub, type: i === 0 && rest.length === 2 ? 2 : 1, options: inner }],
      given,
    );
    return { id: command['id'], name, type: 1, options: nested };
  }

  #send(type: number, data: Json, source?: LocalMessage): LocalInteraction {
    const { world, desk, gateway } = this.#discord;
    const { channel, locale = 'zh-CN' } = this.#place;
    const guild = world.guilds.get(channel.guildId ?? '');
    const metadata = { id: makeId(), type, user: userPayload(this.user), authorizing_integration_owners: {} };
    const extra = type === 2 ? {} : { interacted_message_id: source?.id ?? makeId() };
    const interaction = desk.open({
      type,
      user: this.user,
      channel,
      source,
      metadata: metadataOf(type, metadata, extra),
    });
    const permissions = String(world.permissions(channel.id, this.user.id));
    const who = guild
      ? { guild_id: guild.id, guild_locale: 'zh-CN', member: { ...memberPayload(guild, this.user), permissions } }
      : { user: userPayload(this.user) };
    gateway.dispatch('INTERACTION_CREATE', {
      id: interaction.id,
      application_id: world.applicationId,
      type,
      token: interaction.token,
      version: 1,
      locale,
      data,
      channel_id: channel.id,
      channel: { ...channelPayload(world, channel), permissions },
      app_permissions: String(world.permissions(channel.id, world.bot.id)),
      entitlements: [],
      authorizing_integration_owners: guild ? { 0: guild.id } : { 0: '0' },
      context: channel.type === CHANNEL_TYPES.dm ? 1 : 0,
      attachment_size_limit: 10_485_760,
      ...who,
      ...(source ? { message: source.wire } : {}),
    });
    return interaction;
  }
}

/** The parts of a message beside its text, in Discord's format. */
function carriedBy({ webhook = false, stickers = [], files = [] }: Spoken): Json {
  return {
    ...(webhook && { webhook_id: makeId() }),
    ...(stickers.length > 0 && { sticker_items: stickers.map((name) => ({ id: makeId(), name, format_type: 1 })) }),
    ...(files.length > 0 && {
      attachments: files.map((filename) => {
        const url = `https://cdn.discord.example/${filename}`;
        return { id: makeId(), filename, size: 1, url, proxy_url: url };
      }),
    }),
  };
}

function replyOf({ replyTo, ping = true }: Spoken): Json {
  if (!replyTo) return {};
  const mentions = ping ? {} : { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } };
  return { message_reference: { message_id: replyTo.id }, ...mentions };
}

function metadataOf(type: number, base: Json, extra: Json): Json {
  if (type !== 5) return { ...base, ...extra };
  const triggering = { ...base, type: 2 };
  return { ...base, triggering_interaction_metadata: triggering };
}

/** Waits for the bot's final message, after a deferred one. */
export async function answerTo(interaction: LocalInteraction, timeoutMs?: number): Promise<LocalMessage> {
  return eventually(() => {
    const message = interaction.response;
    const isFilled = interaction.acknowledged?.type !== 6 || interaction.edits > 0;
    return message && !message.loading && isFilled ? message : undefined;
  }, timeoutMs);
}

/** Waits until the interaction is acknowledged in any way. */
export async function acknowledgement(
  interaction: LocalInteraction,
  timeoutMs?: number,
): Promise<NonNullable<LocalInteraction['acknowledged']>> {
  return eventually(() => interaction.acknowledged, timeoutMs);
}
