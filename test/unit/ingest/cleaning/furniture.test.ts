import { describe, expect, it } from 'vitest';
import { FURNITURE_RULES } from '../../../../src/ingest/cleaning/furniture-rules.ts';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';

const ONE = '县里今年新开三条公交线路，沿线十二个村的居民进城不用再换车，票价仍为两元。';
const TWO = '运营公司表示，新线路全部使用电动车，早班五点半发车，末班延长到晚上九点。';

function cleanLines(...lines: string[]) {
  const { title, body, ...article } =
    cleanText('a.txt', `公交线路有变化\n${lines.join('\n')}`).cleaned[0]?.article ?? {};
  return { ...article, title, lines: body?.split('\n') };
}

function linesAround(...lines: string[]): string[] | undefined {
  return cleanLines(ONE, ...lines, TWO).lines?.slice(1, -1);
}

function linesBelow(...lines: string[]): string[] | undefined {
  return cleanLines(ONE, TWO, ...lines).lines?.slice(2);
}

describe('lines that only look like furniture', () => {
  it.each([
    ['大桥路站', '中山路站', '小河沿站'],
    ['关闭老线路两条'],
    ['返回县城的末班车'],
    ['打印车票的机器共八台'],
    ['微信', '支付宝'],
    ['分类：常规线、快线、夜间线'],
    ['时间：每日5时30分至21时'],
    ['主编：李一', '出版社：路上出版社'],
    ['地点：客运总站', '时间：2022年9月1日'],
    ['客运总站→大桥路→东山村'],
    ['声明'],
    ['投诉电话受理范围'],
    ['客流排行榜'],
    ['县公交公众号'],
    ['100200300400500600700800'],
  ])('stay inside the article: %s', (...lines) => {
    expect(linesAround(...lines)).toEqual(lines);
  });

  it.each([
    ['监督举报电话：0000-1234567'],
    ['特别声明：网传停运的消息不实，三条线路照常运行。'],
    ['相关文件', '身份证原件', '一寸照片两张'],
    ['相关信息', '月票60元'],
  ])('stay at the end of the article: %s', (...lines) => {
    expect(linesBelow(...lines)).toEqual(lines);
  });

  it('are titles too', () => {
    expect(cleanText('a.txt', `大小车辆一律限速\n${ONE}\n${TWO}`).cleaned[0]?.article.title).toBe('大小车辆一律限速');
  });
});

/** For every kind of furniture, sentences of articles about the same things. */
const COUNTER_EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  breadcrumb: [
    '您现在的位置离客运总站只有三百米，步行五分钟就到。',
    '从首页到结算，网上购票的步骤由七步减为三步。',
    '首页改版以后，查末班车只要点一次。',
  ],
  copyright: [
    '书店版权意识强，店里只卖正版书，三年没有收到一次投诉。',
    '法院认为，被告未经许可不得使用该商标，判其赔偿两万元。',
    '协会发表声明：网传版权收费的消息不实，转载新闻照旧免费。',
    '版权声明里写着，这本画册的收入全部捐给村小学。',
    '本网站所有栏目今年都已改版，乘客可以在上面留言。',
    '网上订票须注明来源地，缺一项就不能付款。',
    '版权所有者是三位村民，他们把图案免费交给合作社。',
  ],
  'complaint-notice': [
    '县里公布了举报电话，一个月接到线索四十二条。',
    '居民可拨打投诉热线，工作人员当天回电。',
    '投诉的人大多问票价。',
  ],
  disclaimer: ['专家说，个别案例不代表整体情况，还要看全年的数据。', '上述内容仅供选手赛前练习，正式题目由抽签决定。'],
  promotion: [
    '乘客扫描站牌上的二维码，就能看到下一班车几点到。',
    '这家公众号三年发了八百篇文章，关注人数超过十万。',
    '车站里写着请继续往前走，小心台阶。',
    '继续阅读的人越来越多，车上的书架添了两排。',
    '乘客下载公交APP，就能看到下一班车几点到，半年里有三万人装了这个软件。',
    '乘客打开APP查看余票，不用再排队。',
    '打开客户端看余票的人越来越多。',
  ],
  'share-bar': [
    '收藏家王某捐出一百二十件瓷器。',
    '打印店的老板说，开学那一周最忙。',
    '微信支付占全部车票收入的六成。',
    '点赞128 转发36，是公交公司头一条视频的成绩。',
  ],
  navigation: ['返回县城的车票由八元降到六元。', '上一条线路开通时，只有三个村通车。', '搜索队在山里找了两天。'],
  'related-links': ['相关新闻发布会将在下周三举行，由副县长主持。', '延伸阅读课是这所学校的特色，每周两节。'],
  'reader-comments': ['三十人参与了评选，收到评论两百多条。', '我要评论的是票价，而不是车型。'],
  'site-footer': ['这次活动主办单位有五家，承办单位是县文化馆。', '技术支持由省里的一所大学免费提供。'],
  'metadata-line': ['编号为100200300400的公交车昨天首次上路。'],
};

/**
 * The price of the rules: these are removed as the last line of an article, because notices below articles look the
 * same.
 */
const LOST_AT_THE_END = [
  '法院认为，被告未经许可不得使用该商标，判其赔偿两万元。',
  '网上订票须注明来源地，缺一项就不能付款。',
  '上述内容仅供选手赛前练习，正式题目由抽签决定。',
  '乘客扫描站牌上的二维码，就能看到下一班车几点到。',
];

describe('sentences that speak of what furniture is about', () => {
  it('are there for every kind of furniture', () => {
    const kinds = [...new Set(FURNITURE_RULES.map(({ reason }) => reason))].sort();
    expect(Object.keys(COUNTER_EXAMPLES).sort()).toEqual(kinds);
  });

  it.each(Object.values(COUNTER_EXAMPLES).flat())('stay inside the article: %s', (sentence) => {
    expect(linesAround(sentence)).toEqual([sentence]);
  });

  it.each(
    Object.values(COUNTER_EXAMPLES)
      .flat()
      .filter((sentence) => !LOST_AT_THE_END.includes(sentence)),
  )('stay at its end: %s', (sentence) => {
    expect(linesBelow(sentence)).toEqual([sentence]);
  });

  it.each(LOST_AT_THE_END)('go where a page’s notices stand in the same words: %s', (sentence) => {
    expect(linesBelow(sentence)).toEqual([]);
  });
});

describe('furniture in its place', () => {
  it.each([
    ['【大 中 小】 【打印】 【关闭】'],
    ['字体：大 中 小'],
    ['返回顶部'],
    ['违法和不良信息举报电话：0000-1234567'],
    ['版权所有：某某网', '举报电话：0000-1234567'],
    ['特别声明：以上内容为自媒体用户上传并发布，本平台仅提供信息存储服务。'],
    ['相关文件', '关于调整公交线路的通知', '2022年公交补贴办法'],
    ['相关阅读', '邻县公交也要提速', '电动车充电站建成'],
    ['责任编辑：王二', '关键词：公交'],
    ['3条评论|20人参与网友评论', '阅读排行榜 评论排行榜', '某某新闻公众号'],
    ['00100203040506070809101112131415'],
    ['预览时标签不可点', '微信扫一扫', '继续滑动看下一个'],
    ['看全文', '跟贴 12 参与 34'],
    ['打开APP'],
    ['打開某某新聞APP看更多精彩'],
    ['APP内打开'],
    ['手机扫码阅读'],
    ['请下载某某客户端。'],
    ['点击下载某某APP，阅读更多资讯。'],
  ])('goes at the end: %s', (...lines) => {
    expect(linesBelow(...lines)).toEqual([]);
  });

  it.each([['请继续往下阅读…'], ['相关报道：邻县公交也要提速'], ['分享到：', '微信', '微博']])(
    'goes inside the article: %s',
    (...lines) => {
      expect(linesAround(...lines)).toEqual([]);
    },
  );

  it('gives an editor behind tools', () => {
    const { editor, lines } = cleanLines(ONE, TWO, '【纠错】 【责任编辑:王二 】');
    expect([editor, lines]).toEqual(['王二', [ONE, TWO]]);
  });
});

describe('labels of an article’s parts', () => {
  it('give its title and text', () => {
    const text = `标题：公交改线\n时间：2022-09-01\n来源：县融媒体中心\n正文：${ONE}\n${TWO}`;
    expect(cleanText('a.txt', text).cleaned[0]?.article).toMatchObject({
      title: '公交改线',
      publishedOn: '2022-09-01',
      source: '县融媒体中心',
      body: `${ONE}\n${TWO}`,
    });
  });

  it('are text where no title is labelled', () => {
    expect(linesAround('内容：三条线路的走向')).toEqual(['内容：三条线路的走向']);
  });
});

describe('an account and a time', () => {
  it('are source and date', () => {
    expect(cleanLines('公交观察 2022-09-01 08:00', ONE, TWO)).toMatchObject({
      source: '公交观察',
      publishedOn: '2022-09-01',
    });
  });

  it('are text where the time is another’s', () => {
    expect(cleanLines('首班发车时间 2022-09-01 05:30', ONE, TWO).lines).toHaveLength(3);
  });

  it('come with an editor without the site’s code', () => {
    expect(cleanLines(ONE, TWO, '（责任编辑：王二 HF013）').editor).toBe('王二');
    expect(cleanLines(ONE, TWO, '（編輯：王二）1110901').editor).toBe('王二');
  });
});
