import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../model/answer.ts';
import type { Collections } from '../model/library.ts';
import type { HealthReport, LastAnswer } from './health-report.ts';

/** Counts answers for the health report and the metrics. */
export interface Meter {
  readonly lastAnswer: LastAnswer | null;
  /** The same collections; their answers are counted. */
  watch<C extends Collections>(collections: C): C;
  /** The metrics in the text format of Prometheus, together with the facts of the report. */
  render(report: HealthReport): Promise<string>;
  readonly contentType: string;
}

/** Bounds of the histogram in seconds: an answer takes a tenth of a second, or seconds if many people wait. */
const BUCKETS_S = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];
const MS = 1_000;

export function makeMeter(now: () => Date): Meter {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'youju_answers_total',
    help: 'Questions answered, by outcome; failed where no answer could be had.',
    labelNames: ['outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'youju_answer_duration_seconds',
    help: 'Time from question to answer, waiting included.',
    buckets: BUCKETS_S,
    registers,
  });
  const gauges = makeGauges(registers);
  let lastAnswer: LastAnswer | null = null;
  const note = (outcome: string, durationMs: number) => {
    answers.inc({ outcome });
    durations.observe(durationMs / MS);
    lastAnswer = { at: now().toISOString(), outcome, durationMs: Math.round(durationMs) };
  };
  return {
    get lastAnswer() {
      return lastAnswer;
    },
    watch: (collections) => ({
      ...collections,
      within: (reach) => {
        const library = collections.within(reach);
        return { ...library, ask: (question) => timed(() => library.ask(question), note) };
      },
    }),
    render: async (report) => {
      gauges.set(report);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

async function timed(ask: () => Promise<Answer>, note: (outcome: string, durationMs: number) => void): Promise<Answer> {
  const started = performance.now();
  try {
    const answer = await ask();
    note(answer.outcome, performance.now() - started);
    return answer;
  } catch (error) {
    note('failed', performance.now() - started);
    throw error;
  }
}

function makeGauges(registers: Registry[]): { set(report: HealthReport): void } {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge('youju_up', '1 where questions are answered.');
  const degraded = gauge('youju_degraded', '1 where something is missing; /healthz says what.');
  const gateway = gauge('youju_gateway_connected', '1 while Discord is connected.');
  const articles = gauge('youju_index_articles', 'Articles in the index.');
  const vectors = gauge('youju_index_vectors', 'Vectors in the index.');
  const builtAt = gauge('youju_index_built_timestamp_seconds', 'When the index was built.');
  return {
    set: ({ status, gateway: state, index }) => {
      up.set(status === 'down' ? 0 : 1);
      degraded.set(status === 'degraded' ? 1 : 0);
      gateway.set(state === 'connected' ? 1 : 0);
      if (!index) return;
      articles.set(index.articles);
      vectors.set(index.vectors);
      builtAt.set(Date.parse(index.builtAt) / MS);
    },
  };
}
