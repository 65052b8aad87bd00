import type { RemovalReason } from '../parsed-article.ts';

/** A kind of line that belongs to a page and not to its article. */
export interface FurnitureRule {
  readonly reason: RemovalReason;
  readonly pattern: RegExp;
  /**
   * Place that the line must have: after all running text (`tail`), before or after it (`edge`), there or next to other
   * furniture (`placed`), only next to other furniture (`beside`), or any.
   */
  readonly where: 'tail' | 'edge' | 'placed' | 'beside' | 'anywhere';
  /** A longer line does not match the rule. */
  readonly maxChars: number;
  /** True if a line that ends like a sentence counts as text. */
  readonly sparesSentences?: boolean;
}

/**
 * Rules in the order in which they are tried on folded lines. Every pattern is anchored or a plain search, so that it
 * takes linear time.
 */
export const FURNITURE_RULES: readonly FurnitureRule[] = [
  {
    reason: 'breadcrumb',
    pattern: /^(您?(当前|现在)的?(所在)?位置|所在位置|您的位置|当前栏目)\s?(是|为)?\s?[:]?/,
    maxChars: 120,
    where: 'placed',
    sparesSentences: true,
  },
  {
    reason: 'breadcrumb',
    pattern: /^\S{1,14}\s?(>{1,2}|»|›|→)\s?\S{1,20}(\s?(>{1,2}|»|›|→)\s?.{1,60})*$/,
    maxChars: 120,
    where: 'edge',
  },
  { reason: 'breadcrumb', pattern: /^首页\s?(>|»|›|\/|-)/, maxChars: 120, where: 'placed' },
  {
    reason: 'copyright',
    pattern:
      /^[·•*【[(]?\s?(版权声明|版权所有|版权说明|免责声明|免责条款|网站声明|本网声明|平台声明|新浪(财经)?声明|转载声明|法律声明)\s?([】\])]|[:]|$)/,
    maxChars: 1200,
    where: 'edge',
  },
  {
    reason: 'copyright',
    pattern:
      /^[·•*【[(]?\s?(郑重|特别|严正)?声明[】\])]?\s?[:].{0,120}(版权|转载|本网|本站|本平台|该平台|自媒体|用户上传|以上内容|本文|稿件|网友|投稿|侵权|不代表|投资|信息存储)/,
    maxChars: 600,
    where: 'edge',
  },
  {
    reason: 'copyright',
    pattern: /^[·•*【[(]?\s?(郑重|特别|严正)?声明[】\])]?\s?[:]?$/,
    maxChars: 20,
    where: 'beside',
  },
  {
    reason: 'copyright',
    pattern:
      /^notice: the content above|^本(新闻|网站)(之)?(文字|所有).{0,60}(版权所有|不得转载|禁止)|^文章内容.{0,12}作者个人观点/,
    maxChars: 400,
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
      /[未非]经.{0,24}(授权|许可|允许|同意).{0,16}(不得|禁止|严禁|请勿|谢绝)|版权(均|归|皆).{0,4}(属|归)?.{0,24}所有|转[载发]请(注明|标明|联系|务必)|严禁转载|谢绝转载|禁止转载/,
    maxChars: 300,
    where: 'edge',
  },
  {
    reason: 'copyright',
    pattern:
      /^(copyright|©|\(c\)|版权所有)|[京沪粤津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵青藏川宁琼]icp(备|证)|公网安备|all rights reserved|互联网新闻信息服务许可证|网站标识码/,
    maxChars: 300,
    where: 'placed',
    sparesSentences: true,
  },
  {
    reason: 'complaint-notice',
    pattern:
      /(纠错|侵权)(邮箱|电话|热线|信箱|受理)|违法和?不良信息举报|(网站|本网|本站|平台|跟帖|客服).{0,6}(举报|投诉)(邮箱|电话|热线|信箱|受理)|意见反馈.{0,30}欢迎批评指正|(侵犯|涉及).{0,14}(版权|权益|著作权).{0,40}(联系|删除|告知)|如有侵权/,
    maxChars: 300,
    where: 'edge',
  },
  {
    reason: 'complaint-notice',
    pattern: /(举报|投诉)(邮箱|电话|热线|信箱|受理)/,
    maxChars: 120,
    where: 'beside',
  },
  {
    reason: 'disclaimer',
    pattern: /^网友评论仅供|^(以上|上述)(内容|观点)仅(供|代表)|^评论仅代表/,
    maxChars: 120,
    where: 'placed',
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
      /(扫码|扫描|扫一扫|识别|长按).{0,16}(二维码|关注|下载)|(关注|订阅).{0,14}(公众号|微信号|官方微信|官方微博|视频号|微信\s?[a-z][\w-]{4,})|^.{2,8}客户端下载$|尽在.{0,14}(app|客户端)|更多.{0,16}(资讯|内容|精彩|报道).{0,16}(请|尽在|关注|下载|登录)|点击(上方|下方|左下角)?.{0,6}(阅读原文|蓝字|关注我们)|(点个?|分享、?|点赞、?|点亮)["“'‘「]?(在看|赞和在看)/,
    maxChars: 80,
    where: 'edge',
  },
  {
    reason: 'promotion',
    pattern: /下载.{0,14}(客户端|app)|(打开|点击).{0,12}(app|客户端).{0,12}(阅读|查看|体验)/,
    maxChars: 80,
    where: 'edge',
    sparesSentences: true,
  },
  {
    reason: 'promotion',
    pattern:
      /(^|[\s,、。:(])(请您?|欢迎|点击|扫码|立即|马上)(下载|打开).{0,14}(客户端|app)|^下载.{0,14}(客户端|app).{0,30}!$/,
    maxChars: 80,
    where: 'edge',
  },
  {
    reason: 'promotion',
    pattern:
      /^(立即|马上|点击)?打开.{0,8}(app|客户端)(\s?看.{0,8})?$|^在?.{0,8}(app|客户端)[内中]?(打开|阅读|观看)$|^(手机|微信)扫码(阅读|看|观看).{0,4}$/,
    maxChars: 40,
    where: 'tail',
    sparesSentences: true,
  },
  {
    reason: 'promotion',
    pattern:
      /^(24小时滚动播报最新的财经资讯|海量资讯、精准解读|新浪财经公众号|点击进入专题|更多粉丝福利|推荐阅读原文|阅读原文|返回搜狐|喜欢此内容的人还喜欢)/,
    maxChars: 120,
    where: 'placed',
  },
  {
    reason: 'share-bar',
    pattern:
      /^(分享(到|至)?(好友和?朋友圈)?|举报(\/反馈)?|用?微信扫码.{0,4}|点击收起全文|收起全文|收藏|点赞|打印(本页)?|关闭(窗口)?|返回(顶部|首页|列表)|我要(纠错|评论|分享)|扫一扫(在手机打开当前页|\s?分享到?.{0,6})|分享让更多人看到|微信|微博|qq空间|阅读\s?\(?\d{1,8}\)?|评论\(?\d{0,7}\)?|赞\(?\d{0,7}\)?|展开全文|查看原文|网页链接|登录并?发[贴帖]|我要反馈|保存网页|收藏本文|欢迎发表评论|preview|scan to follow)(\s?[::|]?\s?(微信|微博|qq空间|qq|朋友圈|打印|收藏|关闭|纠错|评论|大|中|小|\d{1,7})){0,10}\s?$/,
    maxChars: 60,
    where: 'placed',
  },
  {
    reason: 'share-bar',
    pattern:
      /^(点赞|在看|转发|收藏|评论|阅读)\s?\d{1,8}万?\+?(\s?[|·]?\s?(点赞|在看|转发|收藏|评论|分享)(\s?\d{1,8}万?\+?)?){1,5}$/,
    maxChars: 60,
    where: 'tail',
  },
  {
    reason: 'navigation',
    pattern:
      /^[《<【]?\s?(上一[篇页条]|下一[篇页条]|前一篇|后一篇|返回(上一?[页级]|目录|栏目|主页|网易首页|顶部|首页|列表)?|尾页|末页)\s?([:].{0,80})?$/,
    maxChars: 120,
    where: 'placed',
  },
  {
    reason: 'navigation',
    pattern:
      /^(网站首页|设为首页|加入收藏|联系我们|关于我们|网站地图|登录|注册|搜索|导航|菜单|客户端|手机版|无障碍(浏览)?|繁體|简体|english|rss订阅|rss)(\s?[|·]?\s?(网站首页|设为首页|加入收藏|联系我们|关于我们|网站地图|登录|注册|搜索|简体|繁体|english|手机版|无障碍|帮助中心|广告服务|诚聘英才)){0,12}$/,
    maxChars: 80,
    where: 'placed',
  },
  {
    reason: 'promotion',
    pattern: /^(请继续往下阅读|继续阅读|展开(阅读)?全文|点击图片放大|点击查看大图|点图放大)\s?[.…:]{0,6}$/,
    maxChars: 20,
    where: 'anywhere',
  },
  {
    reason: 'promotion',
    pattern: /^(android|ios)\s?(载点|下载)|点我下载app|^(澎湃新闻)?报料:|^选择你的支持/,
    maxChars: 80,
    where: 'edge',
  },
  {
    reason: 'related-links',
    pattern:
      /^[【[■◆●▲▼>*·\s]{0,3}(相关(文章|新闻|报道|阅读|链接)|延伸阅读|推荐阅读|阅读下一篇|更多(新闻|报道))\s?([】\]]\s?:?|:)\s?\S.{0,70}$/,
    maxChars: 80,
    where: 'anywhere',
    sparesSentences: true,
  },
  { reason: 'promotion', pattern: /^.{2,8}(公众号|客户端|官方微博)$/, maxChars: 20, where: 'beside' },
  {
    reason: 'related-links',
    pattern: /^.{1,8}排行榜?(\s.{1,8}排行榜?){0,4}$/,
    maxChars: 60,
    where: 'beside',
  },
  {
    reason: 'reader-comments',
    pattern:
      /^(已有)?\s?\d{1,8}\s?(条评论|人参与|跟[贴帖]|人跟[贴帖])([\s|,]{0,3}\d{0,8}\s?(条评论|人参与|跟[贴帖]|网友评论)){0,3}\s?(网友评论|评论)?$/,
    maxChars: 60,
    where: 'placed',
  },
  {
    reason: 'promotion',
    pattern:
      /^(预览时标签不可点|(向上|继续)滑动看下一个|轻触阅读原文|微信扫一扫|关注该公众号|使用小程序|知道了|看全文|展开(阅读)?全文|网易新闻客户端|打开网易新闻.{0,20}|下载网易新闻.{0,6})(\s?(关注该公众号|使用小程序))?$/,
    maxChars: 40,
    where: 'tail',
  },
  {
    reason: 'reader-comments',
    pattern: /^跟[贴帖]\s?\d{0,8}\s?参与\s?\d{0,8}$/,
    maxChars: 40,
    where: 'placed',
  },
  {
    reason: 'reader-comments',
    pattern: /^(写评论|我要评论|发表评论).{0,30}$|跟[贴帖]用户自律公约/,
    maxChars: 40,
    where: 'placed',
    sparesSentences: true,
  },
  {
    reason: 'site-footer',
    pattern:
      /^(网站)?主办(单位)?\s?:.{1,40}(承办|维护|技术支持)(单位)?\s?:|^(网站主办|网站维护|技术支持|网站备案号?)\s?:/,
    maxChars: 120,
    where: 'beside',
  },
  { reason: 'metadata-line', pattern: /^\d{24,60}$/, maxChars: 60, where: 'tail' },
];
