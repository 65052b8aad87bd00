import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_QUESTION_CHARS } from '../../../../src/model/question.ts';
import type { Turn } from '../../../../src/model/turn.ts';
import { resolveFollowUp } from '../../../../src/question/conversation/follow-up.ts';
import type { FollowUpReading } from '../../../../src/question/reference/tools.ts';
import { makeReading } from '../../../support/follow-up-reading.ts';

let reading: FollowUpReading;

beforeAll(async () => {
  reading = await makeReading();
});

const COUNTIES = '国家发展改革委定点帮扶哪些县？';
const NAMED = '灵寿县、汪清县、田东县';

function ask(text: string, ...turns: readonly (readonly [string, (string | null)?])[]): string {
  const earlier = turns.map(([question, short = null]): Turn => ({ question, short }));
  return resolveFollowUp(text, earlier, reading).asked;
}

const HELPED = 'Which counties does the NDRC help?';

describe('a further question in English', () => {
  it.each<[string, string | null, string, string]>([
    [HELPED, NAMED, 'and in Hebei?', 'Which counties does the NDRC help in Hebei?'],
    [
      'Which county in Jilin does the NDRC help?',
      '汪清县',
      'And in Hebei?',
      'Which county in Hebei does the NDRC help?',
    ],
    [HELPED, NAMED, 'What about the PBOC?', 'Which counties does the PBOC help?'],
    ['How much did the NDRC invest in 2022?', null, 'what about 2021?', 'How much did the NDRC invest in 2021?'],
    ['How much did the NDRC invest in 2022?', null, 'and the year before?', 'How much did the NDRC invest in 2021?'],
    ['How much did the NDRC invest?', null, 'and last year?', 'How much did the NDRC invest in 2022?'],
    [
      "When was the NDRC's assistance meeting held?",
      null,
      'who chaired it?',
      "who chaired the NDRC's assistance meeting?",
    ],
    ['Who chaired the NDRC meeting?', '何立峰', 'And what did he stress?', 'what did 何立峰 stress?'],
    ['Who chaired the NDRC meeting?', '何立峰', 'when was it held?', 'when was the NDRC meeting held?'],
    ['What did He Lifeng chair?', null, 'what is his position?', "what is He Lifeng's position?"],
    [HELPED, NAMED, 'when was the meeting?', 'when was the meeting for the NDRC?'],
    [COUNTIES, NAMED, 'who chaired it?', 'who chaired 国家发展改革委定点帮扶?'],
    [COUNTIES, NAMED, 'what about the PBOC?', '中国人民银行定点帮扶哪些县？'],
    ['发改委2022年投入多少资金？', null, 'and 2021?', '发改委2021年投入多少资金？'],
  ])('after %s (%s): %s', (before, short, text, expected) => {
    expect(ask(text, [before, short])).toBe(expected);
  });

  it.each([
    'How many collectives did the PBOC commend?',
    'Who is He Lifeng?',
    'How many poor villages were lifted out of poverty?',
  ])('with its own subject takes nothing from before: %s', (text) => {
    expect(ask(text, [HELPED, NAMED])).toBe(text);
  });
});

describe('a further question', () => {
  it.each<[string, string | null, string, string]>([
    // the subject of the earlier question
    [COUNTIES, NAMED, '会议是谁主持的？', '国家发展改革委定点帮扶会议是谁主持的？'],
    [COUNTIES, NAMED, '谁主持？', '国家发展改革委定点帮扶谁主持？'],
    [COUNTIES, NAMED, '哪天？', '国家发展改革委定点帮扶是哪天？'],
    [
      '国家发展改革委定点帮扶会议是谁主持的？',
      '何立峰',
      '什么时候召开的？',
      '国家发展改革委定点帮扶会议什么时候召开的？',
    ],
    [
      '国家发展改革委2022年度全体会议由谁主持？',
      '何立峰',
      '会议是哪天召开的？',
      '国家发展改革委2022年度全体会议是哪天召开的？',
    ],
    ['谁代表全国妇联讲话？', '杜芮', '会议什么时候开的？', '全国妇联讲话会议什么时候开的？'],
    ['人民银行表彰了多少个先进集体？', '65个', '哪天开的会？', '人民银行表彰哪天开的会？'],
    // pronouns
    ['会议是谁主持的？', '何立峰', '他强调了什么？', '何立峰强调了什么？'],
    ['何立峰主持了什么会议？', '全体会议', '他是什么职务？', '何立峰是什么职务？'],
    ['何立峰主持了什么会议？', null, '她是谁', '何立峰是谁'],
    [COUNTIES, NAMED, '它的会议是谁主持的？', '国家发展改革委的会议是谁主持的？'],
    [COUNTIES, NAMED, '这三个县在哪些省？', '灵寿县、汪清县、田东县在哪些省？'],
    [COUNTIES, NAMED, '其中在吉林的是哪个？', '国家发展改革委定点帮扶的灵寿县、汪清县、田东县中在吉林的是哪个？'],
    ['人民银行的会议什么时候召开的？', '2021年7月22日', '当天表彰了多少个集体？', '2021年7月22日表彰了多少个集体？'],
    [COUNTIES, NAMED, '这次会议是谁主持的？', '国家发展改革委定点帮扶会议是谁主持的？'],
    [COUNTIES, NAMED, '该单位今年有什么计划？', '国家发展改革委2023年有什么计划？'],
    // exchanges
    ['谁代表共青团中央讲话？', '傅振邦', '全国妇联呢？', '谁代表全国妇联讲话？'],
    ['谁代表共青团中央讲话？', '傅振邦', '那中国残联呢', '谁代表中国残联讲话？'],
    ['發改委2022年投入多少資金？', null, '那2021年呢？', '發改委2021年投入多少資金？'],
    ['发改委2022年投入多少资金？', null, '那去年呢？', '发改委2022年投入多少资金？'],
    ['发改委2022年投入多少资金？', null, '那前一年呢？', '发改委2021年投入多少资金？'],
    ['投入了多少资金？', null, '去年呢', '2022年投入了多少资金？'],
    ['灵寿县投入多少资金？', null, '那汪清县呢？', '汪清县投入多少资金？'],
    ['国家发展改革委在河北帮扶哪个县？', '灵寿县', '吉林呢？', '国家发展改革委在吉林帮扶哪个县？'],
    [COUNTIES, NAMED, '吉林呢？', '国家发展改革委在吉林定点帮扶哪些县？'],
    ['何立峰是什么职务？', null, '刘国强呢？', '刘国强是什么职务？'],
    ['刘焕鑫是什么职务？', null, '那傅振邦呢？', '傅振邦是什么职务？'],
    ['人民银行表彰了多少个先进集体？', '65个', '先进个人呢？', '人民银行表彰了多少个先进个人？'],
    ['全国有多少个贫困县摘帽？', '832个', '贫困村呢？', '全国有多少个贫困村摘帽？'],
    [COUNTIES, NAMED, '时间呢？', '国家发展改革委定点帮扶是什么时候？'],
    ['国家发展改革委的会议由谁主持？', null, '那人民银行的会议呢？', '人民银行的会议由谁主持？'],
    ['国家发展改革委的会议由谁主持？', null, '那2022年的会议呢？', '国家发展改革委2022年的会议由谁主持？'],
    ['国家乡村振兴局的会议由谁主持？', null, '是不是蒋天宝？', '国家乡村振兴局的会议由蒋天宝主持吗？'],
    ['国家乡村振兴局的会议由谁主持？', null, '不是何立峰吗？', '国家乡村振兴局的会议由何立峰主持吗？'],
    ['共青团中央和全国妇联出席会议的是谁？', null, '他们讲话了吗？', '共青团中央和全国妇联讲话了吗？'],
    [COUNTIES, null, '那有哪几个呢？', '国家发展改革委定点帮扶有哪几个呢？'],
    // the whole statement
    [COUNTIES, NAMED, '为什么？', '为什么国家发展改革委定点帮扶灵寿县、汪清县、田东县？'],
    [COUNTIES, NAMED, '还有吗？', COUNTIES],
    [COUNTIES, NAMED, '还有哪些？', COUNTIES],
    ['发改委今年帮扶哪些县？', null, '那2021年投入多少呢？', '发改委帮扶2021年投入多少呢？'],
  ])('after %s (%s): %s', (before, short, text, expected) => {
    expect(ask(text, [before, short])).toBe(expected);
  });

  it.each([
    ['央行表彰了多少个先进集体？'],
    ['何立峰是谁？'],
    ['灵寿县在哪个省？'],
    ['灵寿县今年投入了多少帮扶资金？'],
    ['《定点帮扶工作计划》是哪年的？'],
    ['脱贫人口人均纯收入是多少？'],
    ['火星移民计划是谁提出的？'],
    ['人民银行的这次会议是谁主持的？'],
    ['其他地区的贫困村有多少出列？'],
    ['蓝莓种植带动多少户增收？'],
  ])('with its own subject takes nothing from before: %s', (text) => {
    expect(ask(text, [COUNTIES, NAMED])).toBe(text);
  });

  it('stands alone where nothing was asked before', () => {
    expect(resolveFollowUp('那去年呢？', [], reading)).toEqual({ asked: '那去年呢？', change: 'none', taken: '' });
  });

  it('goes on from the topic of a thread', () => {
    expect(ask('会议是谁主持的？', ['发改委定点帮扶三个县'])).toBe('发改委定点帮扶三个县会议是谁主持的？');
  });

  it('follows a chain as each turn was resolved', () => {
    const second = ask('会议是谁主持的？', [COUNTIES, NAMED]);
    const third = ask('什么时候召开的？', [COUNTIES, NAMED], [second, '何立峰']);
    expect(third).toBe('国家发展改革委定点帮扶会议什么时候召开的？');
    expect(ask('他强调了什么？', [COUNTIES, NAMED], [second, '何立峰'], [third, '6月13日'])).toBe('何立峰强调了什么？');
  });

  it('says what it did', () => {
    const turns = [{ question: COUNTIES, short: NAMED }];
    expect(resolveFollowUp('谁主持？', turns, reading)).toMatchObject({
      change: 'subject',
      taken: '国家发展改革委定点帮扶',
    });
    expect(resolveFollowUp('全国妇联呢？', turns, reading)).toMatchObject({ change: 'exchange', taken: '全国妇联' });
    expect(resolveFollowUp('它在哪里？', turns, reading)).toMatchObject({ change: 'pronoun', taken: '国家发展改革委' });
  });

  it('is never too long by what it follows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.string({ maxLength: MAX_QUESTION_CHARS }), (before, text) => {
        expect(ask(text, [before, before.slice(0, 20)]).length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a further question about the article of the conversation', () => {
  const before: Turn = { question: '纽约州确诊了多少人？', short: '12万人', articleId: 'a1' };
  const resolve = (text: string, turns: readonly Turn[] = [before]) => resolveFollowUp(text, turns, reading);

  it('is read in that article as it was typed, where it does not say what it is about', () => {
    expect(resolve('死了多少人').also).toEqual({ texts: ['死了多少人'], articleId: 'a1' });
    expect(resolve('那受伤的呢？').also).toEqual({ texts: ['纽约州受伤有多少人？'], articleId: 'a1' });
    expect(resolve('where is she being held now?').also).toEqual({
      texts: ['where is she being held now?'],
      articleId: 'a1',
    });
    expect(resolve('how many died?').also).toEqual({ texts: ['how many died?'], articleId: 'a1' });
  });

  it('is not, where it names its own subject', () => {
    expect(resolve('国家发展改革委定点帮扶哪些县？').also).toBeUndefined();
    expect(resolve('Which counties does the NDRC help?').also).toBeUndefined();
  });

  it('is none where a later question was about something else, and found nothing', () => {
    const elsewhere: Turn = { question: '中国人民银行的会议由谁主持？', short: null };
    expect(resolve('会议在哪天召开？', [before, elsewhere]).also).toBeUndefined();
  });

  it('is the article of the latest answer that had one', () => {
    const refused: Turn = { question: '纽约州长是谁？', short: null };
    expect(resolve('死了多少人', [before, refused]).also?.articleId).toBe('a1');
    expect(resolve('死了多少人', [refused]).also).toBeUndefined();
  });
});

describe('a further question as it is typed in a chat', () => {
  it.each<[string, string | null, string, string]>([
    ['纽约州确诊了多少人？', '12万人', '那死亡的呢', '纽约州死亡有多少人？'],
    ['谁主持了国家发展改革委的会议？', '何立峰', '不对，我问的是人民银行', '谁主持了人民银行的会议？'],
    ['贝鲁特爆炸死了多少人？', '154人', '操作员呢，有几个？', '贝鲁特爆炸操作员有几个？'],
  ])('after %s (%s): %s', (question, short, text, expected) => {
    expect(ask(text, [question, short])).toBe(expected);
  });

  it.each<[string, string | null, string, string]>([
    // The person that a question is about stays the subject of the next one.
    ['宋子明是谁手下的将领？', '侯安都', '他最后在哪里？', '宋子明最后在哪里？'],
    ['会议由谁主持？', '何立峰', '他讲了什么？', '何立峰讲了什么？'],
    // A body that no glossary knows, a brand, a term in quotation marks.
    [
      '海山空间技术研究院哪年成立的？',
      '1970年',
      '他们一共发射了多少颗卫星？',
      '海山空间技术研究院一共发射了多少颗卫星？',
    ],
    ['海山空间技术研究院现在院长是谁？', '李某', '书记呢？', '海山空间技术研究院书记是谁？'],
    ['“素养”这个说法哪一年出现？', '1959年', '谁提的？', '“素养”这个说法谁提的？'],
    // The described thing, and not only its description.
    ['1970年在冰原基地出事的是什么飞机？', 'T-7', '上面带了几个人？', '1970年在冰原基地出事的飞机上面带了几个人？'],
    ['议会里多少票赞成？', '84票', '反对的呢？', '议会里多少票反对？'],
    ['是谁宣布的？', '加文·纽顿', '他是干什么的？', '加文·纽顿是干什么的？'],
  ])('after %s (%s): %s', (question, short, text, expected) => {
    expect(ask(text, [question, short])).toBe(expected);
  });

  it.each([
    // 这家公司 after its own name refers to nothing earlier.
    'McKay这家公司现在叫什么？',
    // 当地人 are people of a place that the article names.
    '还有几个当地人一起被抓了？',
    'T-7能飞多高？',
  ])('with its own subject stays: %s', (text) => {
    expect(ask(text, ['云岭县在哪一年出现？', '1959年'])).toBe(text);
  });

  it('goes on with the topic that was opened, not with a turn that was itself short', () => {
    const opened = ['海山7號線由邊度行去邊度？', '东门'] as const;
    expect(ask('而家用幾多架車？', opened, ['全程幾多錢？', '4元'])).toBe('海山7號線而家用幾多架車？');
  });

  it('is also read as it was typed where a pronoun was put in', () => {
    const turn = { question: '会议由谁主持？', short: '何立峰', articleId: 'a1' };
    expect(resolveFollowUp('他讲了什么？', [turn], reading).also).toEqual({
      texts: ['何立峰讲了什么？', '他讲了什么？'],
      articleId: 'a1',
    });
  });

  it('says nothing twice where the same is asked again', () => {
    expect(ask('会议由谁主持？', ['会议由谁主持？', '李某'])).toBe('会议由谁主持？');
  });

  it('takes no country for a person', () => {
    expect(ask('他今年多大？', ['巴西总统在哪里？', null])).not.toContain('巴西今年');
  });
});
