import type { GatewayMessageCreateDispatchData } from 'discord.js';
import { dayOf } from '../model/day.ts';
import { renderNotice } from '../render/discord-view.ts';
import { languageOfLocale } from '../render/language.ts';
import { STRINGS } from '../render/strings.ts';
import type { BotContext } from './context.ts';
import { deliverAnswer } from './deliver.ts';
import type { GuildView } from './guild-view.ts';
import { addressOf, type HeardMessage } from './mention.ts';
import { newestDay } from './newest-day.ts';
import { codeOf } from './responder.ts';

/** What Discord says where there is nobody to answer any more: channel, message, access or thread are gone. */
const NOBODY_THERE = new Set([10003, 10008, 50001, 50013, 50083, 160005]);

/** Answers messages that address the bot. */
export class MessageHandler {
  readonly #bot: BotContext;
  readonly #guilds: GuildView;
  /** Ids of messages taken; each is answered once, also when it comes again by a resume or a catch-up. */
  readonly #taken = new Set<string>();

  constructor(bot: BotContext, guilds: GuildView) {
    this.#bot = bot;
    this.#guilds = guilds;
  }

  /** Answers the message where it addresses the bot. The catch-all of messages: failures are logged, never thrown. */
  async handle(raw: GatewayMessageCreateDispatchData): Promise<void> {
    const message = heardMessage(raw);
    const self = { userId: this.#guilds.userId, managedRoleId: this.#guilds.managedRoleOf(message.guildId) };
    const address = addressOf(message, self);
    if (address.kind === 'silent' || this.#taken.has(raw.id)) return;
    this.#taken.add(raw.id);
    try {
      if (address.kind === 'empty') await this.#hint(raw);
      else await this.#answer(raw, address.text);
    } catch (error) {
      const level = NOBODY_THERE.has(codeOf(error) ?? 0) ? 'info' : 'error';
      this.#bot.log[level]({ err: error, channelId: raw.channel_id }, 'a message could not be answered');
    }
  }

  async #answer(raw: GatewayMessageCreateDispatchData, text: string): Promise<void> {
    if (!this.#guilds.maySend(raw.channel_id)) return;
    const { desk, api, now, library } = this.#bot;
    const taken = desk.take({ text, filters: {}, now: dayOf(now()) });
    const post = { channelId: raw.channel_id, replyTo: raw.id, key: `answer:${raw.id}` };
    if (!taken) {
      const busy = STRINGS[this.#languageOf(raw)].refusals.queueFull;
      await api.post({ ...post, message: renderNotice(busy) });
      return;
    }
    void api.showTyping(raw.channel_id).catch(() => {});
    const [answer, newestOn] = await Promise.all([taken.answer, newestDay(library)]);
    const context = { newestOn, buttons: [], showQuestion: false };
    await deliverAnswer((message) => api.post({ ...post, message }), answer, context);
  }

  async #hint(raw: GatewayMessageCreateDispatchData): Promise<void> {
    if (!this.#guilds.maySend(raw.channel_id)) return;
    const message = renderNotice(STRINGS[this.#languageOf(raw)].refusals.emptyMention);
    await this.#bot.api.post({ channelId: raw.channel_id, replyTo: raw.id, key: `hint:${raw.id}`, message });
  }

  #languageOf(raw: GatewayMessageCreateDispatchData) {
    return languageOfLocale(this.#guilds.localeOf(raw.guild_id ?? null));
  }
}

function heardMessage(raw: GatewayMessageCreateDispatchData): HeardMessage {
  return {
    type: raw.type,
    content: raw.content,
    guildId: raw.guild_id ?? null,
    authorId: raw.author.id,
    isFromBot: raw.author.bot === true,
    isFromWebhook: raw.webhook_id !== undefined,
    mentionedUserIds: raw.mentions.map(({ id }) => id),
    mentionedRoleIds: raw.mention_roles,
    repliedToUserId: raw.referenced_message?.author.id ?? null,
  };
}
