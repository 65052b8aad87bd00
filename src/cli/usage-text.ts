/** An option of a command: what node:util parseArgs reads of it, and what --help says. */
export interface OptionRow {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Stands for the value, such as DIR; options with a value have it. */
  readonly takes?: string;
  /** One line, or several with line ends between them. */
  readonly says: string;
}

/** Options by their long names, in the order that --help shows. */
export type OptionTable = Readonly<Record<string, OptionRow>>;

/** The text of --help: the command line and what it does, then a row for every option. */
export function renderUsage(usage: string, options: OptionTable): string {
  const rows = Object.entries(options).map(([name, { takes, says }]) => ({
    left: `  --${name}${takes === undefined ? '' : ` ${takes}`}`,
    lines: says.split('\n'),
  }));
  const width = Math.max(0, ...rows.map(({ left }) => left.length)) + 3;
  const shown = rows.flatMap(({ left, lines }) =>
    lines.map((line, index) => `${(index === 0 ? left : '').padEnd(width)}${line}`),
  );
  return [usage, ...shown].join('\n');
}
