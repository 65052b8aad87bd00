import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type History, type QuestionRecord } from '../../src/history/history.ts';

/** A history under test, and the function that ends it. */
export interface HistoryUnderTest {
  readonly history: History;
  /** Closes the history and opens it again on the same data, like a restart. */
  reopen(): Promise<History>;
  dispose(): Promise<void>;
}

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const words = (text: string) => text.split(' ');

const QUESTION: QuestionRecord = {
  userId: 'u1',
  guildId: 'g1',
  channelId: 'c1',
  questionMessageId: 'm1',
  text: '灵寿县在哪里？',
  filters: { from: '2022-01-01', source: '新华社' },
  language: 'zh-Hans',
  isPrivate: false,
  askedAt: at(0),
  outcome: 'answered',
  short: '河北省',
  confidence: 0.8,
  citations: [{ n: 1, articleId: '000_a', span: { start: 3, end: 9 } }],
  indexVersion: 'v1',
};

const REFUSED = { outcome: 'not-found', short: null, confidence: 0.1, citations: [] } as const;

/** The contract of every history. */
export function describeHistory(name: string, open: () => Promise<HistoryUnderTest>): void {
  describe(name, () => {
    let subject: HistoryUnderTest;
    let history: History;
    const record = (changes: Partial<QuestionRecord> = {}) => history.record({ ...QUESTION, ...changes });

    beforeEach(async () => {
      subject = await open();
      history = subject.history;
    });
    afterEach(() => subject.dispose());

    describe('entries', () => {
      it('come back as they were recorded, with the hash of the asker in place of the id', async () => {
        const id = await record();
        const { userId, ...rest } = QUESTION;
        expect(await history.find(id)).toEqual({
          ...rest,
          id,
          askerKey: history.keyOf(userId),
          reply: null,
          isHelperAsked: false,
          isPublished: false,
        });
      });

      it('are found by the message that asked and by the reply, also after a restart', async () => {
        const id = await record();
        await history.attachReply(id, { channelId: 'thread', messageId: 'r1' });
        history = await subject.reopen();
        expect((await history.findByReply('r1'))?.id).toBe(id);
        expect((await history.findByQuestionMessage('m1'))?.reply).toEqual({ channelId: 'thread', messageId: 'r1' });
        expect((await history.find(id))?.askerKey).toBe(history.keyOf('u1'));
      });

      it('are not found where there are none', async () => {
        expect(await history.find(1)).toBeUndefined();
        expect(await history.findByReply('r1')).toBeUndefined();
      });

      it('never use an id again', async () => {
        const first = await record();
        await history.remove(first);
        expect(await history.find(first)).toBeUndefined();
        expect(await record()).toBeGreaterThan(first);
      });

      it('are private where they come by direct message', async () => {
        expect((await history.find(await record({ guildId: null })))?.isPrivate).toBe(true);
      });

      it('take a new outcome after an edit, without the votes on the old one', async () => {
        const id = await record();
        await history.vote({ entryId: id, userId: 'u2', value: 'up', at: at(1) });
        await history.revise(id, '汪清县在哪里？', { ...QUESTION, ...REFUSED, indexVersion: 'v2' });
        expect(await history.find(id)).toMatchObject({
          text: '汪清县在哪里？',
          outcome: 'not-found',
          indexVersion: 'v2',
        });
        expect(await history.countVotes(id)).toEqual({ up: 0, down: 0 });
      });
    });

    describe('conversations', () => {
      it('are the latest turns of a channel or thread, oldest first, without private ones', async () => {
        const ids = [];
        for (const minute of [0, 1, 2]) ids.push(await record({ askedAt: at(minute) }));
        await record({ askedAt: at(3), isPrivate: true });
        await record({ askedAt: at(4), channelId: 'c2' });
        const turns = await history.recentTurns('c1', 2);
        expect(turns.map(({ id }) => id)).toEqual(ids.slice(1));
      });

      it('include what was asked in a channel and answered in its thread', async () => {
        const id = await record();
        await history.attachReply(id, { channelId: 'thread', messageId: 'r1' });
        expect((await history.recentTurns('thread', 5)).map((turn) => turn.id)).toEqual([id]);
      });

      it('are kept for direct messages, which only their people see', async () => {
        await record({ guildId: null, channelId: 'dm' });
        expect(await history.recentTurns('dm', 5)).toHaveLength(1);
      });

      it('name the direct-message channels since an instant, latest first', async () => {
        await record({ channelId: 'old', guildId: null, askedAt: at(0) });
        await record({ channelId: 'b', guildId: null, askedAt: at(5) });
        await record({ channelId: 'a', guildId: null, askedAt: at(6) });
        await record({ channelId: 'b', guildId: null, askedAt: at(7) });
        await record({ channelId: 'public', askedAt: at(7) });
        expect(await history.directChannels(at(5), 5)).toEqual(['b', 'a']);
        expect(await history.directChannels(at(5), 1)).toEqual(['b']);
      });
    });

    describe('votes', () => {
      it('count once for each user and can be changed', async () => {
        const entryId = await record();
        const vote = (userId: string, value: 'up' | 'down') => history.vote({ entryId, userId, value, at: at(1) });
        expect(await vote('u2', 'up')).toBe('new');
        expect(await vote('u2', 'up')).toBe('same');
        expect(await vote('u2', 'down')).toBe('changed');
        expect(await vote('u3', 'down')).toBe('new');
        expect(await history.countVotes(entryId)).toEqual({ up: 0, down: 2 });
      });

      it('are refused for an entry that is gone', async () => {
        expect(await history.vote({ entryId: 99, userId: 'u2', value: 'up', at: at(1) })).toBe('unknown');
      });

      it('let help be asked for once only', async () => {
        const id = await record();
        expect([await history.claimHelp(id), await history.claimHelp(id)]).toEqual([true, false]);
        expect((await history.find(id))?.isHelperAsked).toBe(true);
        expect(await history.claimHelp(99)).toBe(false);
      });
    });

    describe('gaps', () => {
      it('are unanswered questions of the own guild, those with common terms together, most asked first', async () => {
        await record({ ...REFUSED, text: 'b c d', askedAt: at(1) });
        await record({ ...REFUSED, text: 'x y', askedAt: at(2) });
        await record({ ...REFUSED, text: 'b c d e', askedAt: at(3) });
        await record({ ...REFUSED, text: 'x y', guildId: 'g2' });
        await record({ text: 'x y' });
        const { gaps } = await history.listGaps('g1', at(0), words);
        expect(gaps).toEqual([
          { text: 'b c d', wordings: ['b c d', 'b c d e'], times: 2, lastAskedAt: at(3), isAnsweredNow: false },
          { text: 'x y', wordings: ['x y'], times: 1, lastAskedAt: at(2), isAnsweredNow: false },
        ]);
      });

      it('count private questions without their text', async () => {
        await record({ ...REFUSED, text: 'secret', isPrivate: true });
        expect(await history.listGaps('g1', at(0), words)).toEqual({ gaps: [], hidden: 1 });
      });

      it('are none any more where a later index holds quotations', async () => {
        const id = await record({ ...REFUSED, text: 'x y' });
        await history.markRechecked(id, 'v2', 'passage');
        expect((await history.listGaps('g1', at(0), words)).gaps[0]?.isAnsweredNow).toBe(true);
      });

      it('are asked again once for each index version, and know when they are answered', async () => {
        const id = await record({ ...REFUSED, text: 'x y' });
        await record({ text: 'answered already' });
        expect(await history.listUnchecked('v1', 10)).toEqual([]);
        expect(await history.listUnchecked('v2', 10)).toEqual([
          { id, guildId: 'g1', channelId: 'c1', text: 'x y', filters: QUESTION.filters, language: 'zh-Hans' },
        ]);
        await history.markRechecked(id, 'v2', 'answered');
        expect(await history.listUnchecked('v2', 10)).toEqual([]);
        expect((await history.listGaps('g1', at(0), words)).gaps[0]?.isAnsweredNow).toBe(true);
        expect(await history.listUnchecked('v3', 10)).toHaveLength(1);
      });
    });

    describe('numbers', () => {
      it('are those of the own guild since an instant', async () => {
        const entryId = await record({ askedAt: at(5) });
        await record({ ...REFUSED, userId: 'u2', isPrivate: true, askedAt: at(6) });
        await record({ outcome: 'passage', short: null, askedAt: at(6) });
        await record({ ...REFUSED, askedAt: at(1) });
        await record({ guildId: 'g2', askedAt: at(6) });
        await record({ guildId: null, askedAt: at(6) });
        await history.vote({ entryId, userId: 'u2', value: 'down', at: at(7) });
        expect(await history.stats('g1', at(5))).toEqual({
          questions: 3,
          answered: 1,
          passage: 1,
          notFound: 1,
          invalid: 0,
          privateQuestions: 1,
          askers: 2,
          votesUp: 0,
          votesDown: 1,
          directMessages: 1,
        });
      });

      it('are zero for a guild without questions', async () => {
        expect(await history.stats('g9', at(0))).toMatchObject({ questions: 0, answered: 0, votesUp: 0 });
      });
    });

    describe('the CSV export', () => {
      it('holds the public questions of the own guild and counts the others', async () => {
        const entryId = await record({ text: '县，"哪些"\n呢' });
        await record({ text: '秘密', isPrivate: true });
        await record({ text: '私信', guildId: null });
        await record({ text: '别处', guildId: 'g2' });
        await history.vote({ entryId, userId: 'u2', value: 'down', reason: '太旧', at: at(1) });
        expect(await history.exportCsv('g1', at(0))).toBe(
          [
            '\ufeffkind,count,asked_at,channel_id,question,language,outcome,short,confidence,index_version,votes_up,votes_down,reasons',
            'question,1,2026-01-01T00:00:00Z,c1,"县，""哪些""\n呢",zh-Hans,answered,河北省,0.8,v1,0,1,太旧',
            'private,1,,,,,,,,,,,',
            'direct-message,1,,,,,,,,,,,',
            '',
          ].join('\r\n'),
        );
      });

      it('gives a spreadsheet no formula', async () => {
        await record({ text: '=HYPERLINK("https://evil.example")' });
        expect(await history.exportCsv('g1', at(0))).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
      });
    });

    describe('settings', () => {
      it('are the defaults until saved, then what was saved, for each guild', async () => {
        expect(await history.readSettings('g1')).toEqual(DEFAULT_SETTINGS);
        const settings = { ...DEFAULT_SETTINGS, channelIds: ['c1'], helperRoleId: 'r1', dmPolicy: 'members' } as const;
        await history.saveSettings('g1', settings);
        history = await subject.reopen();
        expect(await history.readSettings('g1')).toEqual(settings);
        expect(await history.readSettings('g2')).toEqual(DEFAULT_SETTINGS);
      });
    });

    describe('marks', () => {
      const PENDING = {
        interactionId: 'i1',
        token: 'secret-token',
        userId: 'u1',
        guildId: 'g1',
        channelId: 'c1',
        text: '几个县？',
        filters: { from: '2022-01-01' },
        language: 'zh-Hans',
        isPrivate: true,
        turns: [{ question: '灵寿县在哪里？', short: '河北省', articleId: '000_a' }],
        wantsThread: false,
        acknowledgedAt: at(3),
      } as const;

      it('let a person be told once ever, until they have everything forgotten', async () => {
        expect(await history.tellOnce('u1', 'withheld-reply')).toBe(true);
        history = await subject.reopen();
        expect(await history.tellOnce('u1', 'withheld-reply')).toBe(false);
        expect(await history.tellOnce('u2', 'withheld-reply')).toBe(true);
        await history.forgetUser('u1', at(9));
        expect(await history.tellOnce('u1', 'withheld-reply')).toBe(true);
      });

      it('let an answer be published once, and again only where it could not be posted', async () => {
        const id = await record({ isPrivate: true });
        expect(await history.claimPublication(id)).toBe(true);
        expect(await history.claimPublication(id)).toBe(false);
        await history.releasePublication(id);
        expect(await history.claimPublication(id)).toBe(true);
        await history.attachPublication(id, { channelId: 'c1', messageId: 'p1' });
        await history.releasePublication(id);
        history = await subject.reopen();
        expect(await history.claimPublication(id)).toBe(false);
        expect(await history.findByReply('p1')).toMatchObject({ id, isPublished: true });
        expect(await history.claimPublication(id + 1)).toBe(false);
      });

      it('bring back answers under way, as they were kept, until they are dropped, too old or forgotten', async () => {
        await history.keepPending(PENDING);
        await history.keepPending({ ...PENDING, interactionId: 'i2', acknowledgedAt: at(4) });
        await history.keepPending({ ...PENDING, interactionId: 'old', acknowledgedAt: at(1) });
        await history.linkPending('i2', 7);
        history = await subject.reopen();
        const second = { ...PENDING, interactionId: 'i2', acknowledgedAt: at(4), entryId: 7 };
        expect(await history.takePending(at(2))).toEqual([{ ...PENDING, entryId: null }, second]);
        await history.dropPending('i1');
        expect(await history.takePending(at(0))).toEqual([second]);
        await history.forgetUser('u1', at(9));
        expect(await history.takePending(at(0))).toEqual([]);
      });

      it('queue articles never noted before, by any of their names, for each channel, but not those of the first call', async () => {
        const note = (minute: number, ...articles: { id: string; names: string[] }[]) =>
          history.noteArticles({ articles, channelIds: ['c2', 'c1'], changeSet: `v${minute}`, at: at(minute) });
        await note(1, { id: 'a', names: ['a', 'hash of a'] });
        expect(await history.listNews()).toEqual([]);
        await note(2, { id: 'renamed', names: ['renamed', 'hash of a'] }, { id: 'b', names: ['b'] });
        await note(3, { id: 'b', names: ['b'] });
        history = await subject.reopen();
        const news = (channelId: string) => ({ channelId, articleId: 'b', changeSet: 'v2', notedAt: at(2) });
        expect(await history.listNews()).toEqual([news('c1'), news('c2')]);
        await history.dropNews([{ channelId: 'c1', articleId: 'b' }]);
        expect(await history.listNews()).toEqual([news('c2')]);
      });

      it('keep which alerts were told where', async () => {
        await history.addAlert({ name: 'disk-low', channelId: 'c2' });
        await history.addAlert({ name: 'disk-low', channelId: 'c1' });
        await history.addAlert({ name: 'disk-low', channelId: 'c1' });
        history = await subject.reopen();
        await history.dropAlert({ name: 'disk-low', channelId: 'c2' });
        expect(await history.listAlerts()).toEqual([{ name: 'disk-low', channelId: 'c1' }]);
      });
    });

    describe('forgetting', () => {
      it('leaves no entry and no vote of a user, and keeps those of others', async () => {
        const mine = await record();
        const other = await record({ userId: 'u2' });
        await history.vote({ entryId: other, userId: 'u1', value: 'up', at: at(1) });
        await history.vote({ entryId: other, userId: 'u3', value: 'up', at: at(1) });
        await history.vote({ entryId: mine, userId: 'u3', value: 'up', at: at(1) });
        expect(await history.forgetUser('u1', at(9))).toEqual({ count: 2, posts: 0 });
        expect(await history.find(mine)).toBeUndefined();
        expect(await history.countVotes(mine)).toEqual({ up: 0, down: 0 });
        expect(await history.countVotes(other)).toEqual({ up: 1, down: 0 });
        expect(await history.forgetUser('u1', at(9))).toEqual({ count: 0, posts: 0 });
      });

      it('leaves messages that others can see to be deleted, published ones included', async () => {
        await history.attachReply(await record(), { channelId: 'c1', messageId: 'public' });
        const hidden = await record({ isPrivate: true });
        await history.attachReply(hidden, { channelId: 'c1', messageId: 'ephemeral' });
        await history.attachPublication(hidden, { channelId: 'c1', messageId: 'published' });
        await history.attachReply(await record({ guildId: null, channelId: 'dm' }), {
          channelId: 'dm',
          messageId: 'dm',
        });
        await history.attachReply(await record({ userId: 'u2' }), { channelId: 'c1', messageId: 'other' });
        expect(await history.forgetUser('u1', at(9))).toEqual({ count: 3, posts: 3 });
        history = await subject.reopen();
        const doomed = await history.listDoomed(10);
        expect(doomed.map(({ messageId }) => messageId)).toEqual(['dm', 'public', 'published']);
        await history.dropDoomed('dm');
        expect(await history.listDoomed(1)).toEqual([{ channelId: 'c1', messageId: 'public' }]);
      });

      it('is remembered for a while, by its instant alone', async () => {
        expect(await history.forgottenAt('u1')).toBeUndefined();
        await history.forgetUser('u1', at(9));
        expect(await history.forgottenAt('u1')).toEqual(at(9));
        expect(await history.forgottenAt('u2')).toBeUndefined();
        await history.dropForgotten(at(9));
        expect(await history.forgottenAt('u1')).toEqual(at(9));
        await history.dropForgotten(at(10));
        expect(await history.forgottenAt('u1')).toBeUndefined();
      });

      it('ends at the retention: what was asked before an instant is gone, with its votes', async () => {
        const old = await record({ askedAt: at(0) });
        const young = await record({ askedAt: at(5) });
        await history.vote({ entryId: old, userId: 'u2', value: 'up', at: at(9) });
        expect(await history.forgetBefore(at(5))).toBe(1);
        expect(await history.find(old)).toBeUndefined();
        expect(await history.find(young)).toBeDefined();
        expect(await history.countVotes(old)).toEqual({ up: 0, down: 0 });
      });

      it('takes everything of a guild', async () => {
        await record();
        await history.saveSettings('g1', { ...DEFAULT_SETTINGS, channelIds: ['c1'] });
        await history.forgetGuild('g1');
        expect((await history.stats('g1', at(0))).questions).toBe(0);
        expect(await history.readSettings('g1')).toEqual(DEFAULT_SETTINGS);
      });
    });
  });
}
