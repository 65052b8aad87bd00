import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRINGS } from '../../src/render/strings/strings.ts';
import { eventually } from '../support/discord/eventually.ts';
import { answerTo } from '../support/discord/person.ts';
import { labels, type Stage, setStage, shown } from '../support/discord/stage.ts';

const QUESTION = '哪些文章提到帮扶？';
const strings = STRINGS['zh-Hans'];
const POINTS = new RegExp(`^${strings.buttons.digest}`);

let stage: Stage;
let mention: string;

beforeAll(async () => {
  stage = await setStage({ YOUJU_TEST_SHELF: 'many' });
  mention = `<@${stage.discord.world.bot.id}>`;
});

afterAll(async () => {
  await stage.close();
});

describe('the button for the main points of an article', () => {
  it('stands on every source of an answer, and answers the presser alone', async () => {
    const person = stage.newcomer('reader');
    const answer = await person.sayAndWait(`${mention} 第3次会议研究帮扶工作？`);
    expect(labels(answer).filter((label) => POINTS.test(label))).toEqual([`${strings.buttons.digest} [1]`]);
    const points = await answerTo(person.press(answer, POINTS));
    expect(points.ephemeral).toBe(true);
    expect(shown(points)).toContain('第3次会议研究帮扶工作。');
    expect(shown(points)).toContain(strings.overview.headlines.digest({ shown: 1, found: 1, of: 12 }));
    expect(labels(points).some((label) => POINTS.test(label))).toBe(false);
  });

  it('stands on an article and on a quotation in its context', async () => {
    const person = stage.newcomer('article-reader');
    const page = await answerTo(person.command('article show', { article: '第4次帮扶会议' }));
    expect(shown(await answerTo(person.press(page, POINTS)))).toContain('第4次会议研究帮扶工作。');
    const answer = await person.sayAndWait(`${mention} 第5次会议研究帮扶工作？`);
    const context = await answerTo(person.press(answer, new RegExp(strings.buttons.context)));
    expect(shown(await answerTo(person.press(context, POINTS)))).toContain('第5次会议研究帮扶工作。');
  });

  it('of an article that is gone says so', async () => {
    const person = stage.newcomer('late-reader');
    const answer = await person.sayAndWait(`${mention} 第6次会议研究帮扶工作？`);
    const told = await answerTo(person.pressId(answer, 'y1|digest|gone'));
    expect(shown(told)).toContain(strings.refusals.articleUnknown);
  });
});

describe('a list of articles', () => {
  it('is turned by its asker page by page until all were shown, also after a restart', async () => {
    const person = stage.newcomer('turner');
    const answer = await person.sayAndWait(`${mention} ${QUESTION}`);
    expect(shown(answer)).toContain(strings.page(1, 3));
    const pages = [shown(answer)];
    for (const page of [2, 3]) {
      if (page === 3) await stage.restart();
      person.press(answer, new RegExp(strings.buttons.next));
      await eventually(() => shown(answer).includes(strings.page(page, 3)));
      pages.push(shown(answer));
    }
    for (let i = 1; i <= 12; i++) {
      expect(pages.filter((page) => page.includes(`第${i}次帮扶会议`))).toHaveLength(1);
    }
    expect(() => person.button(answer, new RegExp(strings.buttons.next))).toThrow('disabled');
  });

  it('is turned by others on a copy of their own', async () => {
    const answer = await stage.newcomer('asker-of-list').sayAndWait(`${mention} ${QUESTION}`);
    const before = shown(answer);
    const other = stage.newcomer('other');
    const copy = await answerTo(other.press(answer, new RegExp(strings.buttons.next)));
    expect(copy.ephemeral).toBe(true);
    expect(shown(copy)).toContain(strings.page(2, 3));
    expect(shown(answer)).toBe(before);
  });

  it('prints the title of each article once', async () => {
    const answer = await stage.newcomer('title-reader').sayAndWait(`${mention} ${QUESTION}`);
    expect(shown(answer).split('第2次帮扶会议')).toHaveLength(2);
  });

  it('broke no rule of Discord, nor did anything else', () => {
    expect(stage.discord.violations).toEqual([]);
  });
});
