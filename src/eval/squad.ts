import { z } from 'zod';
import { type Article, bareArticle } from '../model/article.ts';
import { foldText } from '../text/script/fold.ts';
import { isTraditional } from '../text/script/script.ts';

const answer = z.object({ text: z.string() });
const question = z.object({ id: z.string(), question: z.string(), answers: z.array(answer).default([]) });
const paragraph = z.object({ context: z.string(), qas: z.array(question) });
const schema = z.object({ data: z.array(z.object({ title: z.string().optional(), paragraphs: z.array(paragraph) })) });

/** A question of a reading-comprehension set. */
export interface SquadQuestion {
  readonly id: string;
  readonly text: string;
  /** Reference answers, distinct. */
  readonly answers: readonly string[];
  /** Position of its paragraph among the articles of the set. */
  readonly articleIndex: number;
  /** Position of its paragraph in the file, counting identical paragraphs separately. */
  readonly position: number;
}

/** A set in SQuAD's format as a corpus: every paragraph is an article, identical paragraphs are one. */
export interface SquadSet {
  readonly articles: readonly Article[];
  readonly questions: readonly SquadQuestion[];
}

/** @throws ZodError or SyntaxError if the text has another format. */
export function parseSquad(text: string, withTitles: boolean): SquadSet {
  const { data } = schema.parse(JSON.parse(text));
  const articles: Article[] = [];
  const places = new Map<string, number>();
  const questions: SquadQuestion[] = [];
  let position = 0;
  for (const { title, paragraphs } of data) {
    for (const { context, qas } of paragraphs) {
      const folded = foldText(context);
      const articleIndex = places.get(folded) ?? articles.length;
      if (articleIndex === articles.length) {
        places.set(folded, articleIndex);
        articles.push(articleOf(articles.length, context, withTitles ? (title ?? null) : null));
      }
      for (const { id, question: asked, answers } of qas) {
        const references = [...new Set(answers.map((one) => one.text))];
        questions.push({ id, text: asked, answers: references, articleIndex, position });
      }
      position++;
    }
  }
  return { articles, questions };
}

/**
 * The questions of `other` over the paragraphs of `set`, matched by the questions' ids; questions that `set` lacks are
 * dropped.
 */
export function withQuestionsFrom(set: SquadSet, other: SquadSet): SquadSet {
  const texts = new Map(other.questions.map(({ id, text }) => [id, text]));
  const questions = set.questions.flatMap((one) => {
    const text = texts.get(one.id);
    return text === undefined ? [] : [{ ...one, text }];
  });
  return { articles: set.articles, questions };
}

/** The questions of the paragraphs whose position modulo 10 is `from` to `to`; all articles stay. */
export function withPart(set: SquadSet, from: number, to: number): SquadSet {
  const isIn = ({ position }: SquadQuestion) => position % 10 >= from && position % 10 <= to;
  return { ...set, questions: set.questions.filter(isIn) };
}

/** A shorter question means nothing. */
const MIN_FOLLOW_UP_CHARS = 4;

/**
 * A question without the title, as a person asks it who already talks about the article; undefined if it does not name
 * the title.
 */
export function withoutTitle(question: string, title: string): string | undefined {
  if (title.length < 2 || !question.includes(title)) return undefined;
  const rest = question.replace(title, '').replace(/《》|（）|“”|「」/g, '');
  const bare = rest.replace(/^[的在是，,、\s]+/, '');
  return bare.length < MIN_FOLLOW_UP_CHARS ? undefined : bare;
}

/** Ids sort in the order of the set. */
function articleOf(index: number, body: string, title: string | null): Article {
  const script = isTraditional(body) ? 'traditional' : 'simplified';
  return bareArticle({ id: `p${String(index).padStart(6, '0')}`, title, body, script });
}
