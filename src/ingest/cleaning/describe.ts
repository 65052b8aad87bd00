import type { Article } from '../../model/article.ts';
import type { Day } from '../../model/day.ts';
import { foldText } from '../../text/script/fold.ts';
import type { Block, Fields } from '../parsed-article.ts';
import { readDay } from '../published-day.ts';
import { readDateline } from './dateline.ts';
import type { LineFacts } from './metadata-line.ts';

/** Facts about an article besides its text. */
export type Description = Pick<
  Article,
  'source' | 'originalSource' | 'author' | 'editor' | 'publishedOn' | 'url' | 'categories'
>;

const SITE_NAME = /(网|新闻|财经|报|社|客户端|频道|在线|平台|电视台|公众号|头条|门户|\.(com|cn|net|org))\s?$/;
/** A news agency writes articles that others publish. */
const AGENCY = /^(新华社|中新社|中央社|法新社|路透社|.{1,8}通讯社)$/;
const SIGNATURE = /[（(]([^（）()]{4,80})[)）]$/;
const BODY_NAME = /(办公室|党组|党委|委员会|研究院|研究所|研究中心|课题组|编辑部|评论员|部|局|院|厅|大学|学院)$/;
const SIGNED_AUTHOR = /^(作者|撰文|文)(系|为|单位|:)/;
const SIGNED_DAY =
  /^([(（]?(19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[)）]?|(19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|(中[华華])?民[国國].{3,16}日)$/;
const SEPARATORS = /[,，;；|、/\s]+/;

/** Combines the fields, the label lines and the text itself; the text takes precedence over the site. */
export function describeArticle(fields: Fields, facts: readonly LineFacts[], body: readonly Block[]): Description {
  const fromLines = (key: 'date' | 'source' | 'author' | 'editor') =>
    facts.map((fact) => fact[key]).find((value) => value !== null && value !== '') ?? null;
  const opening = body.find((block) => block.kind !== 'caption' && block.text.length >= 30);
  const { publisher, origin } = opening ? readDateline(opening.text) : { publisher: null, origin: null };
  const authorIsSite = fields.author !== null && isSite(fields.author, fields);
  const site = fields.site ?? (authorIsSite ? fields.author : null);
  const source = fromLines('source') ?? fields.source ?? publisher ?? site ?? null;
  const author = fromLines('author') ?? (authorIsSite ? null : fields.author) ?? signatureOf(body);
  return {
    source: blankToNull(source),
    originalSource: origin !== null && !isSame(origin, source) ? origin : null,
    author: blankToNull(author),
    editor: blankToNull(fromLines('editor') ?? fields.editor),
    publishedOn: firstDay([
      fields.date,
      ...facts.map((fact) => fact.date),
      ...facts.map((fact) => fact.writtenOn),
      signedOn(body),
    ]),
    url: blankToNull(fields.url),
    categories: [...new Set(fields.categories.flatMap((text) => text.split(SEPARATORS)).filter((text) => text !== ''))],
  };
}

function firstDay(dates: readonly (string | null)[]): Day | null {
  for (const date of dates) {
    const day = date === null ? null : readDay(date);
    if (day) return day;
  }
  return null;
}

function isSite(author: string, fields: Fields): boolean {
  const folded = foldText(author);
  if (AGENCY.test(folded)) return false;
  return SITE_NAME.test(folded) || fields.categories.some((category) => foldText(category) === folded);
}

/** The author whom the article's last paragraph names in brackets. */
function signatureOf(body: readonly Block[]): string | null {
  const signed = SIGNATURE.exec(body.at(-1)?.text ?? '')?.[1];
  if (!signed) return null;
  const folded = foldText(signed);
  if (SIGNED_AUTHOR.test(folded)) return signed.replace(/^.{1,4}[:：]\s?/, '');
  return folded.split(/[\s、]+/).every((name) => BODY_NAME.test(name)) ? signed : null;
}

/** The day under a notice, if its last line holds nothing else. */
function signedOn(body: readonly Block[]): string | null {
  const last = body.at(-1)?.text ?? '';
  return body.length > 1 && SIGNED_DAY.test(last) ? last : null;
}

function isSame(one: string, other: string | null): boolean {
  return other !== null && foldText(one) === foldText(other);
}

function blankToNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
