import { dirname } from 'node:path';

/** The part of the mutation testing report schema that is read here: the state of every mutant by file. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly location: { readonly start: { readonly line: number } };
}

interface Tally {
  readonly all: number;
  readonly noticed: number;
  readonly survived: readonly Mutant[];
  readonly untested: readonly Mutant[];
}

const HEAD = `# Mutation testing
Written by \`npm run mutation\`. The source is changed in small ways, one at a time (a condition turned round, a text emptied, a call
left out); a change that no fast test notices shows what the tests do not hold. Where fewer were tried than there are, they were
drawn by lot from each file, always the same ones. An end of time counts as noticed.

Some changes count as not noticed although nobody could notice them, or only on real articles:
- a check that only saves work, a limit that inputs never reach by one, a default for what the types do not rule out, the anchor of
  a pattern that is only tried at its place;
- one word of a long list, or one branch of a long pattern: what these are worth is measured on question sets, see
  [the results](results.md), not by a test for each word;
- weights of signals and scores: floors in \`test/eval/\` hold them, which take too long to run for each change.
`;

/** docs/mutation.md: a row for every room, and one for every file with changes that nothing noticed. */
export function renderMutationReport({ files }: MutationReport): string {
  const paths = Object.keys(files).sort();
  const tallies = new Map(paths.map((path) => [path, tally(files[path]?.mutants ?? [])]));
  const rooms = [...new Set(paths.map((path) => dirname(path)))];
  const roomRows = rooms.map((room) => {
    const own = paths.filter((path) => dirname(path) === room);
    const tally = join(own.map((path) => tallies.get(path) as Tally));
    const { all, noticed, survived, untested } = tally;
    const tried = triedOf(tally);
    const counts = [all, tried, noticed, survived.length, untested.length, score(noticed, tried)];
    return `| \`${room}\` (${own.length} files) | ${counts.join(' | ')} |`;
  });
  const fileRows = [...tallies].flatMap(([path, tally]) => {
    const { noticed, survived, untested } = tally;
    if (survived.length + untested.length === 0) return [];
    return `| \`${path}\` | ${noticed} of ${triedOf(tally)} | ${byKind(survived)} | ${lines(untested)} |`;
  });
  return [
    HEAD,
    '## Rooms',
    '| Room | Changes | Tried | Noticed | Not noticed | Run by no test | Score |',
    '|---|---|---|---|---|---|---|',
    ...roomRows,
    '',
    '## What nothing noticed',
    ...(fileRows.length === 0
      ? ['Nothing.']
      : [
          'Kinds of changes with their lines; files whose changes were all noticed are left out.',
          '',
          '| File | Noticed | Not noticed | Run by no test |',
          '|---|---|---|---|',
          ...fileRows,
        ]),
    '',
  ].join('\n');
}

/**
 * The results without those of changes that were not drawn. Stryker knows them as changes that cannot be compiled; it
 * tries ignored ones anew, so that a larger sample can be drawn later.
 */
export function forgetUndrawn<T extends MutationReport>(report: T): T {
  const files = Object.entries(report.files).map(([path, file]) => {
    const mutants = file.mutants.map((one) => (one.status === 'CompileError' ? { ...one, status: 'Ignored' } : one));
    return [path, { ...file, mutants }];
  });
  return { ...report, files: Object.fromEntries(files) };
}

function tally(mutants: readonly Mutant[]): Tally {
  const withStatus = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status));
  return {
    all: mutants.length,
    noticed: withStatus('Killed', 'Timeout').length,
    survived: withStatus('Survived'),
    untested: withStatus('NoCoverage'),
  };
}

function join(tallies: readonly Tally[]): Tally {
  return {
    all: tallies.reduce((sum, { all }) => sum + all, 0),
    noticed: tallies.reduce((sum, { noticed }) => sum + noticed, 0),
    survived: tallies.flatMap(({ survived }) => survived),
    untested: tallies.flatMap(({ untested }) => untested),
  };
}

function triedOf({ noticed, survived, untested }: Tally): number {
  return noticed + survived.length + untested.length;
}

function score(noticed: number, tried: number): string {
  return tried === 0 ? '–' : `${((100 * noticed) / tried).toFixed(1)} %`;
}

/** `Regex 71, 88; StringLiteral 5`, kinds in the order of the alphabet. */
function byKind(mutants: readonly Mutant[]): string {
  const kinds = [...new Set(mutants.map(({ mutatorName }) => mutatorName))].sort();
  return kinds.map((kind) => `${kind} ${lines(mutants.filter((one) => one.mutatorName === kind))}`).join('; ');
}

function lines(mutants: readonly Mutant[]): string {
  const numbers = [...new Set(mutants.map(({ location }) => location.start.line))];
  return numbers.sort((a, b) => a - b).join(', ');
}
