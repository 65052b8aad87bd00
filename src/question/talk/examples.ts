import type { NameMention } from '../../model/analysis.ts';
import { foldText } from '../../text/script/fold.ts';

/** The parts of an article from which examples are made. */
export interface ExampleSource {
  readonly title: string | null;
  readonly body: string;
}

/** A figure and the thing it measures: 脱贫人口人均纯收入达到12550元. */
const FIGURE =
  /(?<=[，,。；;：:、\n])(?:全国|全省|全市|今年|其中)?(\p{Script=Han}{5,16}?)(达到|达|为|超过)(\d[\d.]*)(万?亿?(?:元|人|个|户|名|家|亩|公里|吨))(?=[，,。；;、])/gu;
/** Words for a meeting of the body in the title. */
const MEETING = /会议|大会|座谈会|推进会|交流会/;
/** A longer name of a body makes an awkward question. Chosen by hand. */
const MAX_NAME_CHARS = 12;
/** Number of questions about figures per article. Chosen by hand. */
const FIGURES_OF_ARTICLE = 3;

/**
 * Questions that the articles probably answer, made from their titles and figures; each once, the newer articles first
 * if they come in that order. The caller must drop those that get no answer.
 */
export function makeExamples(
  articles: readonly ExampleSource[],
  findNames: (folded: string) => readonly NameMention[],
): string[] {
  const made = articles.map((article) => [...ofTitle(foldText(article.title ?? ''), findNames), ...ofFigures(article)]);
  const longest = Math.max(0, ...made.map((questions) => questions.length));
  // Takes one question of every article before the second of any.
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

/** Cached per article, because a refused asker sees examples from the nearest articles. */
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
