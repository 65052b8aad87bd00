import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_DIR, readConfig } from '../../../src/support/config.ts';

/** Every setting as empty text, so that a developer's .env file does not matter. */
const EMPTY = {
  DISCORD_TOKEN: '',
  DISCORD_API_URL: '',
  DISCORD_GUILD_IDS: '',
  YOUJU_DATA_DIR: '',
  YOUJU_INDEX_DIR: '',
  YOUJU_MODELS_DIR: '',
  YOUJU_HISTORY_DIR: '',
  HISTORY_URL: '',
  HISTORY_SECRET: '',
  INDEX_URL: '',
  INDEX_BUILDER: '',
  YOUJU_RETENTION_DAYS: '',
  YOUJU_DIRECT_MESSAGES: '',
  YOUJU_SOURCES_FILE: '',
  YOUJU_HTTP_PORT: '',
  YOUJU_HTTP_TOKEN: '',
  YOUJU_HTTP_TOKENS: '',
  YOUJU_HEALTH_PORT: '',
  EMBEDDING_MODEL_DIR: '',
  HF_ENDPOINT: '',
  LLM_BASE_URL: '',
  LLM_MODEL: '',
  LLM_API_KEY: '',
  LLM_TIMEOUT_MS: '',
  LLM_DAILY_TOKENS: '',
  LOG_LEVEL: '',
};

describe('readConfig', () => {
  it('takes an empty setting for one that is not set', () => {
    expect(readConfig(EMPTY)).toMatchObject({
      discordToken: undefined,
      isStartedByNpm: false,
      discordApiUrl: undefined,
      discordGuildIds: [],
      dataDir: join(PROJECT_DIR, 'data/articles'),
      indexDir: join(PROJECT_DIR, 'index'),
      modelsDir: join(PROJECT_DIR, 'models'),
      historyDir: join(PROJECT_DIR, 'history'),
      retentionDays: 180,
      directMessages: 'members',
      embeddingModelDir: undefined,
      hubUrl: undefined,
      llm: undefined,
      logLevel: 'warn',
    });
  });

  it('has a language model only where its address and its name are set', () => {
    const address = { LLM_BASE_URL: 'http://127.0.0.1:1/v1' };
    expect(readConfig({ ...EMPTY, ...address }).llm).toBeUndefined();
    expect(readConfig({ ...EMPTY, LLM_MODEL: 'm' }).llm).toBeUndefined();
    expect(readConfig({ ...EMPTY, ...address, LLM_MODEL: 'm' }).llm).toEqual({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: 'm',
      apiKey: undefined,
      timeoutMs: 20_000,
      dailyTokens: 500_000,
    });
  });

  it('shares the history only with a secret, and the index as a reader unless it is to build', () => {
    const url = 'postgres://bot@db.example/youju';
    const secret = '0123456789abcdef';
    expect(readConfig(EMPTY)).toMatchObject({ sharedHistory: undefined, sharedIndex: undefined });
    expect(readConfig({ ...EMPTY, HISTORY_URL: url, HISTORY_SECRET: secret }).sharedHistory).toEqual({ url, secret });
    expect(() => readConfig({ ...EMPTY, HISTORY_URL: url })).toThrow(/HISTORY_SECRET/);
    expect(() => readConfig({ ...EMPTY, HISTORY_URL: 'mysql://db', HISTORY_SECRET: secret })).toThrow(/HISTORY_URL/);
    expect(readConfig({ ...EMPTY, INDEX_URL: url }).sharedIndex).toEqual({
      url,
      isBuilder: false,
      reading: 'mirror',
    });
    expect(
      readConfig({ ...EMPTY, INDEX_URL: url, INDEX_BUILDER: 'on', INDEX_READING: 'database' }).sharedIndex,
    ).toMatchObject({ isBuilder: true, reading: 'database' });
  });

  it('takes a part of the shards where the processes share a history', () => {
    const shared = { ...EMPTY, HISTORY_URL: 'postgres://bot@db.example/youju', HISTORY_SECRET: '0123456789abcdef' };
    expect(readConfig(shared).shards).toBeUndefined();
    expect(readConfig({ ...shared, SHARDS: '4-6/8' }).shards).toEqual({ own: [4, 5, 6], count: 8 });
    expect(readConfig({ ...shared, SHARDS: '7/8' }).shards).toEqual({ own: [7], count: 8 });
    for (const wrong of ['8/8', '3-2/8', '0-3', 'all'])
      expect(() => readConfig({ ...shared, SHARDS: wrong })).toThrow(/SHARDS/);
    expect(() => readConfig({ ...EMPTY, SHARDS: '0/2' })).toThrow(/HISTORY_URL/);
  });

  it('takes relative paths from the project folder and leaves absolute ones', () => {
    const config = readConfig({ ...EMPTY, YOUJU_DATA_DIR: 'mine', EMBEDDING_MODEL_DIR: '/models/bge' });
    expect(config).toMatchObject({ dataDir: join(PROJECT_DIR, 'mine'), embeddingModelDir: '/models/bge' });
  });

  it('reads several guilds and numbers', () => {
    const config = readConfig({ ...EMPTY, DISCORD_GUILD_IDS: '123, 456,', YOUJU_RETENTION_DAYS: '30' });
    expect(config).toMatchObject({ discordGuildIds: ['123', '456'], retentionDays: 30 });
  });

  it('names all problems at once', () => {
    const wrong = {
      ...EMPTY,
      DISCORD_API_URL: 'discord',
      DISCORD_GUILD_IDS: 'my server',
      YOUJU_RETENTION_DAYS: '0',
      YOUJU_DIRECT_MESSAGES: 'some',
      HF_ENDPOINT: 'ftp://mirror',
      LOG_LEVEL: 'loud',
    };
    const names = Object.keys(wrong).filter((key) => wrong[key as keyof typeof wrong] !== '');
    const error = (() => {
      try {
        return readConfig(wrong);
      } catch (problem) {
        return problem;
      }
    })();
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(names.filter((name) => !(error as Error).message.includes(name))).toEqual([]);
  });

  it.each([
    'abc.DEF.ghi',
    ' abc.DEF.ghi ',
    '"abc.DEF.ghi"',
    '“abc.DEF.ghi”',
    'Bot abc.DEF.ghi',
    "DISCORD_TOKEN='abc.DEF.ghi'",
    'DISCORD_TOKEN = "Bot abc.DEF.ghi"',
  ])('takes what was copied along off the token: %s', (given) => {
    expect(readConfig({ ...EMPTY, DISCORD_TOKEN: given }).discordToken).toBe('abc.DEF.ghi');
  });

  it('leaves a token alone that begins like the word Bot', () => {
    expect(readConfig({ ...EMPTY, DISCORD_TOKEN: 'Bota.b.c' }).discordToken).toBe('Bota.b.c');
    expect(readConfig({ ...EMPTY, DISCORD_TOKEN: '""' }).discordToken).toBeUndefined();
  });

  it('serves nothing unless a port is set, and tools only with a token that is hard to guess', () => {
    const token = '0123456789abcdef';
    const http = (port: string, given: string) =>
      readConfig({ ...EMPTY, YOUJU_HTTP_PORT: port, YOUJU_HTTP_TOKEN: given }).http;
    expect(readConfig(EMPTY)).toMatchObject({ http: undefined, healthPort: undefined });
    expect(http('8090', token)).toEqual({ port: 8_090, tokens: [{ token, reach: null }] });
    expect(http('', token)).toBeUndefined();
    for (const wrong of ['', 'short', 'with a space in the middle', '十六个汉字也不是令牌因为头里放不下']) {
      expect(() => http('8090', wrong)).toThrow(/YOUJU_HTTP_TOKEN/);
    }
    expect(() => http('70000', token)).toThrow(/YOUJU_HTTP_PORT/);
  });

  it('reads tokens with the collections they reach, each token once', () => {
    const [one, other] = ['0123456789abcdef', 'fedcba9876543210+/'];
    const http = (others: string, token = '') =>
      readConfig({ ...EMPTY, YOUJU_HTTP_PORT: '0', YOUJU_HTTP_TOKEN: token, YOUJU_HTTP_TOKENS: others }).http;
    expect(http(`${one}=nowhere`)?.tokens).toEqual([{ token: one, reach: ['nowhere'] }]);
    expect(http(`${one}=staff, 内部 ;${other}=a=b;`, 'token-of-everybody')?.tokens).toEqual([
      { token: 'token-of-everybody', reach: null },
      { token: one, reach: ['staff', '内部'] },
      { token: other, reach: ['a=b'] },
    ]);
    for (const wrong of ['short=staff', one, `${one}=`, `${one}=a;short=b`, `${one} x=a`]) {
      expect(() => http(wrong)).toThrow(/YOUJU_HTTP_TOKENS/);
    }
    expect(() => http(`${one}=a;${one}=b`)).toThrow(/twice/);
    expect(() => http(`${one}=a`, one)).toThrow(/twice/);
  });
});
