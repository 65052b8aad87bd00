import type { SourceReport } from '../../feeds/source-report.ts';
import { fetchSources, listSources } from '../../wire/fetch-sources.ts';
import { printLine, runCommand, tellLine } from '../run-command.ts';

const USAGE = `Usage: npm run fetch [-- --due] [--list] [--json]
Reads the feeds and pages of data/sources.yaml once and puts their articles into data/articles/feeds.`;

const NO_SOURCES = 'There is no data/sources.yaml: nothing is read of other servers.';
/** Number of addresses shown per source; --json shows all. */
const SHOWN = 5;

await runCommand({
  usage: USAGE,
  options: {
    due: { type: 'boolean', says: 'only those whose time has come' },
    list: { type: 'boolean', says: 'only say how they do; asks no server' },
    json: { type: 'boolean', says: 'print {"sources", "read", "added", "changed"}, or with --list the sources' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    if (values.list) {
      const sources = await listSources(config);
      if (values.json) return printLine(JSON.stringify(sources ?? []));
      return printLine(sources ? sources.flatMap(linesOf).join('\n') : NO_SOURCES);
    }
    const report = await fetchSources(config, log, { onlyDue: values.due ?? false });
    if (values.json) return printLine(JSON.stringify(report ?? { sources: [], read: [], added: 0, changed: 0 }));
    if (!report) return printLine(NO_SOURCES);
    const { sources, read, added, changed } = report;
    const lines = sources.filter(({ name }) => read.includes(name)).flatMap(linesOf);
    printLine([...lines, `${read.length} read: ${added} new articles, ${changed} changed.`].join('\n'));
    if (added + changed > 0)
      tellLine('Run "npm run index" to answer from them; a running bot does that for what it fetches.');
  },
});

function linesOf(report: SourceReport): string[] {
  const { name, address, problem, movedTo, articles, departed, gone, unread, nextAt } = report;
  const mark = problem === null ? '✓' : '✗';
  const facts = [`${articles} articles`, ...(departed > 0 ? [`${departed} no longer in the feed`] : [])];
  const next = nextAt === null ? 'never read' : `next ${nextAt}`;
  return [
    `${mark} ${name} ${address}: ${problem === null ? '' : `${problem}; `}${facts.join(', ')}; ${next}`,
    ...(movedTo === null ? [] : [`    moved for good to ${movedTo}: change its address in data/sources.yaml`]),
    ...gone.slice(0, SHOWN).map(({ url, status }) => `    ${status} ${url}`),
    ...unread.slice(0, SHOWN).map((item) => `    not read: ${item.url ?? 'an item'}: ${item.problem}`),
  ];
}
