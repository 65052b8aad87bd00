import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lookUpApplication } from '../../../../src/bot/registration/look-up-application.ts';
import { openLocalHub } from '../../../support/local-hub.ts';

async function discord(respond: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = await openLocalHub(respond);
  onTestFinished(() => server.close());
  return server.url;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

describe('lookUpApplication', () => {
  it('names the application of a valid token and how to invite it', async () => {
    const url = await discord((path, response) =>
      reply(response, path === '/v10/applications/@me' ? 200 : 404, { id: '123', name: 'Youju' }),
    );
    expect(await lookUpApplication('token', url)).toMatchObject({
      kind: 'known',
      name: 'Youju',
      inviteLink: expect.stringContaining('client_id=123&'),
    });
  });

  it('tells a token that is not valid from a Discord that cannot be reached', async () => {
    const refusing = await discord((_, response) => reply(response, 401, { message: '401: Unauthorized', code: 0 }));
    expect(await lookUpApplication('token', refusing)).toEqual({ kind: 'refused' });
    expect(await lookUpApplication('令牌', refusing)).toEqual({ kind: 'refused' });
    const failing = await discord((_, response) => reply(response, 503, {}));
    expect(await lookUpApplication('token', failing)).toMatchObject({ kind: 'unreachable' });
    expect(await lookUpApplication('token', 'http://127.0.0.1:1')).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
