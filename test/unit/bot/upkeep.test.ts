import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnswerDesk } from '../../../src/bot/limits/answer-desk.ts';
import { runUpkeep } from '../../../src/bot/upkeep.ts';
import type { History, QuestionRecord } from '../../../src/history/history.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { makeLog } from '../../../src/support/log.ts';
import { SHELF } from '../../support/discord/article-cache.ts';
import { ArticleLibrary } from '../../support/discord/article-library.ts';
import { asCollections } from '../../support/one-library.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const DAY_MS = 24 * 3_600_000;

let directory: string;
let history: History;
let deleted: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'youju-upkeep-'));
  history = openHistory(directory);
  deleted = [];
});

afterEach(async () => {
  await history.close();
  await rm(directory, { recursive: true, force: true });
});

function unanswered(text: string, daysAgo: number): QuestionRecord {
  return {
    userId: '1',
    guildId: '2',
    channelId: '3',
    questionMessageId: null,
    text,
    filters: {},
    language: 'zh-Hans',
    isPrivate: false,
    askedAt: new Date(NOW.getTime() - daysAgo * DAY_MS),
    outcome: 'not-found',
    short: null,
    confidence: 0.1,
    citations: [],
    indexVersion: 'older',
  };
}

async function round(): Promise<ArticleLibrary> {
  const library = new ArticleLibrary(SHELF);
  const desk = new AnswerDesk({ ask: (question) => library.ask(question), atOnce: 1, maxWaiting: 10 });
  const privacy = { retentionDays: 90, llmHost: null, directMessages: 'off' } as const;
  const log = makeLog('silent');
  const api = { delete: async (_channelId: string, messageId: string) => void deleted.push(messageId) };
  const bot = { api, history, privacy, desk, log, collections: asCollections(library) };
  await runUpkeep({ ...bot, now: () => NOW, reachAt: async () => null, isStopping: () => false });
  return library;
}

describe('upkeep', () => {
  it('deletes what is older than the days it may be kept', async () => {
    const old = await history.record(unanswered('旧问题', 91));
    const recent = await history.record(unanswered('新问题', 89));
    await round();
    expect(await history.find(old)).toBeUndefined();
    expect(await history.find(recent)).toBeDefined();
  });

  it('deletes the public answers to those who had everything forgotten', async () => {
    const id = await history.record(unanswered('问题', 1));
    await history.attachReply(id, { channelId: '3', messageId: 'r1' });
    await history.forgetUser('1', NOW);
    await round();
    await round();
    expect(deleted).toEqual(['r1']);
    expect(await history.listDoomed(10)).toEqual([]);
  });

  it('asks unanswered questions again of a new index, once, and marks those that it answers', async () => {
    await history.record(unanswered('当地引进什么种植项目带动农民增收？', 1));
    await history.record(unanswered('月球上有几座火山？', 2));
    expect((await round()).asked).toHaveLength(2);
    expect((await round()).asked).toHaveLength(0);
    const { gaps } = await history.listGaps('2', new Date(0), (text) => [text]);
    expect(gaps.map(({ text, isAnsweredNow }) => [text, isAnsweredNow])).toEqual([
      ['当地引进什么种植项目带动农民增收？', true],
      ['月球上有几座火山？', false],
    ]);
  });
});
