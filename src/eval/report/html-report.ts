import { type Answer, isQuoting } from '../../model/answer.ts';
import { mean, type RetrievalMetrics, wilsonInterval } from '../metrics.ts';
import { type ArmRanks, armMetrics } from '../retrieval.ts';
import { escapeHtml, percent, renderTable } from './html.ts';
import { type Bar, type CalibrationBin, renderBars, renderCalibration } from './html-charts.ts';

/** A question of an evaluation with its result. */
export interface ReportCase {
  readonly id: string;
  readonly question: string;
  /** Class in a labelled set, else kind of question; the bars are grouped by it. */
  readonly kind: string;
  /** The content of a right answer, in words for people. */
  readonly expected: string;
  /** False if only a refusal is right. */
  readonly answerable: boolean;
  /** Ranks of the right article; absent if it is unknown. */
  readonly ranks?: ArmRanks;
  /** Absent if only retrieval was measured. */
  readonly result?: CaseResult;
}

export interface CaseResult {
  readonly answer: Answer;
  /** True for a right refusal, or if the short answer or a cited sentence contains the required words. */
  readonly right: boolean;
  /** The short answer compared with the expected one, 0 to 1; 0 for a refusal. */
  readonly shortScore: number;
}

interface AnsweredCase extends ReportCase {
  readonly result: CaseResult;
}

/** Largest number of wrong answers shown. */
const MAX_WRONG = 300;
const BINS = 10;

/**
 * One self-contained page without scripts: retrieval, accuracy, refusals, calibration, and the wrong answers, surest
 * first.
 */
export function renderHtmlReport(title: string, cases: readonly ReportCase[]): string {
  const answered = cases.filter((one): one is AnsweredCase => one.result !== undefined);
  const sections = [
    `<h1>${escapeHtml(title)}</h1>\n<p>${cases.length} questions</p>`,
    retrievalSection(cases),
    ...(answered.length === 0
      ? []
      : [accuracySection(answered), refusalSection(answered), calibrationSection(answered), wrongSection(answered)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`;
}

function retrievalSection(cases: readonly ReportCase[]): string {
  const ranks = cases.flatMap((one) => one.ranks ?? []);
  if (ranks.length === 0) return section('Retrieval', '<p>The questions do not say which article is right.</p>');
  const metrics = armMetrics(ranks);
  const row = (name: string, arm: RetrievalMetrics) => {
    const { low, high } = wilsonInterval(arm.recallAt1, ranks.length);
    const first = `${percent(arm.recallAt1)} <small>${percent(low)} to ${percent(high)}</small>`;
    return [name, first, ...[arm.recallAt5, arm.recallAt10, arm.mrrAt10].map(percent)];
  };
  const rows = [row('lexical', metrics.lexical), row('dense', metrics.dense), row('fused', metrics.fused)];
  if (metrics.reranked) rows.push(row('reranked', metrics.reranked));
  const heads = ['Arm', 'R@1 (95 %)', 'R@5', 'R@10', 'MRR@10'];
  return section(`Retrieval of the right article (${ranks.length} questions)`, renderTable(heads, rows));
}

function accuracySection(cases: readonly AnsweredCase[]): string {
  const answerable = cases.filter((one) => one.answerable);
  const right = (group: readonly AnsweredCase[]) => mean(group.map(({ result }) => (result.right ? 1 : 0)));
  const short = (group: readonly AnsweredCase[]) => mean(group.map(({ result }) => result.shortScore));
  return section(
    'Answers by kind',
    `<h3>Right: the evidence says what must be said, or the refusal is due</h3>
${renderBars(barsOf(cases, right), 'Share right by kind')}
<h3>Score of the short answer, answerable questions only</h3>
${renderBars(barsOf(answerable, short), 'Score of the short answer by kind')}`,
  );
}

/** A bar for all cases, then one for every kind in the order of its name. */
function barsOf(cases: readonly AnsweredCase[], shareOf: (group: readonly AnsweredCase[]) => number): Bar[] {
  const bar = (label: string, group: readonly AnsweredCase[]): Bar => {
    const share = shareOf(group);
    return { label, count: group.length, share, ...wilsonInterval(share, group.length) };
  };
  const kinds = [...new Set(cases.map(({ kind }) => kind))].sort();
  return [
    bar('all', cases),
    ...kinds.map((kind) =>
      bar(
        kind,
        cases.filter((one) => one.kind === kind),
      ),
    ),
  ];
}

function refusalSection(cases: readonly AnsweredCase[]): string {
  const groups = [
    ['answerable, refused wrongly', cases.filter((one) => one.answerable)],
    ['not answerable, refused rightly', cases.filter((one) => !one.answerable)],
  ] as const;
  const rows = groups.map(([name, group]) => {
    const refused = group.filter(({ result }) => !isQuoting(result.answer)).length;
    return [name, String(group.length), String(refused), group.length === 0 ? '–' : percent(refused / group.length)];
  });
  return section('Refusals', renderTable(['Questions', 'Number', 'Refused', 'Share'], rows));
}

function calibrationSection(cases: readonly AnsweredCase[]): string {
  const bins = calibrationBins(cases);
  const rows = bins.map(({ count, confidence, right }) => [String(count), percent(confidence), percent(right)]);
  return section(
    'Calibration of the answers given',
    `${renderCalibration(bins)}\n${renderTable(['Answers', 'Mean confidence', 'Right'], rows)}`,
  );
}

/** Given answers by tenths of their confidence, ascending, without empty tenths. */
export function calibrationBins(cases: readonly ReportCase[]): CalibrationBin[] {
  const given = cases.flatMap(({ result }) =>
    result?.answer.outcome === 'answered' ? [{ confidence: result.answer.confidence, right: result.right }] : [],
  );
  const bins = Array.from({ length: BINS }, (_, i) =>
    given.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i),
  );
  return bins
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      count: bin.length,
      confidence: mean(bin.map(({ confidence }) => confidence)),
      right: mean(bin.map(({ right }) => (right ? 1 : 0))),
    }));
}

function wrongSection(cases: readonly AnsweredCase[]): string {
  const wrong = cases
    .filter(({ result }) => !result.right)
    .sort((a, b) => confidenceOf(b) - confidenceOf(a) || (a.id < b.id ? -1 : 1));
  const rows = wrong
    .slice(0, MAX_WRONG)
    .map((one) => [
      escapeHtml(one.id),
      escapeHtml(one.kind),
      escapeHtml(one.question),
      escapeHtml(one.expected),
      shortOf(one.result.answer),
      evidenceOf(one.result.answer),
      percent(confidenceOf(one)),
    ]);
  const more = wrong.length > MAX_WRONG ? `<p>${wrong.length - MAX_WRONG} more are not shown.</p>` : '';
  const heads = ['Id', 'Kind', 'Question', 'Expected', 'Answer', 'Evidence', 'Confidence'];
  const table = wrong.length === 0 ? '<p>None.</p>' : renderTable(heads, rows);
  return section(`Wrong answers (${wrong.length}), surest first`, `${table}\n${more}`);
}

function confidenceOf({ result: { answer } }: AnsweredCase): number {
  return answer.outcome === 'invalid' ? 0 : answer.confidence;
}

function shortOf(answer: Answer): string {
  if (answer.outcome === 'passage' || answer.outcome === 'overview') return `<em>${answer.outcome}</em>`;
  if (answer.outcome !== 'answered') return `<em>${answer.outcome === 'invalid' ? answer.code : 'refused'}</em>`;
  return answer.short === null ? '<em>evidence only</em>' : escapeHtml(answer.short);
}

function evidenceOf(answer: Answer): string {
  if (isQuoting(answer)) {
    return answer.citations
      .map(({ n, quote, title, articleId }) => {
        const from = [title, articleId].filter((part) => part !== null).join(' · ');
        return `<blockquote>[${n}] ${escapeHtml(quote)}<br><small>${escapeHtml(from)}</small></blockquote>`;
      })
      .join('');
  }
  const titles = answer.outcome === 'not-found' ? answer.suggestions : [];
  return titles.map((title) => `<small>${escapeHtml(title)}</small>`).join('<br>');
}

function section(heading: string, content: string): string {
  return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${content}\n</section>`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { max-width: 1200px; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8886; padding: 4px 8px; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; }
blockquote { margin: 0 0 6px; padding-left: 8px; border-left: 3px solid #8886; white-space: pre-line; }
small { opacity: .75; }
svg { max-width: 100%; height: auto; }
svg text { fill: CanvasText; font-size: 13px; }
.track { fill: #8882; }
.bar { fill: #2e7d32; fill-opacity: .75; }
.interval { stroke: CanvasText; stroke-width: 1.5; }
.ideal { stroke: #888; stroke-dasharray: 3 4; }
`;
