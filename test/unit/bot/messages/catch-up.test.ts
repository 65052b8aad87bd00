import { describe, expect, it } from 'vitest';
import type { BotContext } from '../../../../src/bot/context/context.ts';
import { catchUp } from '../../../../src/bot/messages/catch-up.ts';
import type { MessageHandler } from '../../../../src/bot/messages/message-handler.ts';

describe('catchUp', () => {
  /**
   * A look back at a message that is accepted and answered while the history is asked for it, or was before the bot
   * ended.
   */
  const lookBack = async ({ isTakenMeanwhile }: { isTakenMeanwhile: boolean }) => {
    const removed: number[] = [];
    const handled: string[] = [];
    let isTaken = false;
    const history = {
      forgottenAt: async () => undefined,
      findByQuestionMessage: async () => {
        isTaken = isTakenMeanwhile;
        return { id: 7, reply: null };
      },
      remove: async (id: number) => void removed.push(id),
    };
    const bot = {
      now: () => new Date(),
      isServedHere: () => false,
      isStopping: () => false,
      guilds: { userId: '1', channelsActiveAfter: () => [{ channelId: '2', guildId: '3' }], maySend: () => true },
      api: { messagesAfter: async () => [{ id: '4', author: { id: '5' } }] },
      history,
    } as unknown as BotContext;
    const messages = {
      served: new Map(),
      hasTaken: () => isTaken,
      handle: async ({ id }: { id: string }) => void handled.push(id),
    } as unknown as MessageHandler;
    await catchUp(bot, messages);
    return { removed, handled };
  };

  it('answers again what was left without a reply, and takes the record of that away', async () => {
    expect(await lookBack({ isTakenMeanwhile: false })).toEqual({ removed: [7], handled: ['4'] });
  });

  it('leaves the record of an answer that has begun meanwhile', async () => {
    expect(await lookBack({ isTakenMeanwhile: true })).toEqual({ removed: [], handled: [] });
  });
});
