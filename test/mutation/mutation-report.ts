import { dirname } from 'node:path';

/** The part of the mutation testing report schema that is read here: the state of every mutant by file. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

interface Tally {
  readonly noticed: number;
  readonly survived: readonly Mutant[];
  readonly untested: number;
}

const HEAD = `# Mutation testing
Written by \`npm run mutation\`. The source is changed in small ways, one at a time (a condition turned round, a text emptied, a call
left out); a change that no fast test of the same folder notices shows what the tests do not hold. Only the places in the tables
were measured. An end of time counts as noticed.
`;

/** docs/mutation.md: a row for every room, one for every file, and the changes that nothing noticed. */
export function renderMutationReport({ files }: MutationReport): string {
  const paths = Object.keys(files).sort();
  const tallies = new Map(paths.map((path) => [path, tally(files[path]?.mutants ?? [])]));
  const rooms = [...new Set(paths.map((path) => dirname(path)))];
  const roomRows = rooms.map((room) => {
    const own = paths.filter((path) => dirname(path) === room);
    return row(`\`${room}\` (${own.length} files)`, join(own.map((path) => tallies.get(path) as Tally)));
  });
  const fileRows = paths.map((path) => row(`\`${path}\``, tallies.get(path) as Tally));
  const survivors = paths.flatMap((path) => (tallies.get(path) as Tally).survived.map((one) => describe(path, one)));
  return [
    HEAD,
    '## Rooms',
    ...table('Room', roomRows),
    '',
    '## Files',
    ...table('File', fileRows),
    '',
    '## What nothing noticed',
    ...(survivors.length === 0 ? ['Nothing.'] : survivors),
    '',
  ].join('\n');
}

function tally(mutants: readonly Mutant[]): Tally {
  const withStatus = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status));
  return {
    noticed: withStatus('Killed', 'Timeout').length,
    survived: withStatus('Survived'),
    untested: withStatus('NoCoverage').length,
  };
}

function join(tallies: readonly Tally[]): Tally {
  return {
    noticed: tallies.reduce((sum, { noticed }) => sum + noticed, 0),
    survived: tallies.flatMap(({ survived }) => survived),
    untested: tallies.reduce((sum, { untested }) => sum + untested, 0),
  };
}

function table(first: string, rows: readonly string[]): string[] {
  return [
    `| ${first} | Changes | Noticed | Not noticed | Run by no test | Score |`,
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

function row(name: string, { noticed, survived, untested }: Tally): string {
  const all = noticed + survived.length + untested;
  const score = all === 0 ? '–' : `${((100 * noticed) / all).toFixed(1)} %`;
  return `| ${name} | ${all} | ${noticed} | ${survived.length} | ${untested} | ${score} |`;
}

function describe(path: string, { mutatorName, replacement = '', location }: Mutant): string {
  const shown = replacement.replace(/\s+/g, ' ').replaceAll('`', "'").slice(0, 80);
  return `- \`${path}:${location.start.line}\` ${mutatorName}: \`${shown}\``;
}
