import type { Benchmarks } from './bench-all.ts';
import type { Searches, SearchOutcome } from './bench-search-process.ts';
import { RIVALS, type Rival, type RivalFigures } from './run-rivals.ts';

/** The page of benchmarks, in Markdown. */
export function renderBenchmarks(figures: Benchmarks): string {
  const { machine, set } = figures;
  const head = `# Benchmarks

Written by \`npm run bench -- all\` on ${machine.cores} × ${machine.processor}, Node.js ${machine.node}. Articles and questions are those of
${set.files.join(' and ')} (${set.articles} paragraphs, each an article; ${set.questions} questions spread over all of them); what an index holds beyond them is
made up of Chinese words as frequent as they are, so that its passages cost what real ones cost but are easily told from them. Times
are of one run, memory is what the system counts for a process. [How to make them again](figures.md).
`;
  const parts = [buildPart(figures), answerPart(figures), searchPart(figures), rivalPart(figures)];
  return [head, ...parts.filter((part) => part !== '')].join('\n');
}

function buildPart({ build, cold }: Benchmarks): string {
  if (!build) return '';
  const { articles, passages, full, changed, unchanged, raw } = build;
  const rawRate = (1_000 * raw.sample) / raw.processorMs;
  const rate = (1_000 * passages) / full.processorMs;
  const row = (name: string, spent: { readonly wallMs: number; readonly processorMs: number }) =>
    `| ${name} | ${seconds(spent.wallMs)} | ${seconds(spent.processorMs)} | ${share(spent.processorMs / full.processorMs)} |`;
  const fastest = [...(cold ?? [])].sort((a, b) => a.processorMs - b.processorMs)[0];
  return `## Building

${articles} articles, ${passages} passages. The runtime alone embeds **${rawRate.toFixed(1)}** passages a second of processor time (${raw.sample} of them, one process, tokenising
included), a whole build with all that it does beside that **${rate.toFixed(1)}**: ${(rate / rawRate).toFixed(2)} of it.

| | seconds | of processor time | share |
|---|---|---|---|
${row('full build', full)}
${row('one article changed', changed)}
${row('nothing changed', unchanged)}
${fastest ? `\nA question from the terminal, nothing loaded before: ${seconds(fastest.wallMs)} s, ${seconds(fastest.processorMs)} s of processor time (the best of ${cold?.length}).\n` : ''}`;
}

function answerPart({ answers }: Benchmarks): string {
  if (!answers) return '';
  const rows = Object.entries(answers).map(([size, { ms, memoryMb, swapMb, perSecond }]) => {
    const [one, two] = perSecond;
    const name = size === 'five' ? 'the five articles' : `${size} passages`;
    return `| ${name} | ${ms.length} | ${milliseconds(ms, 0.5)} | ${milliseconds(ms, 0.95)} | ${memoryMb} | ${swapMb} | ${one.toFixed(1)} | ${two.toFixed(1)} | ${(two / one).toFixed(2)} |`;
  });
  return `## Answers

Through the answer process, as the bot asks it: milliseconds of a question, one after the other; megabytes of that process afterwards, and of
both at most while a new version takes over; questions a second of one process and of two, asked by twice as many people at a time.

| index | questions | p50 | p95 | MB | MB at a swap | one process | two | ratio |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function searchPart({ search }: Benchmarks): string {
  if (!search) return '';
  const rowOf = (size: string, name: string, { ms, wholeMs }: Searches) =>
    `| ${size} | ${name} | ${milliseconds(ms, 0.5)} | ${milliseconds(ms, 0.95)} | ${milliseconds(wholeMs, 0.95)} |`;
  const rows = Object.entries(search).flatMap(([size, { plain, filteredAll, filteredHalf }]) => [
    rowOf(size, 'none', plain),
    rowOf(size, 'one that all articles fit', filteredAll),
    rowOf(size, 'one that half of them fit', filteredHalf),
  ]);
  return `## Search

Milliseconds of finding and ranking passages; behind them with understanding the question and its vector.

| passages | filter | p50 | p95 | whole p95 |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function rivalPart({ search, rivals }: Benchmarks): string {
  if (!search || !rivals) return '';
  const rows = Object.entries(rivals).flatMap(([size, byName]) => {
    const others = Object.entries(byName) as [Rival, RivalFigures][];
    return [ownRow(size, search[size]), ...others.map(([name, one]) => rivalRow(size, RIVALS[name], one))];
  });
  return `## Beside other engines

The same questions over the same passages: every engine gets our terms of them and our vectors, and fuses words and vectors by rank where it
has both. Questions whose own article is first, and among the first five, in percent; milliseconds of a search; seconds until the engine
can be asked, where it has the vectors already; megabytes of its process, with the corpus that it was given.

| passages | engine | R@1 | R@5 | p50 | p95 | opened in s | MB |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function ownRow(size: string, own: SearchOutcome | undefined): string {
  if (!own) return `| ${size} | Youju | – | – | – | – | – | – |`;
  const { ranks, ms } = own.plain;
  return `| ${size} | **Youju** | ${within(ranks, 1)} | ${within(ranks, 5)} | ${milliseconds(ms, 0.5)} | ${milliseconds(ms, 0.95)} | ${seconds(own.openMs)} | ${megabytes(own.bytes)} |`;
}

function rivalRow(size: string, name: string, { ranks, ms, buildMs, bytes }: RivalFigures): string {
  return `| ${size} | ${name} | ${within(ranks, 1)} | ${within(ranks, 5)} | ${milliseconds(ms, 0.5)} | ${milliseconds(ms, 0.95)} | ${seconds(buildMs)} | ${megabytes(bytes)} |`;
}

function within(ranks: readonly number[], most: number): string {
  const found = ranks.filter((rank) => rank > 0 && rank <= most).length;
  return ((100 * found) / Math.max(1, ranks.length)).toFixed(1);
}

function milliseconds(values: readonly number[], at: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0).toFixed(1);
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1);
const megabytes = (bytes: number) => String(Math.round(bytes / 1e6));
const share = (part: number) => `${(100 * part).toFixed(1)} %`;
