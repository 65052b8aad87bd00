import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../../src/support/errors.ts';
import { describeBug, makeLogTo, renderLogLine } from '../../../src/support/log.ts';

describe('a line of the log for a person', () => {
  it('says how grave it is, what happened, and the facts of the case', () => {
    const line = { level: 40, time: 1, pid: 2, hostname: 'h', name: 'youju', waitMs: 200, msg: 'starting again' };
    expect(renderLogLine(JSON.stringify(line))).toBe('warn: starting again waitMs=200\n');
  });

  it('has an error and where it was thrown below it', () => {
    const line = {
      level: 50,
      err: { type: 'Error', message: 'no', code: 7, stack: '    at here' },
      msg: 'upkeep failed',
    };
    expect(renderLogLine(JSON.stringify(line))).toBe('error: upkeep failed\nError: no code=7\n    at here\n');
  });
});

describe('an error in the log', () => {
  const CANARIES = ['鹦鹉学舌的秘密问题', 'canary question', 'canaryTokenOfAnInteraction', 'canaryHeader'];
  const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GcanaR.y0abcdefghijklmnopqrstuvwxyz012345678';

  function logged(facts: object): string {
    let line = '';
    const out = {
      write: (text: string) => {
        line += text;
      },
    };
    makeLogTo(out, 'info').warn(facts, 'failed');
    return line;
  }

  function requestFailed(): DiscordAPIError {
    const [question, english, token, header] = CANARIES;
    const request = { body: { content: question, embeds: [{ title: english }] }, files: undefined };
    const url = `https://discord.com/api/v10/webhooks/123456789012345678/${token}/messages/@original?x=${header}`;
    return new DiscordAPIError({ message: 'Unknown Webhook', code: 10_015 }, 10_015, 404, 'PATCH', url, request);
  }

  it('keeps method, route, status and code of a request, and nothing of what was said', () => {
    const line = logged({ err: requestFailed(), channelId: '1' });
    expect(JSON.parse(line)).toMatchObject({
      channelId: '1',
      msg: 'failed',
      err: {
        message: 'Unknown Webhook',
        code: 10_015,
        status: 404,
        method: 'PATCH',
        route: '/api/v10/webhooks/123456789012345678/…/messages/@original',
      },
    });
    for (const canary of CANARIES) expect(line).not.toContain(canary);
  });

  it.each([
    ['as a cause', () => ({ err: new Error('caught', { cause: requestFailed() }) })],
    ['under another name', () => ({ error: requestFailed() })],
    ['in the words of an error', () => ({ err: new Error(`cannot parse "${CANARIES[1]}" of ${CANARIES[0]}`) })],
    [
      'in a regular expression',
      () => ({ err: new SyntaxError(`Invalid regular expression: /${CANARIES[1]}(/u: bad`) }),
    ],
    ['as a token', () => ({ err: new Error(`GET failed for Bot ${TOKEN}`) })],
    ['thrown as a text', () => ({ err: `“${CANARIES[1]}” ${CANARIES[0]}` })],
  ])('shows no canary %s', (_, facts) => {
    const line = logged(facts());
    for (const canary of [...CANARIES, TOKEN]) expect(line).not.toContain(canary);
  });

  it('shows no canary of a bug that ends the program, but where it was', () => {
    const words = describeBug(new Error(`no answer to ${CANARIES[0]}`, { cause: requestFailed() }));
    for (const canary of CANARIES) expect(words).not.toContain(canary);
    expect(words).toMatch(/^Error: no answer to …\n +at /);
    expect(words).toContain('Caused by DiscordAPIError');
  });

  it('says of a bug and of a problem what is needed to mend it', () => {
    const bug = JSON.parse(logged({ err: new TypeError("Cannot read properties of undefined (reading 'length')") }));
    expect(bug.err.message).toContain("reading 'length'");
    expect(bug.err.stack).toMatch(/^ +at /);
    const problem = OperatorError.of('FILE_UNREADABLE', { path: '/文章/甲.txt', reason: 'no right' });
    expect(JSON.parse(logged({ err: problem })).err).toMatchObject({
      message: '/文章/甲.txt cannot be read: no right.',
    });
  });
});
