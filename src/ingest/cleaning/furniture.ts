import type { RemovalReason } from '../parsed-article.ts';
import { FURNITURE_RULES, type FurnitureRule } from './furniture-rules.ts';

/** A line in the form that the rules need. */
export interface Line {
  /** The first 300 characters, folded: Simplified, half-width, lower case. */
  readonly folded: string;
  /** Length of the whole line in UTF-16 units. */
  readonly chars: number;
  readonly linkShare: number;
  /** True if it is after the last paragraph of running text. */
  readonly isTail: boolean;
  /** True if it is before the first paragraph of running text. */
  readonly isHead: boolean;
  /** True if the line before or after it is furniture. */
  readonly isBeside: boolean;
}

const INK = /[\p{L}\p{N}]/u;
const ONLY_SEPARATED_WORDS = /^\s?[^\s|>/»·]{1,10}(\s?[|>/»·]\s?[^\s|>/»·]{1,10}){2,}\s?$/;
const SENTENCE_END = /[。!?！？]["”’」』)）]?$/;
/** Words of the tool bar for letter size and printing; a line with nothing else is that bar. */
const TOOL =
  /^(字体(大小)?|字号|大|中|小|大中小|特大|超大|默认|打印(本页|此页|文章|页面)?|关闭(窗口|本页|页面)?|分享|收藏|纠错|我要纠错|朗读|a[+-]?|t)$/;
const BETWEEN_TOOLS = /[\s【】[\]()|/:,、]+/;
/** A longer line is no bar of tools. Chosen by hand. */
const MAX_TOOLS_CHARS = 60;

/** The heading of a list of other articles. */
const RELATED_HEAD =
  /^[【[■◆●▲▼>*·\s]{0,3}(相关(链接|阅读|新闻|报道|文章|推荐|稿件)|延伸阅读|推荐阅读|扩展阅读|更多(新闻|报道|阅读|推荐|文章)|热门(推荐|文章|新闻|排行|点击|评论)|热点(推荐|新闻|排行|专题)|猜你喜欢|为您推荐|往期(回顾|推荐|精选)|精彩推荐|编辑推荐|大家都在看|今日(热点|推荐)|最新(文章|新闻|资讯|推荐)|点击排行|新闻排行|(24|48)小时(热文|排行).{0,6}|相关新闻请见|阅读下一篇)[】\]\s]{0,2}[:]?\s?$/;

/** The heading of a list that may belong to the article: papers to bring, forms to fill in. */
const MAYBE_RELATED_HEAD = /^[【[■◆●▲▼>*·\s]{0,3}(相关(专题|文档|附件|信息|解读|资讯|文件|政策)?)[】\]\s]{0,2}[:]?\s?$/;
const DATED_OR_TITLED =
  /(19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)\]]?$|《[^《》]{4,}》|(通知|公告|意见|解读|办法|问答|记者问)$/;

/** The reason why a line is furniture of its page; undefined for a line of the article. */
export function findFurniture(line: Line): RemovalReason | undefined {
  if (!INK.test(line.folded)) return 'lone-punctuation';
  const rule = FURNITURE_RULES.find((one) => isPlaced(one, line) && one.pattern.test(line.folded));
  if (rule) return rule.reason;
  const isEdge = line.isHead || line.isTail;
  if ((isEdge || line.isBeside) && isToolBar(line.folded)) return 'share-bar';
  if (isEdge && line.chars <= 200 && ONLY_SEPARATED_WORDS.test(line.folded)) return 'navigation';
  return isEdge && line.linkShare >= 0.8 && line.chars < 60 ? 'navigation' : undefined;
}

function isPlaced({ where, maxChars, sparesSentences }: FurnitureRule, line: Line): boolean {
  if (line.chars > maxChars || (sparesSentences && SENTENCE_END.test(line.folded))) return false;
  const isEdge = line.isHead || line.isTail;
  if (where === 'tail') return line.isTail;
  if (where === 'edge') return isEdge;
  if (where === 'placed') return isEdge || line.isBeside;
  return where === 'anywhere' || line.isBeside;
}

function isToolBar(folded: string): boolean {
  if (folded.length > MAX_TOOLS_CHARS) return false;
  return folded.split(BETWEEN_TOOLS).every((word) => word === '' || TOOL.test(word));
}

/** True for the heading of a list of other articles (相关链接：). */
export function isRelatedHead(folded: string): boolean {
  return folded.length <= 30 && RELATED_HEAD.test(folded);
}

/** True for a heading under which the lines are other articles only if they look like that (相关文件). */
export function isMaybeRelatedHead(folded: string): boolean {
  return folded.length <= 30 && MAYBE_RELATED_HEAD.test(folded);
}

/** True for a line that looks like another article's title: a link, a title with a date, a document's name. */
export function looksRelated(folded: string, linkShare: number): boolean {
  return linkShare >= 0.5 || DATED_OR_TITLED.test(folded);
}
