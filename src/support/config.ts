import { resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { OperatorError } from './errors.ts';
import { type ShardsConfig, shardsSetting } from './shards-config.ts';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(blankIsAbsent, z.string().trim().min(1).optional());
const address = z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional());
const guildIds = z
  .string()
  .default('')
  .transform((ids) => listOf(ids, ','))
  .pipe(z.array(z.string().regex(/^\d{1,20}$/, 'ids of guilds are numbers, separated by commas')));

const MAX_PORT = 65_535;
const port = z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(MAX_PORT).optional());
/** A shorter secret could be guessed, and with it the users behind the hashes. Chosen by hand. */
const MIN_SECRET_CHARS = 16;
const secret = z.preprocess(
  blankIsAbsent,
  z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'letters, digits and signs without spaces')
    .min(MIN_SECRET_CHARS, `at least ${MIN_SECRET_CHARS} characters`)
    .optional(),
);

const database = z.preprocess(blankIsAbsent, z.url({ protocol: /^postgres(?:ql)?$/ }).optional());

const TOKEN_WITH_REACH = new RegExp(`^([\\w.~+/-]{${MIN_SECRET_CHARS},})=(.+)$`, 'u');
const TOKENS_FORM = `TOKEN=COLLECTION,COLLECTION; with at least ${MIN_SECRET_CHARS} letters and digits in a token`;
/** Tokens and the collections that each may ask: `TOKEN=a,b; TOKEN=c`. */
const tokensWithReach = z
  .string()
  .default('')
  .transform((text) => listOf(text, ';'))
  .pipe(z.array(z.string().regex(TOKEN_WITH_REACH, TOKENS_FORM)))
  .transform((entries) =>
    entries.map((entry) => {
      const [, token = '', names = ''] = TOKEN_WITH_REACH.exec(entry) ?? [];
      return { token, reach: listOf(names, ',') };
    }),
  );

const token = z.preprocess(blankIsAbsent, z.string().transform(bareToken).optional());

const environment = z.object({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: address,
  DISCORD_GUILD_IDS: guildIds,
  YOUJU_DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('data/articles')),
  YOUJU_INDEX_DIR: z.preprocess(blankIsAbsent, z.string().default('index')),
  YOUJU_MODELS_DIR: z.preprocess(blankIsAbsent, z.string().default('models')),
  YOUJU_HISTORY_DIR: z.preprocess(blankIsAbsent, z.string().default('history')),
  HISTORY_URL: database,
  HISTORY_SECRET: secret,
  SHARDS: z.preprocess(blankIsAbsent, shardsSetting.optional()),
  INDEX_URL: database,
  INDEX_BUILDER: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('off')),
  INDEX_READING: z.preprocess(blankIsAbsent, z.enum(['mirror', 'database']).default('mirror')),
  YOUJU_WATCH: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('on')),
  YOUJU_ANSWER_PROCESSES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(64).optional()),
  YOUJU_READING_PROCESSES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(4).optional()),
  YOUJU_RETENTION_DAYS: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(3_650).default(180)),
  YOUJU_DIRECT_MESSAGES: z.preprocess(blankIsAbsent, z.enum(['off', 'members', 'all']).default('members')),
  YOUJU_SOURCES_FILE: z.preprocess(blankIsAbsent, z.string().default('data/sources.yaml')),
  YOUJU_COLLECTIONS_FILE: z.preprocess(blankIsAbsent, z.string().default('data/collections.yaml')),
  YOUJU_HTTP_PORT: port,
  YOUJU_HTTP_TOKEN: secret,
  YOUJU_HTTP_TOKENS: tokensWithReach,
  YOUJU_HEALTH_PORT: port,
  EMBEDDING_MODEL_DIR: text,
  HF_ENDPOINT: address,
  LLM_BASE_URL: address,
  LLM_MODEL: text,
  LLM_API_KEY: text,
  LLM_TIMEOUT_MS: z.preprocess(blankIsAbsent, z.coerce.number().int().min(100).max(50_000).default(20_000)),
  LLM_DAILY_TOKENS: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).default(500_000)),
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('warn')),
});

/** The parts of a text between separators, trimmed, without blank ones. */
function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Text that people copy together with a token: the name of the setting, the word before it in a request, quotes. */
const BEFORE_TOKEN = /^(?:DISCORD_TOKEN\s*=|Bot\s|["'`“”‘’]|\s)+/i;
const AFTER_TOKEN = /["'`“”‘’\s]+$/;

/** The token without the text around it. */
function bareToken(given: string): string {
  return given.replace(BEFORE_TOKEN, '').replace(AFTER_TOKEN, '');
}

/** The settings of a run; every path is absolute. The file .env.example explains each of them. */
export interface Config {
  readonly discordToken: string | undefined;
  readonly discordApiUrl: string | undefined;
  /** Ids of the guilds that get the commands; empty means everywhere. */
  readonly discordGuildIds: readonly string[];
  readonly dataDir: string;
  readonly indexDir: string;
  readonly modelsDir: string;
  /** Folder of the reader, which comes with the project. */
  readonly readerDir: string;
  /** Folder of the model that recognises broad questions; it comes with the project. */
  readonly scopeDir: string;
  /** Folder of the model that recognises small talk; it comes with the project. */
  readonly talkDir: string;
  /** Folder of the model that proves a language model's points from sentences; it comes with the project. */
  readonly supportDir: string;
  /** Folder of questions, votes and settings of guilds. */
  readonly historyDir: string;
  /** The database that replaces `historyDir` for many processes; undefined unless its address is set. */
  readonly sharedHistory: SharedHistoryConfig | undefined;
  /** The shards of this process; undefined if it serves all of them. */
  readonly shards: ShardsConfig | undefined;
  /** The database that holds index versions for many processes; undefined unless its address is set. */
  readonly sharedIndex: SharedIndexConfig | undefined;
  /** True if "npm start" builds the index again after article files have changed. */
  readonly isWatching: boolean;
  /** Largest number of processes that answer questions; undefined for as many as the cores and memory allow. */
  readonly answerProcesses: number | undefined;
  /** Number of passages that one such process reads at a time; undefined for two if there are two cores. */
  readonly readingProcesses: number | undefined;
  /** Days for which a question is kept. */
  readonly retentionDays: number;
  /** The people who may ask by direct message: nobody, members of guilds that allow it, everybody. */
  readonly directMessages: 'off' | 'members' | 'all';
  /** File that lists the feeds and pages to read; without the file nothing is read. */
  readonly sourcesFile: string;
  readonly glossaryFile: string;
  /** File that lists the private collections; without the file no collection is private. */
  readonly collectionsFile: string;
  /** File with the fitted confidence of answers. */
  readonly calibrationFile: string;
  readonly embeddingModelDir: string | undefined;
  /** Mirror of the model hub; undefined means the hub that transformers uses. */
  readonly hubUrl: string | undefined;
  /**
   * A language model that words points about answers; undefined, so that no text leaves the machine, unless address and
   * name are set.
   */
  readonly llm: LlmConfig | undefined;
  /** The HTTP server of the tools on the loopback address; undefined unless a port is set. */
  readonly http: HttpConfig | undefined;
  /** Port of health and metrics on the loopback address; undefined unless set. */
  readonly healthPort: number | undefined;
  readonly logLevel: string;
  /** True if an npm script runs this process, which then ends with its parent. */
  readonly isStartedByNpm: boolean;
}

export interface SharedIndexConfig {
  /** postgres://… */
  readonly url: string;
  /**
   * True if "npm start" builds versions from the articles of this machine and publishes them; otherwise it reads them.
   */
  readonly isBuilder: boolean;
  /**
   * `mirror` readers fetch the files of a version, `database` readers search in the database. The builder publishes for
   * both.
   */
  readonly reading: 'mirror' | 'database';
}

export interface SharedHistoryConfig {
  /** postgres://… */
  readonly url: string;
  /** Secret key of the hashes of users. */
  readonly secret: string;
}

export interface HttpConfig {
  /** Port; 0 picks any free one. */
  readonly port: number;
  /** Not empty, distinct. */
  readonly tokens: readonly HttpToken[];
}

export interface HttpToken {
  readonly token: string;
  /** Collections that its bearer may ask; null for all that are not private. */
  readonly reach: readonly string[] | null;
}

export interface LlmConfig {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  /** Tokens that may be used in a day. */
  readonly dailyTokens: number;
}

/** The folder of the project; it does not depend on the working directory. */
export const PROJECT_DIR = resolve(import.meta.dirname, '../..');

/**
 * Reads the environment, then the file .env of the project for settings that the environment lacks.
 * @throws CONFIG_INVALID with all problems at once.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const merged: Record<string, string | undefined> = { ...env };
  readDotenv({ path: resolve(PROJECT_DIR, '.env'), processEnv: merged as Record<string, string>, quiet: true });
  const parsed = environment.safeParse(merged);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw OperatorError.of('CONFIG_INVALID', { problems });
  }
  const e = parsed.data;
  return {
    discordToken: e.DISCORD_TOKEN === '' ? undefined : e.DISCORD_TOKEN,
    discordApiUrl: e.DISCORD_API_URL,
    discordGuildIds: e.DISCORD_GUILD_IDS,
    dataDir: resolve(PROJECT_DIR, e.YOUJU_DATA_DIR),
    indexDir: resolve(PROJECT_DIR, e.YOUJU_INDEX_DIR),
    modelsDir: resolve(PROJECT_DIR, e.YOUJU_MODELS_DIR),
    readerDir: resolve(PROJECT_DIR, 'models/youju-reader'),
    scopeDir: resolve(PROJECT_DIR, 'models/youju-scope'),
    talkDir: resolve(PROJECT_DIR, 'models/youju-talk'),
    supportDir: resolve(PROJECT_DIR, 'models/youju-support'),
    historyDir: resolve(PROJECT_DIR, e.YOUJU_HISTORY_DIR),
    sharedHistory: sharedHistory(e),
    shards: shardsWithHistory(e),
    sharedIndex:
      e.INDEX_URL === undefined
        ? undefined
        : { url: e.INDEX_URL, isBuilder: e.INDEX_BUILDER === 'on', reading: e.INDEX_READING },
    isWatching: e.YOUJU_WATCH === 'on',
    answerProcesses: e.YOUJU_ANSWER_PROCESSES,
    readingProcesses: e.YOUJU_READING_PROCESSES,
    retentionDays: e.YOUJU_RETENTION_DAYS,
    directMessages: e.YOUJU_DIRECT_MESSAGES,
    sourcesFile: resolve(PROJECT_DIR, e.YOUJU_SOURCES_FILE),
    glossaryFile: resolve(PROJECT_DIR, 'data/glossary.yaml'),
    collectionsFile: resolve(PROJECT_DIR, e.YOUJU_COLLECTIONS_FILE),
    calibrationFile: resolve(PROJECT_DIR, 'data/calibration.json'),
    embeddingModelDir: e.EMBEDDING_MODEL_DIR === undefined ? undefined : resolve(PROJECT_DIR, e.EMBEDDING_MODEL_DIR),
    hubUrl: e.HF_ENDPOINT,
    llm: llmConfig(e),
    http: httpConfig(e),
    healthPort: e.YOUJU_HEALTH_PORT,
    logLevel: e.LOG_LEVEL,
    isStartedByNpm: merged['npm_lifecycle_event'] !== undefined,
  };
}

/**
 * How glibc gives memory to processes with models: what is freed in large pieces goes back to the system, instead of
 * staying because something small lies behind it. 30 MB less, at the same speed; other systems take no notice.
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/** The environment of child processes. */
export function childEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...MALLOC, ...env };
}

/** @throws CONFIG_INVALID if a database is set without the secret. */
function sharedHistory(e: z.infer<typeof environment>): SharedHistoryConfig | undefined {
  const { HISTORY_URL: url, HISTORY_SECRET: secret } = e;
  if (url === undefined) return undefined;
  if (secret !== undefined) return { url, secret };
  const problems = ['HISTORY_SECRET: set the same in every process, for instance what "openssl rand -hex 32" prints'];
  throw OperatorError.of('CONFIG_INVALID', { problems });
}

/** @throws CONFIG_INVALID if the bot is split into shards without a database that its processes share. */
function shardsWithHistory({ SHARDS: plan, HISTORY_URL: url }: z.infer<typeof environment>): ShardsConfig | undefined {
  if (plan === undefined || url !== undefined) return plan;
  throw OperatorError.of('CONFIG_INVALID', { problems: ['SHARDS: set HISTORY_URL too, which the processes share'] });
}

/** @throws CONFIG_INVALID if a port is set without a token. */
function httpConfig(e: z.infer<typeof environment>): HttpConfig | undefined {
  const { YOUJU_HTTP_PORT: port, YOUJU_HTTP_TOKEN: token, YOUJU_HTTP_TOKENS: others } = e;
  if (port === undefined) return undefined;
  const tokens = [...(token === undefined ? [] : [{ token, reach: null }]), ...others];
  if (new Set(tokens.map((one) => one.token)).size < tokens.length) {
    throw OperatorError.of('CONFIG_INVALID', { problems: ['YOUJU_HTTP_TOKENS: a token stands there twice'] });
  }
  if (tokens.length > 0) return { port, tokens };
  const problems = ['YOUJU_HTTP_TOKEN: set one, for instance what "openssl rand -hex 24" prints'];
  throw OperatorError.of('CONFIG_INVALID', { problems });
}

function llmConfig(e: z.infer<typeof environment>): LlmConfig | undefined {
  if (e.LLM_BASE_URL === undefined || e.LLM_MODEL === undefined) return undefined;
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = e;
  return { baseUrl, model, apiKey, timeoutMs: e.LLM_TIMEOUT_MS, dailyTokens: e.LLM_DAILY_TOKENS };
}
