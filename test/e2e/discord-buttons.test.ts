import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRINGS } from '../../src/render/strings/strings.ts';
import { eventually } from '../support/discord/eventually.ts';
import { guildPayload } from '../support/discord/payloads.ts';
import { BITS } from '../support/discord/permissions.ts';
import { acknowledgement, answerTo, type Person } from '../support/discord/person.ts';
import { labels, rows, type Stage, setStage, shown } from '../support/discord/stage.ts';
import { listOf } from '../support/discord/wire.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';
const UNKNOWN = '月球上有几座火山？';
/** Long enough to notice an answer that must not come. */
const SILENCE_MS = 700;

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(async () => {
  await stage.close();
});

async function ask(person: Person, question: string, isPrivate = false) {
  return answerTo(person.command('ask', { question, ...(isPrivate ? { private: true } : {}) }));
}

describe.each([
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['en-US', 'en'],
] as const)('buttons and modals in %s', (locale, language) => {
  const { buttons, modals, done, refusals } = STRINGS[language];
  const person = (name: string) => stage.newcomer(`${name}-${locale}`).at({ locale });

  it('are labelled and answered in the language of the client', async () => {
    const asker = person('asker');
    const answer = await ask(asker, QUESTION, true);
    const votes = [buttons.up, buttons.down];
    expect(rows(answer)).toEqual([
      [buttons.context, buttons.followUp, ...votes, buttons.publish],
      [`${buttons.digest} [1]`],
    ]);
    const passage = await answerTo(asker.press(answer, /\|context\|/));
    expect(labels(passage)).toEqual([buttons.readArticle, buttons.digest]);
    expect(shown(await answerTo(asker.press(answer, /\|up\|/)))).toContain(done.voteUp);
    expect(shown(await answerTo(asker.press(answer, /\|publish\|/)))).toContain(done.published);
    const refusal = await ask(asker, UNKNOWN);
    expect(labels(refusal)).toEqual([buttons.followUp, buttons.up, buttons.down]);
    const helpId = asker.button(answer, /\|publish\|/).replace('publish', 'help');
    expect(shown(await answerTo(person('other').pressId(answer, helpId)))).toContain(refusals.notYours);
  });

  it('open modals in it, and take what is written', async () => {
    const asker = person('writer');
    const answer = await ask(asker, QUESTION);
    const followUp = asker.press(answer, /\|follow\|/);
    expect((await acknowledgement(followUp)).data['title']).toBe(modals.followUp.title);
    expect(shown(await answerTo(asker.submit(followUp, { text: QUESTION })))).toContain(QUOTE);
    const down = asker.press(answer, /\|down\|/);
    expect((await acknowledgement(down)).data['title']).toBe(modals.reason.title);
    expect(shown(await answerTo(asker.submit(down, { text: '' })))).toContain(done.voteDown);
  });
});

describe('the buttons below an answer', () => {
  it('are one row: context, follow-up, both votes, main points; below publish on a private answer', async () => {
    expect(rows(await ask(stage.asker, QUESTION))).toEqual([['原文上下文', '追问', '👍', '👎', '要点 [1]']]);
    const hidden = await ask(stage.asker, QUESTION, true);
    expect(rows(hidden)).toEqual([['原文上下文', '追问', '👍', '👎', '公开'], ['要点 [1]']]);
  });

  it('shows the passage in its paragraph to the presser alone, in the language of their client', async () => {
    const answer = await ask(stage.asker, QUESTION);
    const passage = await answerTo(
      stage
        .newcomer('reader')
        .at({ locale: 'en-US' })
        .press(answer, /context/),
    );
    expect(passage.ephemeral).toBe(true);
    expect(shown(passage)).toContain('**国家发展改革委定点帮扶河北省灵寿县');
    expect(rows(passage)).toEqual([['Read article', 'Main points']]);
  });

  it('reads the article from its passage, on a private copy', async () => {
    const answer = await ask(stage.newcomer('two'), QUESTION);
    const passage = await answerTo(stage.asker.press(answer, /context/));
    const article = await answerTo(stage.asker.press(passage, /阅读/));
    expect(shown(article)).toContain('今年投入帮扶资金三千万元');
  });

  it('takes a follow-up in a modal and asks one question that stands on its own', async () => {
    const answer = await ask(stage.newcomer('three'), QUESTION);
    const opened = stage.asker.press(answer, /追问/);
    expect((await acknowledgement(opened)).type).toBe(9);
    const next = await answerTo(stage.asker.submit(opened, { text: '那投入多少资金呢？' }));
    expect(shown(next)).toContain('国家发展改革委定点帮扶投入多少资金呢？');
  });

  it('counts one vote a person, changeable, and asks those who vote down for a reason', async () => {
    const person = stage.newcomer('voter');
    const answer = await ask(person, QUESTION);
    expect(shown(await answerTo(person.press(answer, /👍/)))).toContain('有用');
    const down = person.press(answer, /👎/);
    await acknowledgement(down);
    const thanks = await answerTo(person.submit(down, { text: '太旧' }));
    expect(thanks.ephemeral).toBe(true);
    expect(shown(await answerTo(person.press(answer, /👍/)))).toContain('已改');
  });

  it('makes a private answer public once, for its asker, whatever Discord and the bot have forgotten since', async () => {
    const person = stage.newcomer('publisher');
    const answer = await ask(person, QUESTION, true);
    expect(answer.ephemeral).toBe(true);
    const before = person.answers().length;
    expect(shown(await answerTo(stage.newcomer('thief').press(answer, /公开/)))).toContain('只有提问的人');
    expect(shown(await answerTo(person.press(answer, /公开/)))).toContain('已公开');
    expect(shown(await answerTo(person.press(answer, /公开/)))).toContain('已经公开过');
    await stage.restart();
    stage.discord.store.forgetNonces();
    expect(shown(await answerTo(person.press(answer, /公开/)))).toContain('已经公开过');
    expect(person.answers().length - before).toBe(1);
    const published = person.answers().at(-1);
    expect(published && shown(published)).toBe(shown(answer));
    expect(published && rows(published)).toEqual([['原文上下文', '追问', '👍', '👎', '要点 [1]']]);
  });

  it('makes a private answer public although it could not be posted at first', async () => {
    const person = stage.newcomer('publisher-again');
    const answer = await ask(person, QUESTION, true);
    stage.discord.faults.add({ kind: 'forbidden', method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 1 });
    await answerTo(person.press(answer, /公开/));
    expect(shown(await answerTo(person.press(answer, /公开/)))).toContain('已公开');
  });

  it('lets the asker delete what was made public, and nobody else', async () => {
    const person = stage.newcomer('publisher-deleter');
    await answerTo(person.press(await ask(person, QUESTION, true), /公开/));
    const published = person.answers().at(-1);
    if (!published) throw new Error('nothing was made public');
    await answerTo(stage.newcomer('stranger-2').menu('Delete answer', published));
    expect(published.deleted).toBe(false);
    await answerTo(person.menu('Delete answer', published));
    expect(published.deleted).toBe(true);
  });

  it('reads an article that no link leads to, on a private copy', async () => {
    const person = stage.newcomer('linkless');
    const answer = await ask(person, '当地引进什么种植项目带动农民增收？');
    expect(rows(answer)).toEqual([
      ['原文上下文', '追问', '👍', '👎'],
      ['阅读全文 [1]', '要点 [1]'],
    ]);
    const article = await answerTo(person.press(answer, /阅读全文/));
    expect(article.ephemeral).toBe(true);
    expect(shown(article)).toContain('五百户农民');
    expect(shown(answer)).toContain('当地引进蓝莓种植项目');
  });

  it('leaves nothing of somebody who has everything forgotten: public answers are deleted, and it says so', async () => {
    const person = stage.newcomer('forgettable');
    const mention = `<@${stage.discord.world.bot.id}>`;
    const byCommand = await ask(person, QUESTION);
    const byMention = await person.sayAndWait(`${mention} ${QUESTION}`);
    const hidden = await ask(person, QUESTION, true);
    await answerTo(person.press(hidden, /公开/));
    const published = person.answers().at(-1);
    const other = await ask(stage.newcomer('remembered'), QUESTION);
    const told = shown(await answerTo(person.command('forget-me')));
    expect(told).toContain('3 条给你的回答正在删除');
    expect(told).toContain('请自行删除');
    await eventually(() => byCommand.deleted && byMention.deleted && published?.deleted);
    expect(other.deleted).toBe(false);
    const before = person.answers().length;
    await stage.restart();
    await sleep(SILENCE_MS);
    expect(person.answers().length).toBe(before);
  });

  it('calls the one role set up for help, once, for the asker only', async () => {
    const { discord, guild } = stage;
    const helpers = discord.world.addRole(guild, 'helpers');
    const person = stage.newcomer('lost');
    const unset = await ask(person, UNKNOWN);
    expect(labels(unset)).toEqual(['追问', '👍', '👎']);
    expect(shown(unset)).not.toContain('请人帮忙');
    const helpId = person.button(unset, /\|up\|/).replace('up', 'help');
    expect(shown(await answerTo(person.pressId(unset, helpId)))).toContain('还没有设置');
    const manager = stage.newcomer('manager');
    guild.members.set(manager.user.id, [discord.world.addRole(guild, 'managers', BITS.manageGuild).id]);
    await answerTo(manager.command('admin roles', { action: 'helper', role: helpers.id }));
    const refusal = await ask(person, UNKNOWN);
    expect(labels(refusal)).toEqual(['追问', '👍', '👎', '请人帮忙']);
    expect(shown(refusal)).toContain('请人帮忙');
    expect(shown(await answerTo(stage.newcomer('other').press(refusal, /请人帮忙/)))).toContain('只有');
    await answerTo(person.press(refusal, /请人帮忙/));
    const call = person.answers().at(-1);
    expect([...(call?.pings ?? [])]).toEqual([helpers.id]);
    expect(shown(await answerTo(person.press(refusal, /请人帮忙/)))).toContain('已经请过人');
  });

  it('says so where the role for help cannot be pinged, when it is set and when it is asked', async () => {
    const { discord, guild } = stage;
    const silent = discord.world.addRole(guild, 'silent');
    silent.mentionable = false;
    await stage.restart();
    const manager = stage.newcomer('silent-manager');
    guild.members.set(manager.user.id, [discord.world.addRole(guild, 'silent-managers', BITS.manageGuild).id]);
    const set = await answerTo(manager.command('admin roles', { action: 'helper', role: silent.id }));
    expect(shown(set)).toContain('无法提及');
    const person = stage.newcomer('unheard');
    const refusal = await ask(person, UNKNOWN);
    expect(shown(await answerTo(person.press(refusal, /请人帮忙/)))).toContain('无法提及');
    expect([...(person.answers().at(-1)?.pings ?? [])]).toEqual([]);
  });

  it('works after a restart, and says so where the row is gone, offering to ask again', async () => {
    const person = stage.newcomer('patient');
    const answer = await ask(person, QUESTION, true);
    await stage.restart();
    expect(shown(await answerTo(person.press(answer, /context/)))).toContain('灵寿县');
    await answerTo(person.command('forget-me'));
    const notice = await answerTo(person.press(answer, /context/));
    expect(notice.ephemeral).toBe(true);
    expect(labels(notice)).toEqual(['重新提问']);
    const again = person.press(notice, /重新提问/);
    await acknowledgement(again);
    expect(shown(await answerTo(person.submit(again, { text: QUESTION })))).toContain(QUOTE);
  });

  it('shows the text of a question as it was written, escaped once, and asks it again unescaped', async () => {
    const person = stage.newcomer('formatter');
    const question = '**国家**发展改革委_定点帮扶_哪些县 [x](https://evil.example) \u202e？';
    const answer = await ask(person, question, true);
    expect(shown(answer)).toContain('\\*\\*国家\\*\\*发展改革委\\_定点帮扶\\_哪些县 \\[x\\]');
    expect(shown(answer)).not.toContain('\u202e');
    await answerTo(person.command('forget-me'));
    const notice = await answerTo(person.press(answer, /context/));
    expect(shown(notice)).toContain('\\*\\*国家\\*\\*发展改革委\\_定点帮扶\\_哪些县 \\[x\\]');
    const again = await acknowledgement(person.press(notice, /重新提问/));
    const [input] = listOf(listOf(again.data['components'])[0]?.['components']);
    expect(input?.['value']).toBe(question.replace('\u202e', '').replace(/ +/g, ' '));
  });

  it('still shows passages that stand after a rebuild, and says which do not, offering to ask again', async () => {
    const person = stage.newcomer('faithful');
    const moved = await ask(person, QUESTION);
    const kept = await ask(person, '当地引进什么种植项目带动农民增收？');
    await stage.restart({ YOUJU_TEST_SHELF: 'changed' });
    expect(shown(await answerTo(person.press(kept, /context/)))).toContain('五百户农民');
    const notice = await answerTo(person.press(moved, /context/));
    expect(shown(notice)).toContain('更新过');
    expect(labels(notice)).toEqual(['重新提问']);
    await stage.restart();
  });

  it('belongs to the guild of its answer: the same id used in another guild is refused, modals included', async () => {
    const { discord, guild } = stage;
    const person = stage.newcomer('traveller');
    const answer = await ask(person, QUESTION);
    const foreign = discord.world.addGuild('foreign', [person.user]);
    const channel = discord.world.addChannel(foreign, 'elsewhere');
    discord.gateway.dispatch('GUILD_CREATE', guildPayload(discord.world, foreign));
    const there = person.at({ channel });
    const shownThere = shown(await answerTo(there.pressId(answer, person.button(answer, /context/))));
    expect(shownThere).toContain('已经删除');
    expect(shownThere).not.toContain('灵寿县');
    expect(shown(await answerTo(there.pressId(answer, person.button(answer, /👍/))))).toContain('已经删除');
    const opened = there.pressId(answer, person.button(answer, /追问/));
    await acknowledgement(opened);
    const next = shown(await answerTo(there.submit(opened, { text: '那投入多少资金呢？' })));
    expect(next).not.toContain('国家发展改革委定点帮扶投入');
    expect(next).not.toContain('灵寿县');
    expect(guild.id).not.toBe(foreign.id);
  });

  it.each(['y1|constructor', 'y1|__proto__|1', 'y1|toString'])('%s is an unknown button like any other', async (id) => {
    const person = stage.newcomer(id.slice(3));
    const answer = await ask(person, QUESTION);
    const unknown = shown(await answerTo(person.pressId(answer, 'y1|no-such-thing')));
    const notice = shown(await answerTo(person.pressId(answer, id)));
    expect(unknown).toMatch(/[0-9a-f]{8}/);
    expect(notice.replace(/[0-9a-f]{8}/, '')).toBe(unknown.replace(/[0-9a-f]{8}/, ''));
  });

  it('lets the asker and those who manage messages delete an answer, nobody else', async () => {
    const person = stage.newcomer('deleter');
    const answer = await ask(person, QUESTION);
    expect(shown(await answerTo(stage.newcomer('stranger').menu('Delete answer', answer)))).toContain('只有');
    expect(answer.deleted).toBe(false);
    await answerTo(person.menu('Delete answer', answer));
    expect(answer.deleted).toBe(true);
  });

  it('breaks no rule of Discord', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
