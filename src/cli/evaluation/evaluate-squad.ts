import { answerQuestion } from '../../answer/answerer.ts';
import { type AnswerCheck, type AnswerMetrics, answerMetrics, checkAnswer, isRightSpan } from '../../eval/answers.ts';
import {
  type ConfidenceMetrics,
  type ConfidencePoint,
  confidenceMetrics,
  pointOf,
} from '../../eval/confidence/points.ts';
import { type KeptResult, measureKept } from '../../eval/kept.ts';
import { measureNoise, type NoiseFamily, type NoiseResult, noisyFile } from '../../eval/noise.ts';
import type { ReportCase } from '../../eval/report/html-report.ts';
import { type ArmMetrics, type ArmRanks, armMetrics, rankIn, ranksOf } from '../../eval/retrieval.ts';
import { parseSquad, type SquadSet, withPart, withQuestionsFrom } from '../../eval/squad.ts';
import { cleanFile } from '../../ingest/corpus/clean-file.ts';
import type { Day } from '../../model/day.ts';
import { search } from '../../search/search.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { inRange, type QuestionRange } from './question-range.ts';

export interface EvaluationRun {
  readonly config: Config;
  readonly log: Log;
  readonly now: Day;
}

export interface SquadOptions {
  readonly text: string;
  /** The set whose questions are asked instead. */
  readonly questionsText: string | undefined;
  /** Positions of the questions to ask, from 1, both included. */
  readonly range: QuestionRange;
  /** Only questions of paragraphs whose position modulo 10 is from … to. */
  readonly part: readonly [from: number, to: number] | undefined;
  readonly answers: boolean;
  readonly titles: boolean;
  /** Damage to the paragraphs before they are cleaned and indexed; empty for none. */
  readonly noise: readonly NoiseFamily[];
}

/** Measurements over a set; `answers` only if they were asked for. */
export interface Evaluation extends ArmMetrics {
  readonly questions: number;
  /** Number of passages whose vectors were not in the cache. */
  readonly embedded: number;
  /** Share of the text that cleaning restored, if noise was asked for. */
  readonly cleaning?: NoiseResult;
  readonly answers?: AnswerMetrics & { readonly confidence?: ConfidenceMetrics } & Readonly<Record<string, unknown>>;
  /** Every question with its result, in order. */
  readonly cases: readonly ReportCase[];
}

/** Number of ranked hits: enough to include the right article if words or vectors find it near the top. */
const HITS = 100;
/** Share of Han characters that get a reading after them. */
const GLOSS_SHARE = 0.33;
const NOISE_SEED = 1;
/** Title of the page around a paragraph. */
const PAGE_TITLE = '正文';

/** Makes every paragraph an article of an index in memory and asks the questions of the set. */
export async function evaluateSquad(run: EvaluationRun, options: SquadOptions): Promise<Evaluation> {
  const { set, cleaning } = throughNoise(readSet(options), options.noise);
  const bar = makeProgressBar();
  const onEmbedded = (done: number, total: number) => bar.show('Embedding', done, total);
  const { tools, close, embedded } = await openTemporaryAnswerer(run.config, run.log, set.articles, onEmbedded);
  const byId = new Map(set.articles.map((article) => [article.id, article]));
  const questions = inRange(set.questions, options.range);
  const ranks: ArmRanks[] = [];
  const checks: AnswerCheck[] = [];
  const points: ConfidencePoint[] = [];
  const cases: ReportCase[] = [];
  try {
    for (const { id, text, articleIndex, answers } of questions) {
      const question = { text, filters: {}, now: run.now };
      const found = await search(tools, question, HITS);
      const searched = ranksOf(found, articleIndex);
      const common = { id, question: text, kind: found.analysis.kind, expected: answers.join(' / '), answerable: true };
      if (options.answers) {
        const explained = await answerQuestion(tools, question);
        const { answer, reranked = [] } = explained;
        const point = pointOf(explained, (short) => isRightSpan(short, answers));
        if (point) points.push(point);
        const rank = { ...searched, reranked: rankIn(reranked, articleIndex, (hit) => hit.score) };
        ranks.push(rank);
        const check = checkAnswer(answer, answers, (articleId) => byId.get(articleId));
        checks.push(check);
        cases.push({ ...common, ranks: rank, result: { answer, right: check.contains, shortScore: check.f1 } });
      } else {
        ranks.push(searched);
        cases.push({ ...common, ranks: searched });
      }
      bar.show('Asking', ranks.length, questions.length);
    }
  } finally {
    bar.stop();
    await close();
  }
  const measured = { questions: ranks.length, embedded, ...armMetrics(ranks), cases, ...(cleaning && { cleaning }) };
  return options.answers
    ? { ...measured, answers: { ...answerMetrics(checks), confidence: confidenceMetrics(points) } }
    : measured;
}

/** Measures if cleaning returns the set's paragraphs unchanged, each as a text file of its own. */
export function evaluateKept(options: Pick<SquadOptions, 'text'>): KeptResult {
  const { articles } = readSet({ ...options, questionsText: undefined, titles: false, part: undefined });
  return measureKept(
    articles.map(({ body }) => body),
    cleanedText,
  );
}

/** The set after its paragraphs were made to look scraped and were cleaned again. */
function throughNoise(set: SquadSet, families: readonly NoiseFamily[]): { set: SquadSet; cleaning?: NoiseResult } {
  if (families.length === 0) return { set };
  const options = { families, glossShare: GLOSS_SHARE, seed: NOISE_SEED };
  const texts = set.articles.map(({ body }) => body);
  const articles = set.articles.map((article, i) => {
    return { ...article, body: cleanedText(noisyFile(article.body, { ...options, seed: NOISE_SEED + i })) };
  });
  return { set: { ...set, articles }, cleaning: measureNoise(texts, options, cleanedText) };
}

/** Title and body after cleaning, because a paragraph's first line may be taken for a title. */
function cleanedText(file: Uint8Array): string {
  const article = cleanFile('page.txt', file).cleaned[0]?.article;
  const parts = [article?.title ?? '', article?.body ?? ''];
  return parts
    .filter((part) => part !== PAGE_TITLE)
    .join('\n')
    .trim();
}

export function readSet({
  text,
  questionsText,
  titles,
  part,
}: Pick<SquadOptions, 'text' | 'questionsText' | 'titles' | 'part'>): SquadSet {
  try {
    const whole = parseSquad(text, titles);
    const set = part === undefined ? whole : withPart(whole, ...part);
    return questionsText === undefined ? set : withQuestionsFrom(set, parseSquad(questionsText, titles));
  } catch (error) {
    const problems = [(error as Error).message.split('\n').slice(0, 5).join(' ')];
    throw OperatorError.of('DATA_INVALID', { file: 'The set', problems, count: 1 }, error);
  }
}
