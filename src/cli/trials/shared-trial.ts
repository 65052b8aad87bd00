import { basename, join } from 'node:path';
import { parseQuestions } from '../../eval/questions.ts';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { readSet } from '../evaluation/evaluate-squad.ts';
import type { Compared, Comparison, ComparisonOptions } from '../postgres/compare-readers.ts';
import { readText } from '../read-text.ts';

export interface SharedTrialOptions {
  readonly config: Config;
  readonly log: Log;
  readonly url: string;
  readonly workDir: string;
  /** Labelled questions (.jsonl), put to the articles here, and sets in SQuAD's format, put to their own paragraphs. */
  readonly files: readonly string[];
  /** A set whose questions are asked instead, by their ids. */
  readonly questionsFrom: string | undefined;
  /** Most questions of a file. */
  readonly limit: number;
  readonly searchOnly: boolean;
  readonly onProgress: (words: string) => void;
}

/** Of one file. */
interface FileReport {
  readonly articles: number;
  readonly chunks: number;
  readonly hits: Compared;
  readonly answers?: Compared;
}

export interface SharedTrialReport {
  readonly files: Readonly<Record<string, FileReport>>;
  readonly failures: readonly string[];
}

/** Whatever asks what today is gets the same answer in every run. */
const NOW = '2022-06-30';

/**
 * Says whether an index that is shared by a database answers as the embedded one does: first what is found for all questions, for that
 * takes little, then the answers.
 */
export async function tryShared(options: SharedTrialOptions): Promise<SharedTrialReport> {
  const { openComparison } = await import('../postgres/compare-readers.ts');
  const files: Record<string, FileReport> = {};
  const opened: { readonly name: string; readonly comparison: Comparison }[] = [];
  try {
    for (const [i, path] of options.files.entries()) {
      const name = basename(path);
      const { articles, questions } = await readFileOfQuestions(path, options);
      const comparison = await openComparison({
        ...options,
        name: `youju_trial_${process.pid}_${i}`,
        articles,
        questions: questions.slice(0, options.limit),
        now: NOW,
        workDir: join(options.workDir, String(i)),
        onProgress: (words) => options.onProgress(`${name}: ${words}`),
      });
      opened.push({ name, comparison });
      const { chunks } = comparison;
      files[name] = { articles: comparison.articles, chunks, hits: await comparison.compareHits() };
      options.onProgress(`${name}: ${JSON.stringify(files[name])}`);
    }
    for (const { name, comparison } of options.searchOnly ? [] : opened) {
      files[name] = { ...(files[name] as FileReport), answers: await comparison.compareAnswers() };
      options.onProgress(`${name}: ${JSON.stringify(files[name].answers)}`);
    }
  } finally {
    for (const { comparison } of opened) await comparison.close();
  }
  return { files, failures: Object.entries(files).flatMap(([name, report]) => failuresOf(name, report)) };
}

function failuresOf(name: string, { hits, answers }: FileReport): string[] {
  const told = ({ mirrorDiffers, databaseDiffers }: Compared, what: string) => [
    ...mirrorDiffers.map((id) => `${name}: the copy has other ${what} to ${id}`),
    ...databaseDiffers.map((id) => `${name}: the database has other ${what} to ${id}`),
  ];
  return [...told(hits, 'hits'), ...(answers ? told(answers, 'answers') : [])];
}

async function readFileOfQuestions(
  path: string,
  { config, questionsFrom }: SharedTrialOptions,
): Promise<Pick<ComparisonOptions, 'articles' | 'questions'>> {
  const text = await readText(path);
  if (path.endsWith('.jsonl')) {
    const { articles } = await readCorpus(config.dataDir);
    return { articles, questions: parseQuestions(text).map(({ id, question }) => ({ id, text: question })) };
  }
  const questionsText = questionsFrom === undefined ? undefined : await readText(questionsFrom);
  return readSet({ text, questionsText, titles: false, part: undefined });
}
