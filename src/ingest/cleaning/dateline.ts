import { fold } from '../../text/script/fold.ts';

/** The names in the opening of an article. */
export interface Dateline {
  /** 新华社北京3月5日电, 上证报中国证券网讯 */
  readonly publisher: string | null;
  /** 据国家发展改革委6月13日消息 */
  readonly origin: string | null;
}

/** Characters at the beginning of a paragraph in which its place, day and origin are looked for. Chosen by hand. */
const OPENING_CHARS = 120;
const AGENCY = '(?:社|网|报|台|客户端|电视|广播|通讯)';
const REPORTED = new RegExp(`^[([【]?\\s?([\\p{Script=Han}a-z]{1,14}${AGENCY})(讯|消息)(?=[\\s,:()\\]】]|$)`, 'u');
const WIRED = new RegExp(
  `^[([【]?\\s?([\\p{Script=Han}]{1,9}?${AGENCY})[,、]?\\s?(?:[\\p{Script=Han}]{1,8}?)?\\s?(?:\\d{1,2}月)?(?:\\d{1,2}日)?电(?=[\\s,:()\\]】]|$)`,
  'u',
);
const OURSELVES = /^本(报|网|台|社|刊)/;
const ACCORDING =
  /(?:^|[\s,。:)\]】])据([\p{Script=Han}a-z0-9“”"《》·]{2,24}?)(?:官网|网站|官方网站|微信公众号|公众号|官方微信|官方微博|微博|客户端)?(?:(?:\d{1,2}月)?\d{1,2}日)?(?:消息|报道|通报|发布|公布|披露)/u;
const NO_NAME = /^(了解|悉|此|介绍|统计|报道|知情人|外媒|媒体|有关|相关|记者|该|其|最新|当地|多家|不完全)/;

/** Reads the publisher and the origin from an article's first paragraph. */
export function readDateline(paragraph: string): Dateline {
  const opening = paragraph.slice(0, OPENING_CHARS);
  const folded = fold(opening);
  const written = (match: RegExpExecArray | null): string | null => {
    const name = match?.[1];
    if (!match || !name) return null;
    const start = match.index + match[0].indexOf(name);
    return opening.slice(folded.toOriginal(start), folded.toOriginal(start + name.length));
  };
  const publisher = written(REPORTED.exec(folded.text) ?? WIRED.exec(folded.text));
  const according = ACCORDING.exec(folded.text);
  const origin = according && !NO_NAME.test(according[1] as string) ? written(according) : null;
  return { publisher: publisher && OURSELVES.test(publisher) ? null : publisher, origin };
}
