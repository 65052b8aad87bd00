import { fold } from '../../text/script/fold.ts';

/** The facts in a line of labels, in its wording; null for facts that it lacks. */
export interface LineFacts {
  readonly date: string | null;
  /** Date of signing, if the line gives it (成文日期). */
  readonly writtenOn: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly title: string | null;
  /** True if it names only editors and proof-readers. */
  readonly isEditorLine: boolean;
  /** True for a date without any label. */
  readonly isDateAlone: boolean;
  /** True if notices and forms also use all of its labels: 时间：, 分类：, 主编： */
  readonly isWeak: boolean;
}

type Label = 'date' | 'written' | 'source' | 'author' | 'editor' | 'staff' | 'title' | 'other';

const LABELS: readonly (readonly [Label, string])[] = [
  [
    'date',
    '发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|时间|日期|发文日期|信息时间|录入时间|刊发时间|首发时间|上线时间',
  ],
  ['written', '成文日期|印发日期|签发日期'],
  [
    'source',
    '信息来源|文章来源|新闻来源|稿件来源|内容来源|消息来源|资料来源|来源单位|发布机构|发布单位|发布机关|发文机关|发文单位|制发机关|本文来源|来源|稿源|转自|转载自|来自',
  ],
  ['author', '本报记者|作者|撰稿人|撰稿|撰文|供稿单位|供稿|文字|通讯员|记者|文'],
  [
    'editor',
    '责任编辑|责任编缉|版面编辑|本文责编|网络编辑|本期编辑|值班编辑|执行编辑|新媒体编辑|责编|编辑|编审|网编|美编|编缉',
  ],
  [
    'staff',
    '责任校对|校对|审核|审校|初审|复审|终审|监制|监审|签发|值班主任|值班编委|值班总编辑|总监制|主编|统筹|策划|制作|录入|排版|制图|视觉|审签|摄影|图片|图|供图|视频|海报|设计|一审|二审|三审|二校|三校',
  ],
  ['title', '原标题|原文标题|原题|文章标题|标题|题目|篇名'],
  [
    'other',
    '字体大小|字体|字号|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击次数|点击|访问量|评论数?|打印本页|打印|分享到|分享|收藏|保护视力色|背景色|关键词|关键字|标签|分类|栏目|所属栏目|索引号|文号|主题词|有效性|公开方式|公开范围|关闭窗口|视力保护色|稿件编号|主题分类|公文种类|发文字号|体裁分类|组配分类|发布文号|信息名称|废止日期|实施日期|生效日期',
  ],
];
/** Labels that are common inside the text of a notice, a form or a book list. */
const WEAK = new Set(
  '标题|题目|篇名|时间|日期|分类|栏目|标签|关键词|关键字|主编|策划|统筹|制作|设计|视频|图片|图|摄影|海报|监制|录入|审核|文号|主题词|索引号|阅读|分享|收藏|打印|有效性'.split(
    '|',
  ),
);
const LABEL_OF = new Map(
  LABELS.flatMap(([label, words]) => words.split('|').map((word) => [word.replace('?', ''), label])),
);
const WORDS = LABELS.map(([, words]) => words).join('|');
const PEOPLE = LABELS.filter(([label]) => label === 'author' || label === 'editor' || label === 'staff')
  .map(([, words]) => words)
  .join('|');
/** Labels that may stand in brackets and without a colon; 【视频】 opens a headline instead. */
const BRACKETED = '发布时间|发布日期|时间|日期|信息来源|文章来源|来源|作者|责任编辑|文章标题|标题|题目';
/** After people a bar or a slash may replace the colon: 文字 | 林夏, 文/方圆. A label of one character must start a word. */
const LABEL = new RegExp(
  `(?<![\\p{Script=Han}](?=[文图]))(?:(${WORDS})\\s?:|(${PEOPLE})\\s?[|丨/]|[【[](${BRACKETED})[】\\]]\\s?:?)\\s?`,
  'gu',
);
/** Labels that may lack a colon: 责任编辑 王翔. */
const BARE = /^[([【]?\s?(责任编辑|责编|编辑|校对)\s(?=\p{Script=Han}{2,4}([\s、)\]】]|$))/u;
const DATE_AT_START =
  /^[([【]?\s?(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|(?:中华)?民国.{2,6}年.{1,2}月.{1,3}日)(\s?(?:hkt\s?)?\d{1,2}:\d{2}(:\d{2})?)?/;
const TOOLS =
  /^[[【(]?\s?(大|中|小|特大|打印|关闭|分享|收藏|我要纠错|纠错|打印本页|关闭窗口|字体|字号|a\+?|a-|默认|超大|t|微信|微博|qq空间|qq|分享到|朗读|扫一扫|在手机打开当前页|浏览|次|人|\d{1,7}(次|人)?)\s?[\]】)]?$/;
/** A longer line is text, even if it begins with a label. Chosen by hand. */
const MAX_LINE_CHARS = 160;
/** A longer value of a label is no name, or is cut. Chosen by hand. */
const MAX_NAME_CHARS = 40;

/**
 * Reads a line of labels and their values (发布时间：… 来源：…), of a date with a source, or of editors. Undefined for any
 * other line, such as a sentence that mentions its source.
 */
export function readMetadataLine(line: string): LineFacts | undefined {
  if (line.length > MAX_LINE_CHARS) return undefined;
  const folded = fold(line);
  const parts = splitAtLabels(folded.text);
  if (!parts || parts.some(({ label, start, end }) => !isValue(label, folded.text.slice(start, end)))) return undefined;
  const written = ({ start, end }: { start: number; end: number }) =>
    line.slice(folded.toOriginal(start), folded.toOriginal(end));
  const find = (label: Label) => {
    const values = parts.filter((part) => part.label === label).map((part) => tidy(label, written(part)));
    return values.find((value) => value !== '') ?? null;
  };
  const shown = parts.filter(({ start, end }) => end > start);
  const isEditorLine = shown.length > 0 && shown.every(({ label }) => label === 'editor' || label === 'staff');
  return {
    date: find('date'),
    writtenOn: find('written'),
    source: find('source'),
    author: find('author'),
    editor: find('editor'),
    title: find('title'),
    isEditorLine,
    isWeak: parts.every(({ word }) => word !== null && WEAK.has(word)),
    isDateAlone: parts.every(isUnlabelled) && (parts.length === 1 || parts[0]?.label === 'source'),
  };
}

/** Labels that only the tables above documents have. */
const DOCUMENT_LABEL = /索\s?引\s?号|发文机关|发文字号|成文日期|发布日期|发布机构|主题分类|發文機關|發文日期|發布日期/;

/** Reads a row of the table above a government's document, with label and value cells in turn. */
export function readDocumentRow(line: string): LineFacts | undefined {
  if (!DOCUMENT_LABEL.test(line) || line.length > MAX_LINE_CHARS) return undefined;
  return readMetadataLine(
    line.replaceAll(' | ', ' ').replace(/(?<=[\p{Script=Han}])\s(?=\p{Script=Han}\s?[:：])/gu, ''),
  );
}

interface Part {
  readonly label: Label;
  /** The label, folded; null if there is none. */
  readonly word: string | null;
  readonly start: number;
  readonly end: number;
}

function isUnlabelled({ word, label }: Part): boolean {
  return word === null && label !== 'editor';
}

function splitAtLabels(text: string): Part[] | undefined {
  const bare = BARE.exec(text);
  if (bare) return [{ label: 'editor', word: null, start: bare[0].length, end: text.length }];
  const labels = [...text.matchAll(LABEL)];
  const plain = labels.length === 0 ? publisherAndDate(text) : undefined;
  if (plain) return plain;
  const first = labels[0]?.index ?? text.length;
  const lead = text.slice(0, first);
  const leading = AUTHOR_BEFORE.test(text) ? [{ ...NAME_PART, end: first }] : readLead(lead);
  if (!leading || (labels.length === 0 && leading.length === 0)) return undefined;
  const rest = labels.map((match, i) => {
    const word = (match[1] ?? match[2] ?? match[3]) as string;
    const end = labels[i + 1]?.index ?? text.length;
    return { label: LABEL_OF.get(word) ?? 'other', word, start: match.index + match[0].length, end };
  });
  return [...leading, ...rest];
}

/** The author without a label, before the source. */
const AUTHOR_BEFORE = /^\p{Script=Han}{2,4}\s本文来源\s?:/u;
const NAME_PART: Part = { label: 'author', word: null, start: 0, end: 0 };

/** A publisher and a date, in that order, without labels: 原创 南方都市报 2019-09-09 16:01. */
const PUBLISHER_AND_DATE =
  /^\s?(?:原创\s\S{2,8}\s)?(?:(?:原创|转载|首发|本站)[\s|]+)?(\S{2,14})[\s|]+((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?)\s?$/;

/** Words before a time that are not a publisher: 会议时间, 截止, 开幕. */
const NO_ACCOUNT = /(时间|日期|发布|更新|发表|截止|截至|开始|开幕|结束|会议|于)$/;

function publisherAndDate(text: string): Part[] | undefined {
  const match = PUBLISHER_AND_DATE.exec(text);
  const [, name = '', date = ''] = match ?? [];
  const isAccount = date.includes(':') && /^\p{Script=Han}{2,10}$/u.test(name) && !NO_ACCOUNT.test(name);
  if (!match || !(PUBLISHER.test(name) || isAccount)) return undefined;
  const start = text.indexOf(name);
  const at = text.lastIndexOf(date);
  return [
    { label: 'source', word: null, start, end: start + name.length },
    { label: 'date', word: null, start: at, end: at + date.length },
  ];
}

/** The text before the first label: nothing, brackets, tools, or a date perhaps followed by a source. */
function readLead(lead: string): Part[] | undefined {
  if (/^[\s([【|]*$/.test(lead)) return [];
  const date = DATE_AT_START.exec(lead);
  if (!date) return lead.split(/[\s|【】[\]()]+/).every((word) => word === '' || TOOLS.test(word)) ? [] : undefined;
  const end = date[0].length;
  const rest = lead.slice(end).replace(/^[\s|)\]】]+|[\s|]+$/g, '');
  const isSource = rest.length <= 16 && !/[,。;!?]/.test(rest);
  if (!isSource) return undefined;
  const hasTime = date[1] !== undefined;
  if (rest !== '' && !hasTime && !PUBLISHER.test(rest)) return undefined;
  const start = lead.indexOf(rest, end);
  const parts: Part[] = [{ label: 'date', word: null, start: 0, end }];
  if (rest !== '' && PUBLISHER.test(rest)) parts.push({ label: 'source', word: null, start, end: start + rest.length });
  return parts;
}

const PUBLISHER =
  /^[\p{Script=Han}a-z0-9]{1,13}(网|报|社|台|电视|新闻|客户端|日报|晚报|时报|杂志|周刊|在线|财经|政府|委员会|部|局|办|中心)$/u;

function isValue(label: Label, value: string): boolean {
  if (label === 'title') return true;
  if (/[。!?;]./.test(value.trim())) return false;
  const limit = label === 'other' ? 60 : MAX_NAME_CHARS;
  return value.trim().length <= limit && !(label === 'author' && /[,，]/.test(value));
}

/** Codes that sites add after an editor's name: _NF1234, HF013, ）1110316. */
const EDITOR_CODE = /\s?([)）]\s?\d{6,8}|_?[A-Z]{1,3}_?\d{2,6})$/;

/** The bare value: no closing brackets, no tools after it, one name of a source. */
function tidy(label: Label, value: string): string {
  const plain = value.replace(/^[\s|]+|[\s|)）\]】(（[【]+$/g, '');
  if (label === 'title' || label === 'date' || label === 'written') return plain;
  if (label === 'editor')
    return plain
      .replace(/[\s|]+/g, ' ')
      .replace(EDITOR_CODE, '')
      .slice(0, MAX_NAME_CHARS);
  const words = plain.split(/[\s|【[（(]+/);
  if (label !== 'source') return plain.replace(/[\s|]+/g, ' ').slice(0, MAX_NAME_CHARS);
  const isLatin = /^[\p{Script=Latin}]/u.test(plain);
  return isLatin ? (plain.split(/[|【[（(]/)[0] ?? '').trim() : (words[0] ?? '');
}
