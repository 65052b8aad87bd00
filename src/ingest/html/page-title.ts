import { foldText } from '../../text/script/fold.ts';
import type { Content } from './html-content.ts';
import type { Page } from './html-page.ts';

/** Further hints at a page's title. */
export interface TitleHints {
  /** The title in meta elements or scripts. */
  readonly meta: string | null;
  /** Names of the site. */
  readonly sites: readonly (string | null)[];
}

/** The last part of a title after a separator; a double dash is part of the title. */
const LAST_PART = /^(.{2,200}?)\s?(?:(?<![—-])[-–—](?![—-])|--|[_|｜]+|(?<=\s)·(?=\s))\s?([^-_|｜—–]{1,24})$/u;
/** Endings of the names of sites. */
const SITE_NAME =
  /^[^\d，。：；！？、,:;!?《》（）()]{0,12}(网|网站|(?<![通简预公汇警喜捷])报|(?<!合作|旅行|公|会)社|电台|杂志|官网|新闻|在线|百科|门户|频道|日报|日报电子版|电子报|数字报|晚报|时报|都市报|早报|晨报|商报|卫视|电视台|论坛|博客|知乎|豆瓣|头条|百家号|搜狐号|公众号|客户端|政府|周刊|图书馆|手机版|首页|网易号|(\.[a-z]{2,6}){1,3})$/i;
/** Names of a site's sections, which are not the title of an article. */
const SECTION =
  /^(.{0,4}(新闻|动态|公告|要闻|资讯|政策|公报|通知公告|信息公开|频道|专题|国内|国际|社会|财经|体育|娱乐|时政|科技|正文|详情|详细页|内容页?|首页|文章))$/;
/** Largest number of site names behind a title that are taken off: 标题_栏目_频道_网站. Chosen by hand. */
const MAX_PARTS = 4;
/** A shorter heading is easily that of a section, so it must be the page's whole title. Chosen by hand. */
const MIN_HEADING_CHARS = 4;

/**
 * The heading that the title element repeats, else the title in the head, else the title element without the site's
 * name, else a heading.
 */
export function findPageTitle(page: Page, content: Content, { meta, sites }: TitleHints): string | null {
  const whole = page.title?.replace(/\s+/g, ' ').trim() ?? '';
  const folded = inkOf(whole);
  const headings = page.blocks
    .slice(0, content.end)
    .flatMap(({ kind, text }, i) => (kind === 'heading' ? [{ text, i }] : []));
  const isRepeated = ({ text }: { text: string }) => {
    const ink = inkOf(text);
    if (text.length >= MIN_HEADING_CHARS) return folded.startsWith(ink);
    return ink.length > 1 && dropSite(whole, sites) === text;
  };
  const repeated = headings.find(isRepeated);
  if (repeated && (meta === null || !isSite(repeated.text, sites))) return repeated.text;
  let inks: ReadonlySet<string> | undefined;
  const isShown = (ink: string) => {
    inks ??= new Set(page.blocks.slice(0, content.firstProse + 1).map(({ text }) => inkOf(text.slice(0, 200))));
    return inks.has(ink);
  };
  const above = headings.filter(({ text, i }) => i <= content.firstProse && content.hints[i] === null && isTitle(text));
  const named = dropSite(meta === null ? whole : meta.trim(), sites, isShown);
  const isNothing = named === '' || SECTION.test(foldText(named)) || isSite(named, sites);
  return isNothing ? (above[0]?.text ?? (named === '' ? null : named)) : named;
}

function isTitle(text: string): boolean {
  const folded = foldText(text);
  return text.length >= MIN_HEADING_CHARS && !SECTION.test(folded) && !SITE_NAME.test(folded);
}

/** Removes from the end of a title the site's name, its section names, and parts that no line of the page shows. */
function dropSite(
  title: string,
  sites: readonly (string | null)[],
  isShown: (ink: string) => boolean = () => false,
): string {
  let plain = title;
  for (let i = 0; i < MAX_PARTS; i++) {
    const [, rest, last] = LAST_PART.exec(plain) ?? [];
    if (rest === undefined || last === undefined) break;
    const isKnown = isSite(last, sites) || isShown(inkOf(rest));
    if (!isKnown && !(i > 0 && SECTION.test(foldText(last)))) break;
    plain = rest.trim();
  }
  return plain;
}

function isSite(name: string, sites: readonly (string | null)[]): boolean {
  const folded = foldText(name.trim());
  return SITE_NAME.test(folded) || sites.some((site) => site !== null && foldText(site) === folded);
}

function inkOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
