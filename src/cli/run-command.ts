import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import { describeBug, type Log, makeLog } from '../support/log.ts';
import { type OptionTable, renderUsage } from './usage-text.ts';

type Parsed<O extends OptionTable> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** Everything that a command gets. */
export interface Invocation<O extends OptionTable> {
  readonly values: Parsed<O>['values'];
  readonly positionals: readonly string[];
  readonly config: Config;
  readonly log: Log;
}

/** One npm script. */
export interface Command<O extends OptionTable> {
  /** Shown for --help and after wrong usage, above the options: the command line, and what it does. */
  readonly usage: string;
  /** The options to read, which --help also shows; --help itself is added. */
  readonly options: O;
  /** Largest number of words besides the options; more are wrong usage. */
  readonly maxPositionals: number;
  /** Does the work. It sets process.exitCode if it succeeds with a code other than 0. */
  run(invocation: Invocation<O>): Promise<void>;
}

/** The command line cannot be understood. */
export class UsageError extends Error {}

/** Exit codes of every command: done (a refusal included), a problem the operator can solve, wrong usage, a bug. */
export const EXIT = { ok: 0, operator: 1, usage: 2, bug: 70 } as const;

/** Writes a result and a line end to stdout. */
export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a text and a line end for the person at the terminal to stderr. */
export function tellLine(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a command and ends the process with its exit code. It is the one place that turns errors of commands into words:
 * one line on stderr for an {@link OperatorError}, the usage text for wrong usage, the stack for a bug.
 */
export async function runCommand<O extends OptionTable>(command: Command<O>): Promise<void> {
  process.stdout.on('error', quitOnClosedPipe);
  const usage = renderUsage(command.usage, command.options);
  process.once('uncaughtException', (error) => process.exit(report(error, usage)));
  const exitCode = await runToExitCode(command, usage).catch((error: unknown) => report(error, usage));
  process.stdout.write('', () => process.exit(exitCode));
}

async function runToExitCode<O extends OptionTable>(command: Command<O>, usage: string): Promise<number> {
  const parsed = parse(command);
  if ((parsed.values as { help?: boolean }).help) {
    printLine(usage);
    return EXIT.ok;
  }
  const config = readConfig();
  await command.run({ ...parsed, config, log: makeLog(config.logLevel) });
  return Number(process.exitCode ?? EXIT.ok);
}

function parse<O extends OptionTable>({ options, maxPositionals }: Command<O>): Parsed<O> {
  const parsed = parseOptions(options);
  const surplus = parsed.positionals[maxPositionals];
  if (surplus !== undefined) throw new UsageError(`Nothing is known to do with "${surplus}".`);
  return parsed;
}

function parseOptions<O extends OptionTable>(options: O): Parsed<O> {
  try {
    const all = { ...options, help: { type: 'boolean' } } as O;
    return parseArgs({ options: all, allowPositionals: true, strict: true }) as Parsed<O>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message.replace(/ To specify a positional.*$/s, ''), { cause: error });
  }
}

/** Reports the error to the person and returns the exit code. */
function report(error: unknown, usage: string): number {
  if (error instanceof OperatorError) {
    tellLine(describeError(error));
    return EXIT.operator;
  }
  if (error instanceof UsageError) {
    tellLine(`${error.message}\n\n${usage}`);
    return EXIT.usage;
  }
  tellLine(`This is a bug: ${describeBug(error)}`);
  return EXIT.bug;
}

/** The reader of the output is gone (`| head`), so there is nothing left to write. */
function quitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
}
