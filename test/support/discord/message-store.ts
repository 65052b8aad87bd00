import { makeId } from './ids.ts';
import { checkMessage, isEmptyMessage } from './message-limits.ts';
import { channelPayload, shownParts, userPayload } from './payloads.ts';
import { checkSchema } from './schema.ts';
import { DiscordRefusal, type Json, type LocalChannel, type LocalMessage, type LocalUser, textOf } from './wire.ts';
import type { World } from './world.ts';

/** A post: its place, its author, and its differences from an ordinary one. */
export interface Post {
  readonly channel: LocalChannel;
  readonly author: LocalUser;
  readonly body: Json;
  readonly ephemeral?: boolean;
  readonly loading?: boolean;
  readonly extra?: Json;
}

/** Stores messages like Discord, determines whom they ping, and refuses what Discord would refuse. */
export class MessageStore {
  readonly #world: World;
  /** Refuses messages of the bot that match. */
  autoMod: RegExp | undefined;
  /** Nonces of messages before this id are forgotten. */
  #nonceFrom = 0n;

  constructor(world: World) {
    this.#world = world;
  }

  /** Simulates that some minutes pass, after which Discord forgets nonces. */
  forgetNonces(): void {
    this.#nonceFrom = BigInt(makeId());
  }

  create(post: Post): LocalMessage {
    const nonce = textOf(post.body['nonce']);
    const same = nonce === '' || !post.body['enforce_nonce'] ? undefined : this.#byNonce(post, nonce);
    if (same) return same;
    const message: LocalMessage = {
      id: makeId(),
      channelId: post.channel.id,
      authorId: post.author.id,
      ephemeral: post.ephemeral ?? false,
      loading: post.loading ?? false,
      deleted: false,
      wire: {},
      pings: new Set(),
      edits: 0,
      ...(nonce === '' ? {} : { nonce }),
    };
    message.wire = {
      id: message.id,
      type: post.body['message_reference'] ? 19 : 0,
      channel_id: post.channel.id,
      author: userPayload(post.author),
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      pinned: false,
      attachments: [],
      flags: (message.ephemeral ? 64 : 0) | (message.loading ? 128 : 0),
      ...(nonce === '' ? {} : { nonce }),
      ...this.#reference(post),
      ...post.extra,
    };
    this.#show(message, post.body);
    this.#world.messages.set(message.id, message);
    return message;
  }

  edit(message: LocalMessage, body: Json): void {
    const merged = { ...message.wire, ...body };
    message.loading = false;
    message.edits += 1;
    const flags = message.ephemeral ? 64 : 0;
    message.wire = { ...message.wire, flags, edited_timestamp: new Date().toISOString() };
    this.#show(message, merged);
  }

  /** Refuses a body of the bot that Discord would refuse, and counts it as a violation. */
  check(where: string, schema: string, body: Json): void {
    const problems = [...checkSchema(schema, body), ...checkMessage(body)];
    this.#world.violate(where, problems);
    if (problems.length > 0) throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { problems });
    if (this.autoMod?.test(JSON.stringify([body['content'], body['embeds']]))) {
      throw new DiscordRefusal(400, 200000, 'Message was blocked by automatic moderation');
    }
  }

  checkNotEmpty(where: string, body: Json): void {
    if (!isEmptyMessage(body)) return;
    this.#world.violate(where, ['an empty message']);
    throw new DiscordRefusal(400, 50006, 'Cannot send an empty message');
  }

  #byNonce(post: Post, nonce: string): LocalMessage | undefined {
    return [...this.#world.messages.values()].find(
      (m) =>
        m.nonce === nonce &&
        BigInt(m.id) >= this.#nonceFrom &&
        m.authorId === post.author.id &&
        m.channelId === post.channel.id,
    );
  }

  #reference(post: Post): Json {
    const reference = post.body['message_reference'] as Json | undefined;
    if (!reference) return {};
    const target = this.#world.messages.get(textOf(reference['message_id']));
    if (!target || target.deleted) {
      if (reference['fail_if_not_exists'] === false) return {};
      throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { message_reference: 'Unknown message' });
    }
    const place = { type: 0, message_id: target.id, channel_id: target.channelId };
    return { message_reference: place, referenced_message: { ...target.wire, referenced_message: undefined } };
  }

  #show(message: LocalMessage, body: Json): void {
    const mentions = this.#mentions(message, body);
    Object.assign(message.wire, shownParts(body), mentions);
  }

  /** The mentions that Discord would count from the content and allowed_mentions, on sends and edits. */
  #mentions(message: LocalMessage, body: Json): Json {
    const content = textOf(body['content']);
    const allowed = body['allowed_mentions'] as Json | undefined;
    const named = (kind: string) => (allowed?.[kind] as string[] | undefined) ?? [];
    const parses = (kind: string) => allowed === undefined || named('parse').includes(kind);
    const users = [...content.matchAll(/<@!?(\d+)>/g)]
      .map((match) => match[1] as string)
      .filter((id) => this.#world.users.has(id) && (parses('users') || named('users').includes(id)));
    const roles = [...content.matchAll(/<@&(\d+)>/g)]
      .map((match) => match[1] as string)
      .filter((id) => parses('roles') || named('roles').includes(id))
      .filter((id) => this.#mayPingRole(message, id));
    const mayEveryone = this.#world.can(message.channelId, message.authorId, 'mentionEveryone');
    const everyone = /@(everyone|here)/.test(content) && parses('everyone') && mayEveryone;
    const replied = (message.wire['referenced_message'] as Json | undefined)?.['author'] as Json | undefined;
    const pingsReply = allowed === undefined || allowed['replied_user'] === true;
    if (replied && pingsReply && message.edits === 0) users.push(textOf(replied['id']));
    for (const id of [...users, ...roles, ...(everyone ? ['everyone'] : [])]) message.pings.add(id);
    const people = [...new Set(users)].flatMap((id) => this.#world.users.get(id) ?? []);
    return { mentions: people.map(userPayload), mention_roles: [...new Set(roles)], mention_everyone: everyone };
  }

  #mayPingRole({ channelId, authorId }: LocalMessage, roleId: string): boolean {
    const roles = [...this.#world.guilds.values()].flatMap((guild) => guild.roles);
    const isMentionable = roles.find(({ id }) => id === roleId)?.mentionable !== false;
    return isMentionable || this.#world.can(channelId, authorId, 'mentionEveryone');
  }

  /** The channel in which a thread was started, as the gateway announces it. */
  threadPayload(thread: LocalChannel): Json {
    return channelPayload(this.#world, thread);
  }
}
