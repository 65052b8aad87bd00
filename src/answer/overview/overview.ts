import type { Question } from '../../model/question.ts';
import type { Scope } from '../../model/scope.ts';
import { eventTopicOf, listTopicOf, topicOf } from '../../question/scope/topic.ts';
import { type Found, search } from '../../search/search.ts';
import { compareSides } from './compare.ts';
import { articlesFor } from './corpus.ts';
import { digestOf } from './digest.ts';
import { listOver } from './lists.ts';
import { findMeantArticle } from './meant-article.ts';
import { groupOf, type OverviewParts, type OverviewTools } from './parts.ts';

/** Number of hits that are searched for the subject of a broad question. Chosen by hand. */
const HITS = 40;
const OF_CORPUS: ReadonlySet<Scope> = new Set(['articles', 'count', 'about', 'newest', 'oldest', 'timeline']);

/**
 * The answer to a question that words of one sentence cannot answer; undefined if the articles do not answer it, or
 * none is meant.
 */
export async function overviewOf(
  tools: OverviewTools,
  question: Question,
  found: Found,
): Promise<OverviewParts | undefined> {
  const { scope } = found.analysis;
  if (scope === 'compare') return compareSides(tools, question, found);
  const topic = await searchTopic(tools, question, found);
  if (scope === 'list') return listOver(tools.index, found, topic);
  if (OF_CORPUS.has(scope)) {
    const { listed } = question;
    const articles = articlesFor(tools.index, { scope, asked: found.analysis, topic, allowed: found.allowed, listed });
    return articles ?? (scope === 'about' ? listOf(tools, question, found) : undefined);
  }
  return scope === 'digest' ? digestFor(tools, found, topic) : undefined;
}

/** The statements of the articles if the question does not ask for articles: 这些文章提到了哪些做法. */
async function listOf(tools: OverviewTools, question: Question, found: Found): Promise<OverviewParts | undefined> {
  const topic = await searchTopic(tools, question, found, 'list');
  return topic && listOver(tools.index, topic, topic);
}

/** A search for the subject of the question, without the words that ask for a form of answer. */
async function searchTopic(
  tools: OverviewTools,
  question: Question,
  { analysis }: Found,
  scope = analysis.scope,
): Promise<Found | undefined> {
  const dated = analysis.dates.reduce(
    (text, { span }) => text.replace(analysis.chinese.slice(span.start, span.end), ' '),
    analysis.translated ? analysis.folded : analysis.chinese,
  );
  const all = topicOf(analysis.source === null ? dated : dated.replace(analysis.source, ' '));
  const text = narrowed(scope, all);
  if (text === '') return undefined;
  const found = await search(tools, { ...question, text }, HITS);
  return found.analysis.terms.length === 0 ? undefined : found;
}

function narrowed(scope: Scope, topic: string): string {
  if (scope === 'timeline') return eventTopicOf(topic);
  return scope === 'list' ? listTopicOf(topic) : topic;
}

function digestFor({ index }: OverviewTools, found: Found, topic: Found | undefined): OverviewParts | undefined {
  const meant = findMeantArticle(index, topic, found.analysis, found.allowed);
  if (!meant?.isNamed) return topic && listOver(index, topic, topic);
  const article = index.articles[meant.articleIndex];
  const { lines, listed } = digestOf(index, meant.articleIndex);
  if (!article || lines.length === 0) return undefined;
  const groups = [groupOf(article, lines, listed)];
  return { form: 'digest', groups, articles: { found: 1, of: index.articles.length }, confidence: meant.confidence };
}
