import type { NameMention } from '../../model/analysis.ts';
import { foldText } from '../../text/script/fold.ts';

/** Of an article what examples are made from. */
export interface ExampleSource {
  readonly title: string | null;
  readonly body: string;
}

/** A figure with what it is of: 脱贫人口人均纯收入达到12550元. */
const FIGURE =
  /(?<=[，,。；;：:、\n])(?:全国|全省|全市|今年|其中)?(\p{Script=Han}{5,16}?)(达到|达|为|超过)(\d[\d.]*)(万?亿?(?:元|人|个|户|名|家|亩|公里|吨))(?=[，,。；;、])/gu;
/** A meeting of a body that the title names. */
const MEETING = /会议|大会|座谈会|推进会|交流会/;
const MAX_NAME_CHARS = 12;
const FIGURES_OF_ARTICLE = 3;

/**
 * Questions that the articles are likely to answer, made of their titles and figures: each once, those of newer articles
 * first where the articles come so. Whoever shows them keeps those that are answered.
 */
export function makeExamples(
  articles: readonly ExampleSource[],
  findNames: (folded: string) => readonly NameMention[],
): string[] {
  const made = articles.map((article) => [...ofTitle(foldText(article.title ?? ''), findNames), ...ofFigures(article)]);
  const longest = Math.max(0, ...made.map((questions) => questions.length));
  // One of every article before the second of any.
  const inTurn = Array.from({ length: longest }, (_, i) => made.flatMap((questions) => questions[i] ?? [])).flat();
  return [...new Set(inTurn)];
}

function ofTitle(title: string, findNames: (folded: string) => readonly NameMention[]): string[] {
  const [name] = findNames(title).filter(({ kind }) => kind === 'body');
  if (name === undefined || !MEETING.test(title)) return [];
  const body = title.slice(name.span.start, name.span.end);
  if (body.length > MAX_NAME_CHARS) return [];
  return [`${body}的会议由谁主持？`, `${body}的会议是什么时候召开的？`];
}

/** Kept with the article: whoever gets no answer is shown examples from the articles nearby. */
const figuresOf = new WeakMap<ExampleSource, readonly string[]>();

function ofFigures(article: ExampleSource): readonly string[] {
  const known = figuresOf.get(article) ?? figuresIn(article.body);
  figuresOf.set(article, known);
  return known;
}

function figuresIn(body: string): string[] {
  const found = [...foldText(body).matchAll(FIGURE)].slice(0, FIGURES_OF_ARTICLE);
  return found.map(([, what, verb, , unit]) => `${what}${verb}多少${unit}？`);
}
