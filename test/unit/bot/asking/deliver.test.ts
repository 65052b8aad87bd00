import { describe, expect, it } from 'vitest';
import { deliverAnswer } from '../../../../src/bot/asking/deliver.ts';
import type { Answer } from '../../../../src/model/answer.ts';
import type { MessageView } from '../../../../src/render/discord/discord-view.ts';

const REPLY = { question: '哪些县？', language: 'zh-Hans', notes: [], ms: {}, confidence: 0.9 } as const;
const CITATION = {
  n: 1,
  articleId: 'a1',
  title: '标题',
  source: null,
  publishedOn: null,
  url: 'https://example.org/1',
  quote: '原文。',
  span: { start: 0, end: 3 },
  highlights: [],
};
const ANSWERED: Answer = { ...REPLY, outcome: 'answered', short: null, citations: [CITATION], alternatives: [] };
const NOT_FOUND: Answer = { ...REPLY, outcome: 'not-found', suggestions: ['原文。'] };
const CONTEXT = { newestOn: null, buttons: [], showQuestion: false };

/** Refuses messages that match, like AutoMod, and returns the accepted one. */
async function sent(answer: Answer, refused: RegExp, code = 200000): Promise<string> {
  const send = async (view: MessageView) => {
    const text = view.content + view.embeds.map(({ description }) => description).join('');
    if (refused.test(text)) throw Object.assign(new Error('blocked'), { code });
    return text;
  };
  return deliverAnswer(send, answer, CONTEXT);
}

describe('delivery of an answer', () => {
  it('sends it whole where it may', async () => {
    expect(await sent(ANSWERED, /nothing/)).toContain('原文。');
  });

  it('falls back to titles and links, then to a sentence', async () => {
    const titles = await sent(ANSWERED, /原文。/, 240000);
    expect(titles).toContain('标题');
    expect(titles).toContain('https://example.org/1');
    expect(await sent(ANSWERED, /原文。|标题/)).toContain('自动审核');
    expect(await sent(NOT_FOUND, /原文。/)).toContain('自动审核');
  });

  it('leaves other refusals to others', async () => {
    await expect(sent(ANSWERED, /原文。/, 10003)).rejects.toThrow('blocked');
  });
});
