import { describe, expect, it } from 'vitest';
import { BODY, cleanOne, cleanPage, PARAGRAPHS } from '../../../support/clean-one.ts';

const TITLE = '县图书馆延长开放时间';
const [FIRST, SECOND] = PARAGRAPHS;

/** Lines after the text, with the site that has them. */
const TAILS: readonly (readonly [string, string])[] = [
  [
    '163',
    '特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。\n登录并发贴\n网友评论仅供其表达个人看法，并不表明网易立场。',
  ],
  ['163, its desk', '本文来源：县融媒中心 责任编辑：林夏_NF1234\n跟贴 12 参与 340\n返回网易首页 下载网易新闻客户端'],
  [
    '163, its report link',
    '林夏 本文来源：县融媒中心 责任编辑：林夏_NN7649\n举报\n分享至\n用微信扫码二维码\n分享至好友和朋友圈',
  ],
  ['Xinhua', '【纠错】 【责任编辑:林夏 】'],
  ['Xinhua, its code', '责任编辑：林夏\n010020020110000000000000011100001310123456'],
  ['Xinhua, its client', '【责任编辑:林夏】\n新华社客户端下载\n阅读下一篇：\n县博物馆新展开幕'],
  [
    'Sina',
    '责任编辑：林夏 SF123\n新浪财经声明：新浪网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。\n关键字 : 图书馆',
  ],
  [
    'Sina, its boards',
    '新浪新闻公众号\n更多猛料！欢迎扫描左方二维码关注新浪新闻官方微信（xinlang-xinwen）\n相关新闻\n6条评论|106人参与网友评论\n阅读排行榜 评论排行榜\n新浪新闻意见反馈留言板 400-052-0066 欢迎批评指正',
  ],
  ['guancha', '本文系观察者网独家稿件，未经授权，不得转载。\n请支持独立网站，转发请注明本文链接：\n责任编辑：林夏'],
  [
    'guancha, its account',
    '分享到\n来源：观察者网 | 责任编辑：林夏\n打开观察者网客户端，提升阅读体验\n关注观察者网微信guanchacn，每日阅读趣味文章。',
  ],
  [
    'hexun',
    '（责任编辑：林夏 HF013）\n看全文\n和讯网今天刊登了《县图书馆延长开放时间》一文，关于此事的更多报道，请在和讯财经客户端上阅读。\n写评论已有条评论跟帖用户自律公约',
  ],
  [
    'hexun, its statement',
    '【免责声明】本文仅代表作者本人观点，与和讯网无关。和讯网站对文中陈述、观点判断保持中立，不对所包含内容的准确性、可靠性或完整性提供任何明示或暗示的保证。请读者仅作参考，并请自行承担全部责任。',
  ],
  ['CNA', '（編輯：林夏）1110316\n本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。'],
  ['a site with an app', '（編輯：林夏）\n打开APP 阅读全文\n手机扫码阅读\nAPP内打开'],
  [
    'CNA, its app',
    '（編輯：林夏／方圓）1110316\n下載中央社「一手新聞」APP，每日新聞不漏接！\n延伸閱讀\n縣博物館新展開幕',
  ],
  [
    'ltn',
    '不用抽 不用搶 現在用APP看新聞 保證天天中獎　 點我下載APP　 按我看活動辦法\n相關新聞請見：\n縣博物館新展開幕',
  ],
  [
    'ltn, its rights',
    'Android載點 https://bit.ly/example\niOS載點 https://apple.co/example\n本新聞文字、照片、影片專供會員閱覽，版權所有，禁止任何媒體、社群網站、論壇引用、改寫、轉貼分享，違者必究。',
  ],
  ['People’s Daily online', '(责编：林夏、方圆)\n分享让更多人看到\n推荐阅读\n县博物馆新展开幕'],
  ['CCTV', '编辑：林夏 责任编辑：方圆\n点击收起全文\n扫一扫 分享到微信'],
  ['The Paper', '责任编辑：林夏\n校对：方圆\n澎湃新闻报料：021-962866\n澎湃新闻，未经授权不得转载'],
  [
    'Sohu',
    '返回搜狐，查看更多\n责任编辑：林夏\n平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。\n阅读 (120)',
  ],
  ['Tencent', '举报/反馈\n免责声明：本文来自腾讯新闻客户端创作者，不代表腾讯网的观点和立场。'],
  ['China News', '【编辑:林夏】\n更多精彩内容请进入国内频道'],
  ['WeChat', '编辑：林夏\n校对：方圆\n喜欢此内容的人还喜欢\n预览时标签不可点\n微信扫一扫\n关注该公众号'],
  [
    'government pages',
    '扫一扫在手机打开当前页\n【打印】 【关闭】\n主办单位：县政府办公室 承办：县大数据中心\n粤ICP备12345678号-1 粤公网安备 44010602000000号 网站标识码：4401060001',
  ],
];

describe.each(TAILS)('the tail of %s', (_, tail) => {
  it('goes from a text', () => {
    expect(cleanOne('a.txt', `${TITLE}\n\n${BODY}\n${tail}\n`).body).toBe(BODY);
  });

  it('goes from a page, where it stands in the element of the text', () => {
    const lines = [FIRST, SECOND, ...tail.split('\n')].map((line) => `<p>${line}</p>`).join('');
    const page = `<html><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1><div class="article">${lines}</div></body></html>`;
    expect(cleanOne('a.html', page).body).toBe(BODY);
  });
});

describe('the editor', () => {
  it.each([
    ['【纠错】 【责任编辑:林夏 】'],
    ['责任编辑：林夏 SF123'],
    ['本文来源：县融媒中心 责任编辑：林夏_NF1234'],
    ['（责任编辑：林夏 HF013）'],
    ['（編輯：林夏）1110316'],
    ['(责编：林夏)'],
    ['【编辑:林夏】'],
    ['责任编辑 林夏'],
  ])('of %s is 林夏', (line) => {
    expect(cleanOne('a.txt', `${TITLE}\n\n${BODY}\n${line}\n`).editor).toBe('林夏');
  });
});

describe('lines within the text', () => {
  it.each([
    ['ltn', '請繼續往下閱讀...'],
    ['ltn, a picture', '點擊圖片放大：'],
    ['on.cc', '相關文章：圖書館夜間開放創新高｜有片'],
    ['others', '【延伸閱讀】縣博物館新展開幕'],
    ['mobile pages', '展开全文'],
  ])('of %s go', (_, line) => {
    expect(cleanOne('a.txt', `${TITLE}\n\n${FIRST}\n${line}\n${SECOND}\n`).body).toBe(BODY);
  });

  it.each([
    ['大豆：1310万吨'],
    ['中晚籼稻：1200万吨'],
    ['小学新增学位3200个'],
    ['返回舱成功着陆'],
    ['打印设备采购预算为12万元'],
    ['关闭落后产能150万吨'],
    ['分享经济快速发展'],
    ['收藏品展出120件'],
    ['声明：近日流传我馆停业的消息不实。'],
    ['特别声明：我馆已向公安机关报案，并保留追究法律责任的权利。'],
    ['监督举报电话：0371-65680000'],
    ['主编：方圆（县作家协会主席）'],
    ['分类：可回收物、有害垃圾、厨余垃圾、其他垃圾'],
    ['地点：县图书馆二楼报告厅'],
    ['下载量突破300万次'],
    ['相关文件：借书证、身份证'],
  ])('that say something stay: %s', (line) => {
    expect(cleanOne('a.txt', `${TITLE}\n\n${FIRST}\n\n${line}\n\n${SECOND}\n`).body).toBe(
      `${FIRST}\n${line}\n${SECOND}`,
    );
    expect(cleanPage(`<title>${TITLE}</title>`).body).toBe(BODY);
  });

  it.each([
    ['相关文件\n身份证原件\n近期照片一张'],
    ['相关信息\n费用120元'],
    ['附件下载\n读者登记表.doc'],
    ['关闭窗口前请先保存表格，逾期系统自动退出。'],
  ])('at the end of a guide stay: %s', (lines) => {
    const article = cleanOne('a.txt', `办证指南\n\n${BODY}\n\n${lines}\n`);
    for (const line of lines.split('\n').slice(1)) expect(article.body).toContain(line);
  });

  it('stay in an element that is called a download', () => {
    const page = `<html><head><title>${TITLE}</title></head><body><div class="article"><p>${FIRST}</p><div class="download"><p>附表：新增座位一百二十个，其中自习室八十个，阅览室四十个。</p></div><p>${SECOND}</p></div></body></html>`;
    expect(cleanOne('a.html', page).body).toContain('其中自习室八十个');
  });
});
