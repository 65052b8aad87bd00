import type { QuestionKind } from '../../model/analysis.ts';
import type { Scope } from '../../model/scope.ts';
import { listTopicOf } from './topic.ts';

/** Kinds of questions that ask for a person, a day, a place or a number, even if they mention a meeting. */
const OF_WORDS: ReadonlySet<QuestionKind> = new Set(['who', 'when', 'where', 'how-many']);
/** Words for a list of main points; any other list may be words of a sentence. */
const OF_A_TEXT = /要点|内容|重点|观点|精神|议题|信息|文章|报道|新闻|会/;
const OF_ARTICLES: ReadonlySet<Scope> = new Set(['articles', 'count', 'about', 'newest', 'oldest']);
const ARTICLE =
  /文章|报道|新闻|消息|资讯|稿|篇|动态|进展|资料|文档|材料|语料|库|\b(?:articles?|news|reports?|documents?|texts?|updates?|new|corpus|library|sources?|you)\b/;
/** Asks for words or opinions, not for the means by which something is done. */
const OPINION = /(?:怎么|如何|怎样)(?:地)?(?:说|看|评价|回应|称|形容|描述)|态度/;

const NAMED =
  '(?:县|省份?|市|区|镇|乡|村|国家|地区|城市|单位|部门|部委|机构|企业|公司|学校|院校|人|人员|领导|嘉宾|代表|counties|county|provinces?|cities|countries|organi[sz]ations?|companies|people)';
/** Asks for things with names; a sentence lists these, and no list of main points holds them. */
const OF_NAMES = new RegExp(
  `哪(?:些|几|[二两三四五六七八九十\\d]+)(?:个|家|位|座|名)?${NAMED}(?!均|民|口|才)|${NAMED}\\s*(?:都|分别)?(?:有|是|包括)?(?:[哪那](?:些|几个)|谁|什么)[?？]?$|${NAMED}(?:的)?(?:名单|名称|名字)|(?:name|list|which|what)\\b[^?]{0,24}\\b${NAMED}`,
  'i',
);
/** A comparison must say that it compares, because 跟 and 也 alone join things that are done together. */
const COMPARED =
  /不同|区别|差[别异距]|异同|共同|相同|[一不]样|还是|对比|对照|比[较起一]|相比|比.{1,12}[多少高低大小强好早晚快]|更|分别|各|谁|哪|\b(?:compare|contrast|differ\w*|versus|vs|than|or|between|both|same|more|less|similar\w*|each|which)\b/i;
/** "What did X do, die of, cost": words of a sentence answer that. "What did X say", or its subject, needs more. */
const DEED =
  /^what (?:did|does|do)\b(?!.*\b(?:say|discuss|cover|talk|tell|mention|stress|emphasi[sz]e|decide|report|announce|contain|include|about what)\b)/i;
const OF_TEXT: ReadonlySet<Scope> = new Set(['digest', 'list', 'how', 'why', 'timeline']);
const OF_ITEMS: ReadonlySet<Scope> = new Set(['list', 'articles', 'about']);

/** The scope of the wording, unless the ask words exclude it; then words of a sentence answer. */
export function settleScope(scope: Scope, folded: string, kind: QuestionKind): Scope {
  if (scope === 'digest' && (OF_WORDS.has(kind) || (kind === 'list' && !OF_A_TEXT.test(folded)))) return 'span';
  if (OF_ARTICLES.has(scope) && !ARTICLE.test(folded)) return 'span';
  if (OF_ITEMS.has(scope) && OF_NAMES.test(folded)) return 'span';
  if (scope === 'compare' && !COMPARED.test(folded)) return 'span';
  if (scope === 'digest' && DEED.test(folded)) return 'span';
  if (kind === 'who' && OF_TEXT.has(scope)) return 'span';
  // 被称为什么 asks for a name, although it ends with 为什么.
  if (scope === 'why' && kind !== 'why' && folded.includes('为什么')) return 'span';
  // Without an ask word and a noun for the items, nothing shows that a list is wanted.
  if (scope === 'list' && kind === 'other' && listTopicOf(folded) === folded.trim()) return 'span';
  return scope === 'how' && OPINION.test(folded) ? 'span' : scope;
}

/** True if a scope is about the articles themselves. */
export function isOfArticles(scope: Scope): boolean {
  return OF_ARTICLES.has(scope);
}
