import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalHub } from '../support/local-hub.ts';
import { until } from '../support/process-life.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ARTICLE = '国务院昨日召开会议，要求加快建设。会议由李某主持。\n\n与会者还参观了安图县的企业。';

/** Settings of a separate place with these articles, without the embedding model. */
function makePlace(articles: Readonly<Record<string, string>>) {
  const dir = makeTemporaryDir();
  mkdirSync(join(dir, 'data'));
  for (const [name, content] of Object.entries(articles)) writeFileSync(join(dir, 'data', name), content);
  return {
    dir,
    env: {
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      YOUJU_MODELS_DIR: join(dir, 'models'),
      YOUJU_HISTORY_DIR: join(dir, 'history'),
      LC_ALL: 'en_US.UTF-8',
    },
  };
}

describe('npm start without a token', () => {
  it('builds the missing index, shows its state and ends with its input', async () => {
    const { env } = makePlace({ 'a.txt': ARTICLE });
    const { code, stdout, stderr } = await runCli('main.ts', [], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Index version: .+\n.*\nArticles: 1\n/);
    expect(stdout).toContain('Search by meaning is unavailable');
  });

  it('answers what is typed, and ends on /quit', async () => {
    const { env } = makePlace({ 'a.txt': ARTICLE });
    const child = startCli('main.ts', [], env);
    const said = text(child.stdout);
    child.stdin.write('会议由谁主持？\n/quit\n');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(await said).toContain('会议由李某主持');
  });

  it('ends in good order on Ctrl-C, its processes with it', async () => {
    const { env } = makePlace({ 'a.txt': ARTICLE });
    const child = startCli('main.ts', [], env);
    let said = '';
    child.stdout.on('data', (part) => {
      said += String(part);
    });
    await until(() => said.includes('Articles: 1'));
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('says what to do where there is nothing to build from', async () => {
    const { env } = makePlace({});
    const { code, stdout, stderr } = await runCli('main.ts', [], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^ARTICLES_MISSING: .* → .*\n$/);
  });

  it('answers from the index it has where a new one cannot be built', async () => {
    const { dir, env } = makePlace({ 'a.txt': ARTICLE });
    await runCli('main.ts', [], env);
    const { code, stdout, stderr } = await runCli('main.ts', [], { ...env, YOUJU_DATA_DIR: join(dir, 'nowhere') });
    expect(stderr).toMatch(/^FILE_UNREADABLE: .*nowhere.* → .*\n$/);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Articles: 1') });
  });
});

describe('npm start with a token', () => {
  async function discord(respond: (path: string, response: ServerResponse) => void) {
    const server = await openLocalHub(respond);
    onTestFinished(() => server.close());
    return server;
  }

  it('says what to do where Discord does not take the token, before anything is built', async () => {
    const { dir, env } = makePlace({ 'a.txt': ARTICLE });
    const server = await discord((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"401: Unauthorized","code":0}');
    });
    const token = 'MTIz.wrong.token';
    const { code, stderr } = await runCli('main.ts', [], { ...env, DISCORD_TOKEN: token, DISCORD_API_URL: server.url });
    expect(stderr).toMatch(/^DISCORD_REFUSED: .* → .*DISCORD_TOKEN.*\n$/);
    expect(stderr).not.toContain(token);
    expect(code).toBe(1);
    expect(existsSync(join(dir, 'index', 'CURRENT'))).toBe(false);
  });
});
