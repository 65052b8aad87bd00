import type { APIInteraction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { parseInteraction } from '../../../../src/bot/discord/incoming.ts';

/** An interaction in Discord's format, with the fields that are read. */
function raw(type: number, data: object, facts: object = {}): APIInteraction {
  return {
    id: '1',
    token: 't',
    type,
    data,
    guild_id: '2',
    channel: { id: '3', type: 11, parent_id: '4' },
    member: { user: { id: '5' }, roles: ['6'], permissions: '32' },
    locale: 'zh-TW',
    app_permissions: '2048',
    ...facts,
  } as unknown as APIInteraction;
}

describe('an interaction from the wire', () => {
  it('tells who acts, and where', () => {
    expect(parseInteraction(raw(2, { type: 1, name: 'help' }))).toEqual({
      kind: 'command',
      attachments: new Map(),
      id: '1',
      token: 't',
      path: 'help',
      options: new Map(),
      ownPermissions: 2048n,
      asker: {
        userId: '5',
        guildId: '2',
        channelId: '3',
        parentId: '4',
        roleIds: ['6'],
        permissions: 32n,
        locale: 'zh-TW',
      },
    });
  });

  it('in a direct message has a user and no guild', () => {
    const facts = { guild_id: undefined, member: undefined, user: { id: '9' }, channel: { id: '3', type: 1 } };
    const asker = parseInteraction(raw(2, { type: 1, name: 'help' }, facts))?.asker;
    expect(asker).toMatchObject({ userId: '9', guildId: null, parentId: null, roleIds: [], permissions: 0n });
  });

  it('names a subcommand by its path, with its options', () => {
    const options = [{ name: 'search', type: 1, options: [{ name: 'words', type: 3, value: '蓝莓' }] }];
    const call = parseInteraction(raw(2, { type: 1, name: 'article', options }));
    expect(call).toMatchObject({ kind: 'command', path: 'article search', options: new Map([['words', '蓝莓']]) });
  });

  it('tells which option is typed into', () => {
    const options = [{ name: 'show', type: 1, options: [{ name: 'article', type: 3, value: '蓝', focused: true }] }];
    const typing = parseInteraction(raw(4, { type: 1, name: 'article', options }));
    expect(typing).toMatchObject({ kind: 'typing', path: 'article show', focused: { name: 'article', value: '蓝' } });
  });

  it('carries the message a menu is used on, or a button stands on', () => {
    const menu = { type: 3, name: 'Answer', target_id: '7', resolved: { messages: { 7: { id: '7' } } } };
    expect(parseInteraction(raw(2, menu))).toMatchObject({ kind: 'menu', name: 'Answer', target: { id: '7' } });
    const press = parseInteraction(raw(3, { custom_id: 'y1|up|1' }, { message: { id: '8' } }));
    expect(press).toMatchObject({ kind: 'press', customId: 'y1|up|1', message: { id: '8' } });
  });

  it('gives the fields of a modal, in rows or labels', () => {
    const components = [
      { type: 1, components: [{ type: 4, custom_id: 'a', value: '一' }] },
      { type: 18, component: { type: 4, custom_id: 'b', value: '二' } },
    ];
    const submit = parseInteraction(raw(5, { custom_id: 'y1|ask|', components }));
    expect(submit).toMatchObject({
      kind: 'submit',
      fields: new Map([
        ['a', '一'],
        ['b', '二'],
      ]),
    });
  });

  it('of another kind is left alone', () => {
    expect(parseInteraction(raw(1, {}))).toBeUndefined();
    expect(parseInteraction(raw(2, { type: 2, name: 'user' }))).toBeUndefined();
  });
});
