import type { Corpus } from '../corpus/read-corpus.ts';
import type { CleaningReport, Problem } from '../report.ts';
import { onOneLine, REASONS } from './reasons.ts';

const SAMPLES = 3;
const SAMPLE_CHARS = 40;

/**
 * The cleaning of a whole corpus for people: for each file the removed, repaired and damaged parts, then the problems.
 */
export function renderReport(corpus: Pick<Corpus, 'reports' | 'problems'>): string {
  const copies = corpus.reports.filter((report) => report.duplicateOf !== null).length;
  const total = `${countOf(corpus.reports.length, 'article')} read, ${copies} of them copies; ${countOf(corpus.problems.length, 'problem')}. "npm run article -- diff ID" shows one beside its file.`;
  const problems = corpus.problems.map((problem) => `PROBLEM ${renderProblem(problem)}`);
  return [...corpus.reports.map(renderCleaning), [...problems, total].join('\n')].join('\n\n');
}

/** The cleaning of one article for people, one line per kind of change. */
export function renderCleaning(report: CleaningReport): string {
  return [
    `${report.articleId} (${onOneLine(report.file)})`,
    `  read as ${report.format}, ${report.encoding}; ${report.charsIn} characters in, ${report.charsOut} out; ${writingOf(report)}`,
    ...report.remarks.map((remark) => `  note: ${remark}`),
    ...(report.duplicateOf === null ? [] : [`  copy of ${report.duplicateOf}`]),
    ...removalLines(report),
    ...repairLines(report),
    ...report.damage.map(({ kind, text, at }) => `  damaged at ${at}: ${kind} ${JSON.stringify(text)}, left as it is`),
  ].join('\n');
}

/** One line: the file, its line number if there is one, the reason. */
export function renderProblem({ file, line, reason }: Problem): string {
  return `${onOneLine(file)}${line === null ? '' : `, line ${line}`}: ${reason}`;
}

function removalLines(report: CleaningReport): string[] {
  const reasons = [...new Set(report.removals.map((removal) => removal.reason))].sort();
  return reasons.map((reason) => {
    const texts = report.removals.filter((removal) => removal.reason === reason).map((removal) => removal.text);
    const samples = texts.slice(0, SAMPLES).map((text) => onOneLine(text).slice(0, SAMPLE_CHARS));
    const more = texts.length > SAMPLES ? ' …' : '';
    return `  removed ${texts.length} × ${REASONS[reason]}: ${samples.join(' ¦ ')}${more}`;
  });
}

function repairLines(report: CleaningReport): string[] {
  const kinds = [...new Set(report.repairs.map(({ from, to }) => `${from}→${to}`))].sort();
  return kinds.map((kind) => {
    const contexts = report.repairs.filter(({ from, to }) => `${from}→${to}` === kind).map(({ context }) => context);
    const more = contexts.length > SAMPLES ? ' …' : '';
    return `  mended ${contexts.length} × ${kind}: ${contexts.slice(0, SAMPLES).map(onOneLine).join(' ¦ ')}${more}`;
  });
}

/** Numbers of paragraphs by script, without zeros. */
function writingOf({ paragraphs: { traditional, simplified, mixed, none } }: CleaningReport): string {
  const counts = [
    [simplified, 'in Simplified'],
    [traditional, 'in Traditional'],
    [mixed, 'in both scripts'],
    [none, 'in neither script'],
  ] as const;
  const shown = counts
    .filter(([count]) => count > 0)
    .map(([count, script]) => `${countOf(count, 'paragraph')} ${script}`);
  return shown.join(', ');
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
