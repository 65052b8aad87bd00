import type { KeptResult } from '../../eval/kept.ts';
import type { RetrievalMetrics } from '../../eval/metrics.ts';
import { wilsonInterval } from '../../eval/metrics.ts';
import type { ReadingScore } from '../../eval/reading.ts';
import type { AbsentEvaluation } from './evaluate-absent.ts';
import type { Evaluation } from './evaluate-squad.ts';
import type { TurnScore } from './evaluate-turns.ts';

/** Measurements as a table; recall at 1 with its 95 % interval. */
export function renderEvaluation({
  questions,
  embedded,
  lexical,
  dense,
  fused,
  reranked,
  answers,
}: Omit<Evaluation, 'cases'>): string {
  const arm = (name: string, metrics: RetrievalMetrics) => {
    const { low, high } = wilsonInterval(metrics.recallAt1, questions);
    const range = `(${percent(low)}–${percent(high)})`;
    const { recallAt1, recallAt5, recallAt10, mrrAt10 } = metrics;
    return `${name.padEnd(8)} ${percent(recallAt1)} ${range}  ${[recallAt5, recallAt10, mrrAt10].map(percent).join('  ')}`;
  };
  const lines = [
    `${questions} questions, ${embedded} passages embedded`,
    '         R@1 (95 %)          R@5   R@10  MRR@10',
    arm('lexical', lexical),
    arm('dense', dense),
    arm('fused', fused),
    ...(reranked ? [arm('reranked', reranked)] : []),
  ];
  return [...lines, ...(answers ? [JSON.stringify(answers, null, 2)] : [])].join('\n');
}

/** The same for questions whose paragraph is not in the index. */
export function renderAbsent({
  questions,
  embedded,
  answered,
  passage,
  refused,
}: Omit<AbsentEvaluation, 'cases'>): string {
  return `${questions} questions, ${embedded} passages embedded\nwithout their paragraph: answered ${percent(answered)} %, passage ${percent(passage)} %, refused ${percent(refused)} %`;
}

/** The reader's scores on the right paragraphs. */
export function renderReading({ questions, em, f1 }: ReadingScore): string {
  return `${questions} questions with their paragraph: F1 ${percent(f1)}, EM ${percent(em)}`;
}

/** Every turn with its outcome, then the number of each outcome. */
export function renderTurns({ turns, counts, all }: TurnScore): string {
  const lines = all.map(
    ({ question, outcome, short }) => `${outcome}: ${question}${short === null ? '' : ` → ${short}`}`,
  );
  const sums = Object.entries(counts).map(([outcome, count]) => `${outcome} ${count}`);
  return [...lines, `${turns} turns: ${sums.join(', ')}`].join('\n');
}

/** The number of texts that cleaning returned whole, and the first difference of the others. */
export function renderKept({ texts, whole, wholeButTags, failures }: KeptResult): string {
  const share = percent((whole + wholeButTags) / Math.max(1, texts));
  return [
    `${whole} of ${texts} texts whole, ${wholeButTags} more but for HTML tags in the text itself: ${share} %`,
    ...failures.map(({ index, wanted, found }) => `  ${index}: ${wanted} → ${found}`),
  ].join('\n');
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
