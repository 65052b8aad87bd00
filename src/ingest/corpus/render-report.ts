import type { RemovalReason } from '../parsed-article.ts';
import type { CleaningReport, Problem } from '../report.ts';
import type { Corpus } from './read-corpus.ts';

const REASONS: Readonly<Record<RemovalReason, string>> = {
  'comment-markup': 'comments of the page',
  'style-or-script': 'styles and scripts',
  hidden: 'hidden elements',
  navigation: 'navigation',
  breadcrumb: 'breadcrumbs',
  'page-header': 'page around the article, before it',
  'page-footer': 'page around the article, after it',
  'page-number': 'page numbers and running heads',
  'site-footer': 'footers of the site',
  sidebar: 'side bars',
  'share-bar': 'share and print bars',
  'reader-comments': 'comments of readers',
  advertisement: 'advertisements',
  promotion: 'promotions',
  'related-links': 'links to other articles',
  copyright: 'copyright notices',
  'complaint-notice': 'complaint notices',
  disclaimer: 'disclaimers',
  'editor-line': 'editors’ lines',
  'original-title': 'original titles',
  'metadata-line': 'label lines (date, source …)',
  'title-line': 'the title repeated',
  'lone-punctuation': 'lines of lone punctuation',
  gloss: 'pinyin glosses',
};
const SAMPLES = 3;
const SAMPLE_CHARS = 40;

/** The cleaning of a whole corpus for people: file by file what was taken out, mended and left damaged, then problems. */
export function renderReport(corpus: Pick<Corpus, 'reports' | 'problems'>): string {
  const copies = corpus.reports.filter((report) => report.duplicateOf !== null).length;
  const total = `${corpus.reports.length} articles read, ${copies} of them copies; ${corpus.problems.length} problems.`;
  const problems = corpus.problems.map((problem) => `PROBLEM ${renderProblem(problem)}`);
  return [...corpus.reports.map(renderCleaning), [...problems, total].join('\n')].join('\n\n');
}

/** The cleaning of one article for people, a line for every kind of thing done. */
export function renderCleaning(report: CleaningReport): string {
  const { paragraphs: p } = report;
  const scripts = `${p.traditional} Traditional, ${p.simplified} Simplified, ${p.mixed} mixed, ${p.none} neither`;
  return [
    `${report.articleId} (${oneLine(report.file)})`,
    `  read as ${report.format}, ${report.encoding}; ${report.charsIn} characters in, ${report.charsOut} out; paragraphs: ${scripts}`,
    ...report.remarks.map((remark) => `  note: ${remark}`),
    ...(report.duplicateOf === null ? [] : [`  copy of ${report.duplicateOf}`]),
    ...removalLines(report),
    ...repairLines(report),
    ...report.damage.map(({ kind, text, at }) => `  damaged at ${at}: ${kind} ${JSON.stringify(text)}, left as it is`),
  ].join('\n');
}

/** One line: the file, the line where there is one, the reason. */
export function renderProblem({ file, line, reason }: Problem): string {
  return `${oneLine(file)}${line === null ? '' : `, line ${line}`}: ${reason}`;
}

function removalLines(report: CleaningReport): string[] {
  const reasons = [...new Set(report.removals.map((removal) => removal.reason))].sort();
  return reasons.map((reason) => {
    const texts = report.removals.filter((removal) => removal.reason === reason).map((removal) => removal.text);
    const samples = texts.slice(0, SAMPLES).map((text) => oneLine(text).slice(0, SAMPLE_CHARS));
    const more = texts.length > SAMPLES ? ' …' : '';
    return `  removed ${texts.length} × ${REASONS[reason]} [${reason}]: ${samples.join(' ¦ ')}${more}`;
  });
}

function repairLines(report: CleaningReport): string[] {
  const kinds = [...new Set(report.repairs.map(({ from, to }) => `${from}→${to}`))].sort();
  return kinds.map((kind) => {
    const contexts = report.repairs.filter(({ from, to }) => `${from}→${to}` === kind).map(({ context }) => context);
    const more = contexts.length > SAMPLES ? ' …' : '';
    return `  mended ${contexts.length} × ${kind}: ${contexts.slice(0, SAMPLES).map(oneLine).join(' ¦ ')}${more}`;
  });
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
