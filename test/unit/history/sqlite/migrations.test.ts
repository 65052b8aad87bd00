import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../src/history/sqlite/migrations.ts';
import { openSqlite } from '../../../../src/support/sqlite.ts';

const FIRST = 'CREATE TABLE a (x INTEGER)';

describe('migrate', () => {
  it('runs each step once, in order', () => {
    const db = openSqlite(':memory:');
    migrate(db, [FIRST]);
    migrate(db, [FIRST, 'ALTER TABLE a ADD COLUMN y INTEGER']);
    migrate(db, [FIRST, 'ALTER TABLE a ADD COLUMN y INTEGER']);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([]);
  });

  it('leaves nothing of a step that fails', () => {
    const db = openSqlite(':memory:');
    expect(() => migrate(db, [FIRST, 'CREATE TABLE b (x INTEGER); nonsense'])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'b'").all()).toEqual([]);
  });
});
