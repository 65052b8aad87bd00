import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionRecord } from '../../../../src/history/history.ts';
import { copyDaily, listCopies } from '../../../../src/history/sqlite/copies.ts';
import { openSqliteHistory } from '../../../../src/history/sqlite/open-sqlite-history.ts';
import { openSqlite } from '../../../../src/support/sqlite.ts';

const QUESTION: QuestionRecord = {
  userId: '123456789012345678',
  guildId: 'g1',
  channelId: 'c1',
  questionMessageId: null,
  text: '一个再也不想让人看到的问题',
  filters: {},
  language: 'zh-Hans',
  isPrivate: false,
  askedAt: new Date(0),
  outcome: 'not-found',
  short: null,
  confidence: 0,
  citations: [],
  indexVersion: 'v1',
};

/** The replaced file, its replacement, and the folder below it that is opened. */
interface Spoiled {
  readonly at: string;
  readonly put: (path: string) => Promise<unknown>;
  readonly below?: string;
}

describe('openSqliteHistory', () => {
  let directory: string;
  const bytes = async () => {
    const names = (await readdir(directory)).filter((name) => name.startsWith('history.db'));
    return Buffer.concat(await Promise.all(names.map((name) => readFile(join(directory, name)))));
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'youju-history-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps the salt beside the database, readable by its owner alone', async () => {
    await openSqliteHistory(directory).close();
    expect(await readFile(join(directory, 'salt'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(join(directory, 'salt'))).mode & 0o777).toBe(0o600);
  });

  it('writes no user id to disk', async () => {
    const history = openSqliteHistory(directory);
    const entryId = await history.record(QUESTION);
    await history.vote({ entryId, userId: QUESTION.userId, value: 'up', at: new Date(0) });
    await history.close();
    expect((await bytes()).includes(QUESTION.text)).toBe(true);
    expect((await bytes()).includes(QUESTION.userId)).toBe(false);
  });

  it('keeps token, text and asker of an answer under way encrypted, and neither after it', async () => {
    const history = openSqliteHistory(directory);
    const { userId, guildId, channelId, text, filters, language, isPrivate } = QUESTION;
    const facts = {
      interactionId: 'i1',
      token: 'a-secret-token',
      turns: [],
      wantsThread: false,
      acknowledgedAt: new Date(5),
    };
    const pending = { ...facts, userId, guildId, channelId, text, filters, language, isPrivate };
    await history.keepPending(pending);
    for (const secret of ['a-secret-token', text, userId]) expect((await bytes()).includes(secret)).toBe(false);
    expect(await history.takePending(new Date(0))).toEqual([{ ...pending, entryId: null }]);
    await history.dropPending('i1');
    expect(await history.takePending(new Date(0))).toEqual([]);
    await history.close();
  });

  it('leaves no trace of a forgotten user in any file of the database', async () => {
    const history = openSqliteHistory(directory);
    await history.record(QUESTION);
    const key = history.keyOf(QUESTION.userId);
    await history.forgetUser(QUESTION.userId, new Date());
    expect((await bytes()).includes(QUESTION.text)).toBe(false);
    expect((await bytes()).includes(key)).toBe(false);
    await history.close();
  });

  it('tells users apart by hashes that differ from one installation to the next', async () => {
    const history = openSqliteHistory(directory);
    expect(history.keyOf('1')).not.toBe(history.keyOf('2'));
    const key = history.keyOf('1');
    await history.close();
    await rm(directory, { recursive: true });
    const other = openSqliteHistory(directory);
    expect(other.keyOf('1')).not.toBe(key);
    await other.close();
  });

  it('refuses a database without the salt its hashes were made with', async () => {
    await openSqliteHistory(directory).close();
    await rm(join(directory, 'salt'));
    expect(() => openSqliteHistory(directory)).toThrow('the file salt is missing');
  });

  it('refuses a file that is no database, with a code', async () => {
    await writeFile(join(directory, 'salt'), 'ab'.repeat(32));
    await writeFile(join(directory, 'history.db'), 'not a database, but long enough to look like one'.repeat(50));
    expect(() => openSqliteHistory(directory)).toThrow(expect.objectContaining({ code: 'HISTORY_BROKEN' }));
  });

  it.each([
    ['a file for its folder', async () => ({ at: directory, put: (path: string) => writeFile(path, '') })],
    ['a folder for its file', async () => ({ at: join(directory, 'history.db'), put: (path: string) => mkdir(path) })],
    [
      'a file for a folder above',
      async () => ({ at: directory, put: (path: string) => writeFile(path, ''), below: 'a/b' }),
    ],
  ])('names %s, and does not call it damage', async (_, makeSpoiled) => {
    const { at, put, below = '' } = (await makeSpoiled()) as Spoiled;
    await openSqliteHistory(directory).close();
    await rm(at, { recursive: true });
    await put(at);
    expect(() => openSqliteHistory(join(directory, below))).toThrow(
      expect.objectContaining({ code: 'HISTORY_UNWRITABLE' }),
    );
    await rm(at, { recursive: true });
    await mkdir(directory, { recursive: true });
  });

  it('refuses a database that a newer version wrote', async () => {
    await openSqliteHistory(directory).close();
    const db = openSqlite(join(directory, 'history.db'));
    db.pragma('user_version = 999');
    db.close();
    expect(() => openSqliteHistory(directory)).toThrow('newer version');
  });
});

describe('copies of the history', () => {
  let directory: string;
  const copy = (name: string) => join(directory, 'copies', name);
  const textsIn = (path: string) => {
    const db = openSqlite(path, { readonly: true });
    const texts = db.prepare('SELECT text FROM entry').pluck().all();
    db.close();
    return texts;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'youju-history-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('are made once a day, the last seven are kept, and what they hold can be read', async () => {
    const history = openSqliteHistory(directory);
    await history.record(QUESTION);
    for (let hour = 0; hour < 24 * 10; hour += 8) await copyDaily(directory, new Date(Date.UTC(2026, 0, 1, hour)));
    await history.close();
    const names = listCopies(directory);
    expect(names).toHaveLength(7);
    expect(names.at(-1)).toBe('history-20260110T000000000Z.db');
    expect(textsIn(copy(names[0] ?? ''))).toEqual([QUESTION.text]);
  });

  it('are made again after the clock went back', async () => {
    await openSqliteHistory(directory).close();
    await copyDaily(directory, new Date(Date.UTC(2027, 0, 1)));
    for (let hour = 0; hour < 24; hour++) await copyDaily(directory, new Date(Date.UTC(2026, 0, 1, hour)));
    expect(listCopies(directory)).toEqual(['history-20260101T000000000Z.db', 'history-20270101T000000000Z.db']);
  });

  it('are made before the schema changes, and restore the history of before', async () => {
    const history = openSqliteHistory(directory);
    await history.record(QUESTION);
    await history.close();
    const db = openSqlite(join(directory, 'history.db'));
    db.pragma('user_version = 0');
    db.close();
    // A migration that fails halfway, because the tables already exist.
    expect(() => openSqliteHistory(directory)).toThrow(expect.objectContaining({ code: 'HISTORY_BROKEN' }));
    const [name = ''] = listCopies(directory);
    expect(textsIn(copy(name))).toEqual([QUESTION.text]);
  });

  it('restore a damaged history by being put in its place', async () => {
    const history = openSqliteHistory(directory);
    const id = await history.record(QUESTION);
    const key = history.keyOf(QUESTION.userId);
    await history.close();
    await copyDaily(directory, new Date(0));
    await writeFile(join(directory, 'history.db'), 'damaged'.repeat(999));
    await writeFile(join(directory, 'salt'), 'ab'.repeat(32));
    expect(() => openSqliteHistory(directory)).toThrow(expect.objectContaining({ code: 'HISTORY_BROKEN' }));
    await copyFile(copy(listCopies(directory)[0] ?? ''), join(directory, 'history.db'));
    await copyFile(copy('salt'), join(directory, 'salt'));
    const restored = openSqliteHistory(directory);
    expect(await restored.find(id)).toMatchObject({ text: QUESTION.text, askerKey: key });
    await restored.close();
  });

  it('forget with the history', async () => {
    const history = openSqliteHistory(directory);
    await history.record(QUESTION);
    await history.record({ ...QUESTION, userId: '2', text: '别人的问题' });
    await copyDaily(directory, new Date(0));
    await history.forgetUser(QUESTION.userId, new Date(0));
    const path = copy(listCopies(directory)[0] ?? '');
    expect(textsIn(path)).toEqual(['别人的问题']);
    expect((await readFile(path)).includes(QUESTION.text)).toBe(false);
    await history.close();
  });

  it('does not open a history whose pages are damaged, nor one whose salt is another', async () => {
    const history = openSqliteHistory(directory);
    for (let i = 0; i < 200; i++) await history.record({ ...QUESTION, text: `问题${i}`.repeat(20) });
    await history.close();
    const path = join(directory, 'history.db');
    const whole = await readFile(path);
    await writeFile(
      path,
      Buffer.concat([whole.subarray(0, 3 * 4096), Buffer.alloc(4096, 7), whole.subarray(4 * 4096)]),
    );
    expect(() => openSqliteHistory(directory)).toThrow(expect.objectContaining({ code: 'HISTORY_BROKEN' }));
    await writeFile(path, whole);
    const salt = await readFile(join(directory, 'salt'), 'utf8');
    await writeFile(join(directory, 'salt'), `${salt.startsWith('0') ? '1' : '0'}${salt.slice(1)}`);
    expect(() => openSqliteHistory(directory)).toThrow('the file salt is damaged');
    await writeFile(join(directory, 'salt'), salt);
    await openSqliteHistory(directory).close();
  });
});
