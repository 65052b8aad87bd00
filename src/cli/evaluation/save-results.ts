import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfidenceMetrics } from '../../eval/confidence/points.ts';
import type { RetrievalMetrics } from '../../eval/metrics.ts';
import { PROJECT_DIR } from '../../support/config.ts';
import { writeFileAtomic } from '../../support/files.ts';
import type { AbsentEvaluation } from './evaluate-absent.ts';
import type { Evaluation } from './evaluate-squad.ts';

const FILE = join(PROJECT_DIR, 'docs/results.md');

const HEAD = `# Results

Written by \`npm run eval -- … --save\`; every paragraph of a set is one article. All figures but numbers of questions are
percent. *tuned-on*: weights or confidence were chosen with these questions in sight; *held-out*: they were not. The set
news_dev.json states no licence: it is not fetched and no claim rests on it alone. [How to make them again](figures.md).
`;

/** The tables of the document in order: heading, meaning, columns. */
const TABLES = {
  retrieval: [
    '## Retrieval',
    'Questions whose own article is first / among the first five; `reranked` is the fused list after its best passages were\nread.',
    ['set', 'standing', 'questions', 'lexical', 'dense', 'fused', 'fused MRR@10', 'reranked'],
  ],
  answers: [
    '## Answers',
    'F1 and EM of the short answer against the references (a passage or refusal counts 0); short answers that are wrong;\npassages shown without one; served: answered rightly or shown a passage that holds the answer; refusals; quotations that\nhold a reference; citations equal to the text at their offsets; answers whose quotations hold the short answer.',
    [
      'set',
      'standing',
      'questions',
      'F1',
      'EM',
      'wrong',
      'passage',
      'served',
      'refused',
      'evidence',
      'verbatim',
      'supported',
    ],
  ],
  confidence: [
    '## Confidence',
    'Over the best candidate of every question, whatever the outcome: the area under the curve of right against wrong; of those\nwith a confidence of at least 0.9 how many are right; share right by tenths of confidence (n: how many); and the share of\nwrong ones among the surest tenth, two tenths … of all.',
    ['set', 'standing', 'AUC', 'right at ≥ 0.9', 'right by tenths', 'risk by coverage'],
  ],
  absent: [
    '## Refusals',
    'Questions put to an index without their own paragraph, which it should refuse.',
    ['set', 'standing', 'questions', 'answered (wrong)', 'passage', 'refused'],
  ],
} as const;

type Table = keyof typeof TABLES;

/** Writes a measurement into the tables of docs/results.md, in place of an earlier one with the same name. */
export async function saveResults(name: string, result: Omit<Evaluation, 'cases'>): Promise<void> {
  const { questions, lexical, dense, fused, reranked, answers } = result;
  const after = reranked ? recalls(reranked) : '–';
  const ranks = [recalls(lexical), recalls(dense), recalls(fused), percent(fused.mrrAt10), after];
  await saveRow('retrieval', [name, retrievalStandingOf(name), String(questions), ...ranks]);
  if (!answers) return;
  const { f1, em, wrong, passage, served, refused, contains, verbatim, supported } = answers;
  const shares = [f1, em, wrong, passage, served, refused, contains, verbatim, supported];
  await saveRow('answers', [name, standingOf(name), String(questions), ...shares.map((share) => percent(share))]);
  if (answers.confidence) await saveRow('confidence', confidenceRow(name, answers.confidence));
}

/** The same for refusals of questions whose paragraph is not in the index. */
export async function saveAbsent(name: string, result: Omit<AbsentEvaluation, 'cases'>): Promise<void> {
  const { questions, answered, passage, refused } = result;
  await saveRow('absent', [name, standingOf(name), String(questions), ...[answered, passage, refused].map(percent)]);
}

/**
 * The sets on which the confidence of answers was fitted, in the notation of {@link nameOf}; see
 * test/fixtures/abstain/README.md.
 */
const TUNED_ON = [/^questions\.jsonl, split tune/, /^cmrc2018_dev\.json(?:, (?:1–|first )|$)/];

/** The sets on which the weights of retrieval were chosen, whatever part of them is asked; see src/model/tuning.ts. */
const RETRIEVAL_TUNED_ON = /^(?:cmrc2018_dev|drcd_dev|xquad\.zh\.dev|news_dev)\.json/;

/** Says if the weights of retrieval were chosen on a set. */
export function retrievalStandingOf(name: string): string {
  return RETRIEVAL_TUNED_ON.test(name) ? 'tuned-on' : 'held-out';
}

function standingOf(name: string): string {
  return TUNED_ON.some((pattern) => pattern.test(name)) ? 'tuned-on' : 'held-out';
}

function confidenceRow(name: string, { auc, sure, reliability, riskCoverage }: ConfidenceMetrics): string[] {
  const tenths = reliability.map(({ from, right, count }) => `${from.toFixed(1)}: ${percent(right)} (n ${count})`);
  const risks = riskCoverage.map(({ risk }) => percent(risk));
  const sureOnes = `${percent(sure.right)} (n ${sure.count})`;
  return [name, standingOf(name), auc.toFixed(3), sureOnes, tenths.join(', '), risks.join(' / ')];
}

async function saveRow(table: Table, cells: readonly string[]): Promise<void> {
  await writeFileAtomic(FILE, withRow(await readResults(), table, cells));
}

/** The document `text`, or a new one if it is empty, with a row that replaces the one with the same first cell. */
export function withRow(text: string, table: Table, cells: readonly string[]): string {
  const sections = (Object.keys(TABLES) as Table[]).map((each) => {
    const [heading, meaning, columns] = TABLES[each];
    const kept = rowsBelow(text, heading).filter((row) => each !== table || !row.startsWith(`| ${cells[0]} |`));
    const rows = [...kept, ...(each === table ? [rowOf(cells)] : [])].sort();
    return rows.length === 0
      ? ''
      : [`\n${heading}\n\n${meaning}\n`, rowOf(columns), rule(columns), ...rows, ''].join('\n');
  });
  return HEAD + sections.join('');
}

function rowsBelow(text: string, heading: string): string[] {
  const [, section = ''] = text.split(`${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('|---')) + 1).filter((line) => line.startsWith('| '));
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rule(columns: readonly string[]): string {
  return `|${'---|'.repeat(columns.length)}`;
}

async function readResults(): Promise<string> {
  try {
    return await readFile(FILE, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function recalls({ recallAt1, recallAt5 }: RetrievalMetrics): string {
  return `${percent(recallAt1)} / ${percent(recallAt5)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
