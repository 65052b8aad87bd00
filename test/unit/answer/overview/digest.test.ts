import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/answer/overview/digest.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { DIGEST } from '../../../../src/model/tuning.ts';
import type { OpenIndex } from '../../../../src/store/open-index.ts';
import { smallAnswerer } from '../../../support/small-answerer.ts';

const MEETING = `新华社北京5月6日电（记者 王芳）5月6日，清河县召开防汛工作会议，县长周建国出席会议并讲话，总结去年防汛工作，安排部署今年任务。会议听取了各乡镇汇报。
周建国强调，各部门要狠抓落实。一要压实防汛责任，逐级签订责任书，做到守土有责、守土负责、守土尽责。二要加固河堤水库，投入资金3200万元，在主汛期到来之前完成12座水库除险。三要备足防汛物资，按照标准储备沙袋和冲锋舟，落实专人保管。四要加强监测预警，严格执行二十四小时值班制度，及时发布预警信息。
会议认真学习有关文件精神，大家围绕防汛工作进行了讨论，气氛热烈，意见中肯，达到了预期目的，统一了思想认识，明确了努力方向。会前，与会人员到清河大桥和白石水库察看了堤防、闸门和备料场，了解了进度，看望了值守人员。各乡镇主要负责同志参加会议，有关单位负责同志列席会议。`;
const BRIEF = '清河县一座桥梁垮塌。事故造成3人受伤，桥上两辆货车坠河。县里成立调查组，查明原因。';

let index: OpenIndex;
beforeAll(async () => {
  const articles = [MEETING, BRIEF].map((body, i) =>
    bareArticle({ id: `a${i}`, body, title: i === 0 ? '清河县部署防汛工作' : null }),
  );
  index = (await smallAnswerer(articles, null)).index;
});
const linesOf = (i: number) =>
  digestOf(index, i).lines.map(({ start, end }) => index.articles[i]?.body.slice(start, end) ?? '');

describe('digestOf', () => {
  it('begins with who did what when, without the dateline', () => {
    expect(linesOf(0)[0]).toMatch(/^5月6日，清河县召开防汛工作会议/);
  });

  it('lists all that the article counts up, each from its number on', () => {
    const { listed } = digestOf(index, 0);
    expect(listed).toEqual({ shown: 4, of: 4 });
    expect(
      linesOf(0)
        .filter((line) => /^[一二三四]要/.test(line))
        .map((line) => line.charAt(0)),
    ).toEqual(['一', '二', '三', '四']);
  });

  it('leaves the participants out', () => {
    expect(linesOf(0).join()).not.toContain('列席会议');
  });

  it('keeps its limits and the order of the article, whatever the article', async () => {
    const sentence = fc.array(
      fc.constantFrom('一要修堤', '防汛', '“清河', '县”', '，', '、', '3人', '。', '；', '但是', '\n'),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(sentence, async (pieces) => {
        const body = pieces.join('');
        if (body.trim() === '') return;
        const { index: own } = await smallAnswerer([bareArticle({ id: 'x', body })], null);
        const { lines } = digestOf(own, 0);
        expect(lines.length).toBeLessThanOrEqual(DIGEST.lines);
        lines.forEach(({ start, end }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(lines[i - 1]?.end ?? 0);
        });
        const chars = lines.slice(1).reduce((sum, { start, end }) => sum + end - start, 0);
        expect(chars).toBeLessThanOrEqual(body.length * DIGEST.share);
      }),
      { numRuns: 40 },
    );
  });
});
