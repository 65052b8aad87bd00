import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RetrievalMetrics } from '../eval/metrics.ts';
import type { ArmMetrics } from '../eval/retrieval.ts';
import { PROJECT_DIR } from '../support/config.ts';
import { writeFileAtomic } from '../support/files.ts';

const FILE = join(PROJECT_DIR, 'docs/results.md');

const HEAD = `# Results of retrieval

Percent of questions whose own article is first / among the first five, and the mean reciprocal rank of the fused list.
Written by \`npm run eval -- … --save\`; every paragraph of a set is one article.

| set | questions | lexical | dense | fused | fused MRR@10 |
|---|---|---|---|---|---|
`;

/** Puts a measurement into the table of docs/results.md, in the place of an earlier one of the same name. */
export async function saveResults(
  name: string,
  { questions, lexical, dense, fused }: ArmMetrics & { readonly questions: number },
): Promise<void> {
  const cells = [name, String(questions), recalls(lexical), recalls(dense), recalls(fused), percent(fused.mrrAt10)];
  const kept = (await readRows()).filter((row) => !row.startsWith(`| ${name} |`));
  await writeFileAtomic(FILE, `${HEAD}${[...kept, `| ${cells.join(' | ')} |`].sort().join('\n')}\n`);
}

async function readRows(): Promise<string[]> {
  try {
    const lines = (await readFile(FILE, 'utf8')).split('\n');
    return lines.slice(lines.findIndex((line) => line.startsWith('|---')) + 1).filter((line) => line.startsWith('| '));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function recalls({ recallAt1, recallAt5 }: RetrievalMetrics): string {
  return `${percent(recallAt1)} / ${percent(recallAt5)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
