/** The facts in the message of each error; every entry of the catalogue names its own. */
interface Catalogue {
  readonly [code: string]: { readonly message: (facts: never) => string; readonly remedy: string };
}

/** Every problem that an operator can solve: a message and one remedy. docs/errors.md is generated from it. */
export const CATALOGUE = {
  ARTICLE_UNKNOWN: {
    message: (f: { id: string }) => `There is no article ${f.id} in the index.`,
    remedy: 'List the articles with "npm run article -- list".',
  },
  ARTICLES_MISSING: {
    message: (f: { path: string }) => `There are no articles below ${f.path}.`,
    remedy: 'Put article files there, or name another folder with --data DIR.',
  },
  CALIBRATION_DAMAGED: {
    message: (f: { path: string; reason: string }) => `${f.path} cannot be used: ${f.reason}.`,
    remedy: 'Run "git checkout -- data/calibration.json", or fit it anew with "npm run calibrate".',
  },
  COLLECTION_UNKNOWN: {
    message: (f: { name: string; names: readonly string[] }) =>
      `There is no collection ${f.name} in the index; there are: ${f.names.join(', ') || 'none'}.`,
    remedy: 'Name a folder of data/articles, or leave the collection out.',
  },
  CONFIG_INVALID: {
    message: (f: { problems: readonly string[] }) => `The settings are not usable: ${f.problems.join('; ')}.`,
    remedy: 'Mend them in the file .env; .env.example explains each.',
  },
  DATABASE_NEWER: {
    message: (f: { place: string }) => `The database at ${f.place} was written by a newer version of Youju.`,
    remedy: 'Update Youju here to the version that runs elsewhere.',
  },
  DATABASE_OUTDATED: {
    message: (f: { place: string; schema: string }) =>
      `The tables ${f.schema} at ${f.place} are missing or of an older version, and this role may not change them.`,
    remedy: 'Run "npm run doctor" here with the address of a role that owns them.',
  },
  DATABASE_UNAVAILABLE: {
    message: (f: { place: string; reason: string }) => `The database at ${f.place} cannot be used: ${f.reason}.`,
    remedy: 'Check that it runs and takes connections, and that HISTORY_URL and INDEX_URL in .env are right.',
  },
  DATABASE_WITHOUT_VECTORS: {
    message: (f: { place: string }) => `The database at ${f.place} has no pgvector, and this role cannot add it.`,
    remedy: 'Run "CREATE EXTENSION vector" there as its owner, or set INDEX_READING=mirror.',
  },
  DATA_INVALID: {
    message: (f: { file: string; problems: readonly string[]; count: number }) =>
      `${f.file} has ${f.count} problem(s): ${f.problems.join('; ')}.`,
    remedy: 'Mend the lines named and run the command again.',
  },
  DISCORD_CLOSED: {
    message: (f: { code: number; reason: string }) =>
      `Discord closed the connection for good (${f.code}): ${f.reason}.`,
    remedy: 'Update Youju to its latest version and start it again.',
  },
  DISCORD_LIMITED: {
    message: (f: { minutes: number }) => `Discord takes no more registrations of commands for ${f.minutes} minute(s).`,
    remedy: 'Run the command again then; a running bot does it by itself.',
  },
  DISCORD_REFUSED: {
    message: (f: { reason: string }) => `Discord refused the bot: ${f.reason}.`,
    remedy: 'Check DISCORD_TOKEN in .env against the Bot page of the developer portal.',
  },
  FETCH_RUNNING: {
    message: () => 'Another process is reading the sources.',
    remedy: 'Wait until it has finished; a running bot reads them by itself.',
  },
  FILE_UNREADABLE: {
    message: (f: { path: string; reason: string }) => `${f.path} cannot be read: ${f.reason}.`,
    remedy: 'Check that it exists and that this user may read it.',
  },
  FILE_UNWRITABLE: {
    message: (f: { path: string; reason: string }) => `${f.path} cannot be written: ${f.reason}.`,
    remedy: 'Name a file in a folder that exists and that this user may write to.',
  },
  HISTORY_BROKEN: {
    message: (f: { path: string; reason: string }) => `The history in ${f.path} cannot be used: ${f.reason}.`,
    remedy:
      'Put the latest file of its folder copies in its place as README says, or move the folder away to start anew.',
  },
  HISTORY_SECRET_WRONG: {
    message: (f: { place: string }) => `The history at ${f.place} was written with another HISTORY_SECRET.`,
    remedy: 'Give every process the same HISTORY_SECRET, the one that the first of them had.',
  },
  HISTORY_UNWRITABLE: {
    message: (f: { path: string; reason: string }) => `The history in ${f.path} cannot be written: ${f.reason}.`,
    remedy: 'Make room on that disk and let this user write there, or name another folder in YOUJU_HISTORY_DIR.',
  },
  INDEX_BROKEN: {
    message: (f: { path: string; reason: string }) => `The index at ${f.path} cannot be used: ${f.reason}.`,
    remedy: 'Build it anew with "npm run index".',
  },
  INDEX_LOCKED: {
    message: (f: { path: string }) => `Another process is building the index at ${f.path}.`,
    remedy: 'Wait until it has finished, then try again.',
  },
  INDEX_MISSING: {
    message: (f: { path: string }) => `There is no index at ${f.path}.`,
    remedy: 'Build one with "npm run index".',
  },
  INDEX_SHRINKS: {
    message: (f: { before: number; now: number; path: string }) =>
      `Of ${f.before} articles only ${f.now} are left below ${f.path}; the index before goes on serving.`,
    remedy: 'Put the missing files back, or run "npm run index" where they are to go.',
  },
  INDEX_UNREADABLE: {
    message: (f: { path: string; reason: string }) => `The index at ${f.path} cannot be read: ${f.reason}.`,
    remedy: 'Give this user the right to read that folder, or name another one in YOUJU_INDEX_DIR.',
  },
  INDEX_UNWRITABLE: {
    message: (f: { path: string; reason: string }) => `The index at ${f.path} cannot be written: ${f.reason}.`,
    remedy: 'Make room on that disk and let this user write there, or name another folder in YOUJU_INDEX_DIR.',
  },
  MODEL_DAMAGED: {
    message: (f: { path: string }) => `${f.path} is not the file it should be: its checksum differs.`,
    remedy:
      'Delete it and run "npm run model"; for those of the project, models/youju-…, run "git checkout -- models".',
  },
  MODEL_MISSING: {
    message: (f: { tried: readonly string[] }) => `The embedding model cannot be had: ${f.tried.join('; ')}.`,
    remedy: 'Put its files into a folder and name that folder in EMBEDDING_MODEL_DIR.',
  },
  PORT_TAKEN: {
    message: (f: { port: number; reason: string }) =>
      `Port ${f.port} of this machine cannot be listened on: ${f.reason}.`,
    remedy: 'End the program that uses it, or set another port in .env.',
  },
  QUESTION_EMPTY: {
    message: () => 'The question is empty.',
    remedy: 'Put the question in quotation marks behind the options.',
  },
  QUESTION_TOO_LONG: {
    message: (f: { chars: number; maxChars: number }) =>
      `The question has ${f.chars} characters; ${f.maxChars} are the most.`,
    remedy: 'Ask for one thing at a time, in fewer words.',
  },
  ROLLBACK_IMPOSSIBLE: {
    message: (f: { path: string; reason: string }) => `The index at ${f.path} cannot go back: ${f.reason}.`,
    remedy: 'Build it from the files of now with "npm run index".',
  },
  SETS_MISSING: {
    message: (f: { names: readonly string[]; dir: string }) =>
      `These question sets are not in ${f.dir} and could not be fetched: ${f.names.join(', ')}.`,
    remedy:
      'Try again later or with "npm run sets -- --mirror URL"; a file put there by hand counts where its checksum is right.',
  },
  TOKEN_MISSING: {
    message: () => 'There is no Discord token.',
    remedy: 'Set DISCORD_TOKEN in .env.',
  },
} as const satisfies Catalogue;

export type ErrorCode = keyof typeof CATALOGUE;

type Facts<C extends ErrorCode> = Parameters<(typeof CATALOGUE)[C]['message']>[0];

/** A problem that the operator can solve, with its remedy. Any other error that is thrown is a bug. */
export class OperatorError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;

  private constructor(code: ErrorCode, message: string, remedy: string, cause: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'OperatorError';
    this.code = code;
    this.remedy = remedy;
  }

  static of<C extends ErrorCode>(code: C, facts: Facts<C>, cause?: unknown): OperatorError {
    const entry = CATALOGUE[code] as { message: (facts: unknown) => string; remedy: string };
    return new OperatorError(code, entry.message(facts), entry.remedy, cause);
  }

  static isCode(code: string): code is ErrorCode {
    return Object.hasOwn(CATALOGUE, code);
  }

  /** The same problem, received from another process of this program. */
  static received({ code, message, remedy }: { code: ErrorCode; message: string; remedy: string }): OperatorError {
    return new OperatorError(code, message, remedy, undefined);
  }
}

/** One line for people: code, message, remedy. */
export function describeError(error: OperatorError): string {
  return `${error.code}: ${error.message} → ${error.remedy}`;
}
