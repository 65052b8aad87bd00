import {
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  RESTJSONErrorCodes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Reach } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import type { Resolved } from '../../model/turn.ts';
import type { TalkKind } from '../../question/talk/talk-kinds.ts';
import { type MessageView, renderNotice } from '../../render/discord/discord-view.ts';
import { DISCORD_TEXTS } from '../../render/strings/discord-texts.ts';
import { languageOfLocale } from '../../render/strings/language.ts';
import { STRINGS } from '../../render/strings/strings.ts';
import type { Strings } from '../../render/strings/strings-shape.ts';
import { refuseVisitor, type Visitor } from '../asking/admission.ts';
import { deliverAnswer } from '../asking/deliver.ts';
import { type Earlier, earlierIn, earlierTo, understand } from '../asking/earlier.ts';
import { type Asked, attachReply, questionOf, settleAnswer } from '../asking/question-run.ts';
import { rewordAnswer } from '../asking/reword.ts';
import { languageOfTalk, REACTIONS, sendTalkReply } from '../asking/small-talk-reply.ts';
import { openThread } from '../asking/threads.ts';
import { typeWhile } from '../asking/typing.ts';
import type { BotContext, Scene } from '../context/context.ts';
import { codeOf } from '../discord/responder.ts';
import { type Address, addressOf } from './mention.ts';
import { receivedMessage } from './received-message.ts';

type RawMessage = GatewayMessageCreateDispatchData;

/** Codes of Discord if nobody can be answered any more: channel, message, access or thread are gone. */
const NOBODY_THERE = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);
/**
 * Number of messages that are remembered as taken, so that none is answered twice after a reconnect, and memory is
 * bounded. Chosen by hand.
 */
const MAX_TAKEN = 10_000;

/** Answers messages that address the bot. */
export class MessageHandler {
  readonly #bot: BotContext;
  /** Ids of accepted messages; each is answered once, even if it arrives again by a resume or a catch-up. */
  readonly #taken = new LRUCache<string, true>({ max: MAX_TAKEN });
  readonly #running = new Map<string, Promise<void>>();
  /** Guilds of the channels of accepted messages; null for direct messages. */
  readonly served = new Map<string, string | null>();

  constructor(bot: BotContext) {
    this.#bot = bot;
  }

  /** The way in which a message addresses the bot. */
  addressOf(raw: RawMessage | GatewayMessageUpdateDispatchData): Address {
    const { guilds } = this.#bot;
    const message = receivedMessage(raw);
    return addressOf(message, { userId: guilds.userId, managedRoleId: guilds.managedRoleOf(message.guildId) });
  }

  /** The text to search for if a message says `text`, completed from the conversation if needed. */
  async wordingOf(
    raw: RawMessage | GatewayMessageUpdateDispatchData,
    text: string,
  ): Promise<Pick<Resolved, 'asked' | 'also'>> {
    return understand(text, (await this.#earlier(raw)).turns, await this.#within(raw));
  }

  /**
   * Answers the message if it addresses the bot. It catches every error of a message, so that failures are logged and
   * never thrown.
   */
  async handle(raw: RawMessage): Promise<void> {
    const address = this.addressOf(raw);
    if (address.kind === 'silent' || !this.#take(raw)) return;
    const run = this.#respond(raw, address).catch((error: unknown) => this.#excuse(raw, error));
    this.#running.set(raw.id, run);
    await run;
    this.#running.delete(raw.id);
  }

  /** Resolves when the message is no longer being answered, so that later changes of it come afterwards. */
  async settled(messageId: string): Promise<void> {
    await this.#running.get(messageId);
  }

  async #respond(raw: RawMessage, address: Address): Promise<void> {
    const talk = address.kind === 'question' ? this.#bot.readTalk(address.text) : undefined;
    if (!this.#bot.guilds.maySend(raw.channel_id)) await this.#tellMissing(raw);
    else if (address.kind === 'question' && talk && talk.kind !== 'question')
      await this.#talkBack(raw, address.text, talk.kind);
    else if (address.kind === 'question') await this.#answer(raw, address.text);
    else if (address.kind === 'sticker') await this.#talkBack(raw, '', this.#kindOfSticker(raw));
    else if (address.kind === 'attachment')
      await this.#refuse(raw, DISCORD_TEXTS[this.#languageOf(raw)].attachmentAlone);
    else if (address.kind === 'withheld') await this.#tellWithheld(raw);
    else await this.#refuse(raw, STRINGS[this.#languageOf(raw)].refusals.emptyMention);
  }

  /** Names the permissions that the bot lacks here, if it can write at all. */
  async #tellMissing(raw: RawMessage): Promise<void> {
    const { guilds, rateLimiter, now, log, api } = this.#bot;
    const missing = guilds.missingIn(raw.channel_id);
    log.warn({ channelId: raw.channel_id, missing }, 'a mention cannot be answered here');
    if (!guilds.mayWrite(raw.channel_id)) return;
    if (rateLimiter.pass([['notice', raw.author.id]], now().getTime()) > 0) return;
    const message = renderNotice(STRINGS[this.#languageOf(raw)].missingPermissions(missing));
    await api.post({ channelId: raw.channel_id, key: `missing:${raw.id}`, message });
  }

  /** Explains a reply with the mention off once per person; later replies of that kind are ignored. */
  async #tellWithheld(raw: RawMessage): Promise<void> {
    const { history } = this.#bot;
    if (!(await history?.tellOnce(raw.author.id, 'withheld-reply'))) return;
    await this.#say(raw, () => DISCORD_TEXTS[this.#languageOf(raw)].withheldReply);
  }

  /** True if this run of the bot has accepted the message. */
  hasTaken(id: string): boolean {
    return this.#taken.has(id);
  }

  #take({ id, channel_id, guild_id }: RawMessage): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.set(id, true);
    this.served.set(channel_id, guild_id ?? null);
    return true;
  }

  async #answer(raw: RawMessage, text: string): Promise<void> {
    const bot = this.#bot;
    const strings = STRINGS[this.#languageOf(raw)];
    const refusal = await refuseVisitor(visitorOf(raw, bot), bot, strings);
    if (refusal !== undefined) return this.#refuse(raw, refusal);
    const { asked: wording, also } = await this.wordingOf(raw, text);
    const asked: Asked = {
      text: wording,
      isReworded: wording !== text,
      filters: {},
      userId: raw.author.id,
      guildId: raw.guild_id ?? null,
      channelId: raw.channel_id,
      questionMessageId: raw.id,
      isPrivate: false,
      ...(also && { also }),
    };
    const reach = await this.#reachAt(raw);
    const taken = bot.desk.take(questionOf(asked, bot.now()), reach);
    if (!taken) return this.#say(raw, () => strings.refusals.queueFull);
    const settling = settleAnswer(asked, { taken, reach }, bot);
    const { answer, context, entryId } = await typeWhile(bot.api, raw.channel_id, settling);
    const place = await this.#placeFor(raw, strings.threadTitle(text));
    const key = `answer:${raw.id}`;
    const post = await deliverAnswer((message) => bot.api.post({ ...place, key, message }), answer, context);
    await attachReply(bot, entryId, { channelId: place.channelId, messageId: post.id });
    const edit = (view: MessageView) => bot.api.edit(place.channelId, post.id, view);
    void rewordAnswer(
      { answer, context, entryId, text: wording, edit },
      { bot, library: bot.collections.within(reach) },
    );
  }

  /** Replies to small talk without a search: thanks and the like get a reaction if that is allowed, the rest a line. */
  async #talkBack(raw: RawMessage, text: string, kind: TalkKind): Promise<void> {
    const bot = this.#bot;
    const language = languageOfTalk(text, this.#languageOf(raw));
    const refusal = await refuseVisitor(visitorOf(raw, bot), bot, STRINGS[language]);
    const emoji = REACTIONS[kind];
    if (emoji !== undefined) {
      const { channel_id: channelId, id } = raw;
      if (refusal === undefined && bot.guilds.mayReact(channelId)) await bot.api.react(channelId, id, emoji);
      return;
    }
    if (refusal !== undefined) return this.#refuse(raw, refusal);
    const entry = kind === 'doubt' ? (await this.#earlier(raw)).entry : undefined;
    const message = await sendTalkReply({ kind, language, entry }, await this.#within(raw));
    await bot.api.post({ channelId: raw.channel_id, replyTo: raw.id, key: `talk:${raw.id}`, message });
  }

  /**
   * The kind of small talk in a sticker's name if it needs only a reaction or a greeting; any other sticker is a nod.
   */
  #kindOfSticker({ sticker_items: [sticker] = [] }: RawMessage): TalkKind {
    const { kind } = this.#bot.readTalk(sticker?.name ?? '');
    return kind === 'greeting' || (kind !== 'question' && kind in REACTIONS) ? kind : 'assent';
  }

  /** Everybody in the channel reads the refusal, so a rate limit applies. */
  async #refuse(raw: RawMessage, sentence: string): Promise<void> {
    const { rateLimiter, now } = this.#bot;
    if (rateLimiter.pass([['notice', raw.author.id]], now().getTime()) === 0) await this.#say(raw, () => sentence);
  }

  /** The data within the reach of the message's place. */
  async #within(
    raw: Pick<RawMessage, 'guild_id' | 'channel_id'>,
  ): Promise<Pick<Scene, 'bot' | 'library' | 'articles'>> {
    const bot = this.#bot;
    const reach = await this.#reachAt(raw);
    return { bot, library: bot.collections.within(reach), articles: () => bot.articleCaches.of(reach) };
  }

  #reachAt({ guild_id: guildId, channel_id: channelId }: Pick<RawMessage, 'guild_id' | 'channel_id'>): Promise<Reach> {
    return this.#bot.reachAt({ guildId: guildId ?? null, channelId, parentId: null });
  }

  /** The place for the answer: a reply, or a thread on the question if the channel is set so. */
  async #placeFor(raw: RawMessage, name: string): Promise<{ channelId: string; replyTo?: string }> {
    const { threadChannelIds } = await this.#bot.settings.read(raw.guild_id ?? null);
    if (threadChannelIds.includes(raw.channel_id)) {
      const thread = await openThread(this.#bot, { channelId: raw.channel_id, messageId: raw.id, name });
      if (thread !== undefined) return { channelId: thread };
    }
    return { channelId: raw.channel_id, replyTo: raw.id };
  }

  /**
   * The conversation that this message may continue: the answer it replies to, else the turns of the thread or direct
   * messages.
   */
  async #earlier(raw: RawMessage | GatewayMessageUpdateDispatchData): Promise<Earlier> {
    const { history } = this.#bot;
    const repliedTo = raw.message_reference?.message_id;
    const question = raw.referenced_message?.message_reference?.message_id;
    const entry =
      (repliedTo === undefined ? undefined : await history?.findByReply(repliedTo)) ??
      (question === undefined ? undefined : await history?.findByQuestionMessage(question));
    const guildId = raw.guild_id ?? null;
    if (entry && entry.guildId === guildId) return earlierTo(entry);
    return earlierIn({ channelId: raw.channel_id, guildId, questionMessageId: raw.id }, await this.#within(raw));
  }

  async #say(raw: RawMessage, choose: (strings: Strings) => string): Promise<void> {
    const message = renderNotice(choose(STRINGS[this.#languageOf(raw)]));
    await this.#bot.api.post({ channelId: raw.channel_id, replyTo: raw.id, key: `say:${raw.id}`, message });
  }

  async #excuse(raw: RawMessage, error: unknown): Promise<void> {
    const isGone = NOBODY_THERE.has(codeOf(error) ?? 0);
    this.#bot.log[isGone ? 'info' : 'error']({ err: error, channelId: raw.channel_id }, 'a message was not answered');
    if (isGone) return;
    await this.#say(raw, (strings) => strings.refusals.unavailable).catch((failure: unknown) => {
      this.#bot.log.warn({ err: failure }, 'the asker could not be told');
    });
  }

  #languageOf({ guild_id, author }: RawMessage): Language {
    const locale = this.#bot.guilds.localeOf(guild_id ?? null);
    return languageOfLocale(locale ?? (author as { locale?: string }).locale ?? 'zh-CN');
  }
}

function visitorOf(raw: RawMessage, { guilds }: BotContext): Visitor {
  const { channel_id: channelId, guild_id, author, member } = raw;
  const parentId = guilds.parentOf(channelId);
  return { userId: author.id, guildId: guild_id ?? null, channelId, parentId, roleIds: member?.roles ?? [] };
}
