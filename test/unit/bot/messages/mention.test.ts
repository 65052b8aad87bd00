import { describe, expect, it } from 'vitest';
import { addressOf, type ReceivedMessage } from '../../../../src/bot/messages/mention.ts';

const SELF = { userId: '100', managedRoleId: '200' };

function received(facts: Partial<ReceivedMessage>): ReceivedMessage {
  return {
    type: 0,
    content: '哪些县？',
    guildId: '1',
    authorId: '5',
    isFromBot: false,
    isFromWebhook: false,
    mentionedUserIds: [],
    mentionedRoleIds: [],
    repliedToUserId: null,
    hasSticker: false,
    hasAttachment: false,
    ...facts,
  };
}

describe('whom a message is for', () => {
  it.each([
    ['a mention of the user', { content: '<@100> 哪些县？', mentionedUserIds: ['100'] }],
    ['an old-style mention', { content: '<@!100> 哪些县？', mentionedUserIds: ['100'] }],
    ['a mention of the managed role', { content: '<@&200>哪些县？', mentionedRoleIds: ['200'] }],
    ['a mention at the end', { content: '哪些县？ <@100>', mentionedUserIds: ['100'] }],
    ['a reply', { type: 19, repliedToUserId: '100' }],
    ['a direct message', { guildId: null }],
  ])('takes %s as a question without the mention', (_, facts) => {
    expect(addressOf(received(facts), SELF)).toEqual({ kind: 'question', text: '哪些县？' });
  });

  it.each([
    ['nobody is mentioned', {}],
    ['another role is mentioned', { content: '<@&201> 哪些县？', mentionedRoleIds: ['201'] }],
    ['a bot speaks', { mentionedUserIds: ['100'], isFromBot: true }],
    ['a webhook speaks', { mentionedUserIds: ['100'], isFromWebhook: true }],
    ['it speaks itself', { mentionedUserIds: ['100'], authorId: '100' }],
    ['somebody pinned a message', { type: 6, repliedToUserId: '100' }],
    ['somebody else is replied to', { type: 19, repliedToUserId: '6' }],
  ])('is silent when %s', (_, facts) => {
    expect(addressOf(received(facts), SELF)).toEqual({ kind: 'silent' });
  });

  it.each(['', '  ', '<@100>', '<@!100> <@&200>'])('knows a message without text: "%s"', (content) => {
    expect(addressOf(received({ content, mentionedUserIds: ['100'] }), SELF)).toEqual({ kind: 'empty' });
  });

  it('knows a sticker, and what cannot be read, where no text came with it', () => {
    const facts = { content: '<@100>', mentionedUserIds: ['100'] };
    expect(addressOf(received({ ...facts, hasSticker: true }), SELF)).toEqual({ kind: 'sticker' });
    expect(addressOf(received({ ...facts, hasAttachment: true }), SELF)).toEqual({ kind: 'attachment' });
  });

  it('takes the text that came with a sticker or a file, and leaves alone what is meant for others', () => {
    const both = { hasSticker: true, hasAttachment: true };
    expect(addressOf(received({ ...both, guildId: null }), SELF)).toMatchObject({ kind: 'question' });
    expect(addressOf(received({ ...both, content: '' }), SELF)).toEqual({ kind: 'silent' });
  });

  it('does not take a sticker in a reply without its mention for a text kept back', () => {
    const reply = { type: 19, content: '', repliedToUserId: '100' };
    expect(addressOf(received({ ...reply, hasSticker: true }), SELF)).toEqual({ kind: 'sticker' });
    expect(addressOf(received(reply), SELF)).toEqual({ kind: 'withheld' });
  });

  it('keeps mentions of others, which are part of the question', () => {
    const message = received({ content: '<@100> <@7> 说的是哪些县？', mentionedUserIds: ['100', '7'] });
    expect(addressOf(message, SELF)).toEqual({ kind: 'question', text: '<@7> 说的是哪些县？' });
  });
});
