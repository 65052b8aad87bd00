import type { RemovalReason } from '../draft.ts';

/** A line as the rules see it. */
export interface Line {
  /** The first 300 characters, folded: Simplified, half-width, lower case. */
  readonly folded: string;
  /** UTF-16 units of the whole line. */
  readonly chars: number;
  readonly linkShare: number;
  /** True where it stands behind the last paragraph of running text. */
  readonly isTail: boolean;
  /** True where it stands before the first paragraph of running text. */
  readonly isHead: boolean;
}

interface Rule {
  readonly reason: RemovalReason;
  readonly pattern: RegExp;
  /** Where the line has to stand; anywhere if absent. */
  readonly where?: 'tail' | 'head' | 'edge';
  /** No longer line is taken for it. */
  readonly maxChars: number;
}

const INK = /[\p{L}\p{N}]/u;
const ONLY_SEPARATED_WORDS = /^\s?[^\s|>/»·]{1,10}(\s?[|>/»·]\s?[^\s|>/»·]{1,10}){2,}\s?$/;

/** Tried in order on folded lines. Every pattern is anchored or a plain search: linear time. */
const RULES: readonly Rule[] = [
  {
    reason: 'breadcrumb',
    pattern: /^(您?(当前|现在)的?(所在)?位置|所在位置|您的位置|当前栏目)\s?(是|为)?\s?[:]?/,
    maxChars: 120,
  },
  {
    reason: 'breadcrumb',
    pattern: /^\S{1,14}\s?(>{1,2}|»|›|→)\s?\S{1,20}(\s?(>{1,2}|»|›|→)\s?.{1,60})*$/,
    maxChars: 120,
    where: 'edge',
  },
  { reason: 'breadcrumb', pattern: /^首页\s?(>|»|›|\/|-)/, maxChars: 120 },
  {
    reason: 'copyright',
    pattern:
      /^[·•*【[(]?\s?(版权声明|版权所有|版权说明|免责声明|免责条款|郑重声明|特别声明|网站声明|本网声明|转载声明|法律声明|声明)[】\])]?\s?([:]|$)/,
    maxChars: 1200,
    where: 'edge',
  },
  {
    reason: 'copyright',
    pattern:
      /^[·•*①-⑩\d.、)(]{0,4}\s?(凡|凡是|所有)?本?(网|站|刊|报|平台)?.{0,6}(注明|标注|转载|署名).{0,4}["“'‘]?.{0,4}(来源|稿件来源|其[它他]来源|本网|本站|作者)/,
    maxChars: 600,
    where: 'tail',
  },
  {
    reason: 'copyright',
    pattern:
      /未经.{0,24}(授权|许可|允许|同意).{0,16}(不得|禁止|严禁|请勿|谢绝)|版权(均|归|皆).{0,4}(属|归)?.{0,24}所有|转载请(注明|标明|联系|务必)|严禁转载|谢绝转载|禁止转载/,
    maxChars: 300,
    where: 'edge',
  },
  {
    reason: 'copyright',
    pattern:
      /^(copyright|©|\(c\)|版权所有)|[京沪粤津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵青藏川宁琼]icp(备|证)|公网安备|all rights reserved|互联网新闻信息服务许可证|网站标识码/,
    maxChars: 300,
  },
  {
    reason: 'complaint-notice',
    pattern:
      /(举报|投诉|纠错|侵权)(邮箱|电话|热线|信箱|受理)|违法和?不良信息举报|(侵犯|涉及).{0,14}(版权|权益|著作权).{0,40}(联系|删除|告知)|如有侵权/,
    maxChars: 300,
    where: 'edge',
  },
  {
    reason: 'disclaimer',
    pattern:
      /(不代表|并不代表|不构成).{0,20}(观点|立场|投资建议|任何建议)|(据此|以此)(操作|入市).{0,6}风险自担|(仅供参考|供读者参考).{0,20}(请自行|不构成|核实)|^风险提示[:]/,
    maxChars: 400,
    where: 'tail',
  },
  {
    reason: 'promotion',
    pattern:
      /(扫码|扫描|扫一扫|识别|长按).{0,16}(二维码|关注|下载)|(关注|订阅).{0,14}(公众号|微信号|官方微信|官方微博|视频号)|下载.{0,14}(客户端|app)|尽在.{0,14}(app|客户端)|(打开|点击).{0,12}(app|客户端).{0,12}(阅读|查看|体验)|更多.{0,16}(资讯|内容|精彩|报道).{0,16}(请|尽在|关注|下载|登录)|点击(上方|下方|左下角)?.{0,6}(阅读原文|蓝字|关注我们)|(点个?|分享、?|点赞、?|点亮)["“'‘「]?(在看|赞和在看)/,
    maxChars: 80,
    where: 'edge',
  },
  {
    reason: 'promotion',
    pattern:
      /^(24小时滚动播报最新的财经资讯|海量资讯、精准解读|新浪财经公众号|点击进入专题|更多粉丝福利|推荐阅读原文|阅读原文|返回搜狐)/,
    maxChars: 120,
  },
  {
    reason: 'share-bar',
    pattern:
      /^(分享(到|至)?|收藏|点赞|打印(本页)?|关闭(窗口)?|返回(顶部|首页|列表)|我要(纠错|评论|分享)|【?(打印|关闭|大|中|小|字体).{0,12}】?|扫一扫在手机打开当前页|分享让更多人看到|微信|微博|qq空间|阅读\s?\d{1,8}|评论\(?\d{0,7}\)?|赞\(?\d{0,7}\)?|展开全文|查看原文|网页链接|preview|scan to follow)(\s?[::|]?\s?(微信|微博|qq空间|qq|朋友圈|打印|收藏|关闭|纠错|评论|大|中|小|\d{1,7})){0,10}\s?$/,
    maxChars: 60,
  },
  {
    reason: 'navigation',
    pattern: /^[《<【]?\s?(上一[篇页条]|下一[篇页条]|前一篇|后一篇|返回.{0,6}|尾页|末页)\s?([:].{0,80})?$/,
    maxChars: 120,
  },
  {
    reason: 'navigation',
    pattern:
      /^(网站首页|设为首页|加入收藏|联系我们|关于我们|网站地图|登录|注册|搜索|导航|菜单|客户端|手机版|无障碍(浏览)?|繁體|简体|english|rss订阅|rss)(\s?[|·]?\s?(网站首页|设为首页|加入收藏|联系我们|关于我们|网站地图|登录|注册|搜索|简体|繁体|english|手机版|无障碍|帮助中心|广告服务|诚聘英才)){0,12}$/,
    maxChars: 80,
  },
];

/** Heads a list of other articles. */
const RELATED_HEAD =
  /^[【[■◆●▲▼>*·\s]{0,3}(相关(链接|阅读|新闻|报道|文章|推荐|专题|文档|附件|信息|稿件|解读|资讯|文件)|延伸阅读|推荐阅读|扩展阅读|更多(新闻|报道|阅读|推荐|文章)|热门(推荐|文章|新闻|排行|点击|评论)|热点(推荐|新闻|排行|专题)|猜你喜欢|为您推荐|往期(回顾|推荐|精选)|精彩推荐|编辑推荐|大家都在看|今日(热点|推荐)|最新(文章|新闻|资讯|推荐)|点击排行|新闻排行|(24|48)小时(热文|排行).{0,6}|相关)[】\]\s]{0,2}[:]?\s?$/;

/** Why a line is furniture of its page; undefined for a line of the article. */
export function findFurniture(line: Line): RemovalReason | undefined {
  if (!INK.test(line.folded)) return 'lone-punctuation';
  const rule = RULES.find(({ pattern, where, maxChars }) => {
    if (line.chars > maxChars) return false;
    if (where === 'tail' && !line.isTail) return false;
    if (where === 'head' && !line.isHead) return false;
    if (where === 'edge' && !line.isTail && !line.isHead) return false;
    return pattern.test(line.folded);
  });
  if (rule) return rule.reason;
  const isEdge = line.isHead || line.isTail;
  if (isEdge && line.chars <= 200 && ONLY_SEPARATED_WORDS.test(line.folded)) return 'navigation';
  return isEdge && line.linkShare >= 0.8 && line.chars < 60 ? 'navigation' : undefined;
}

/** True for the heading of a list of other articles (相关链接：). */
export function isRelatedHead(folded: string): boolean {
  return folded.length <= 30 && RELATED_HEAD.test(folded);
}
