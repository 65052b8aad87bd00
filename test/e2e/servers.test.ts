import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../support/process-life.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const TOKEN = 'a-token-of-enough-characters';

function makePlace() {
  const dir = makeTemporaryDir();
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'data', 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李某主持。');
  const places = { YOUJU_DATA_DIR: 'data', YOUJU_INDEX_DIR: 'index', YOUJU_MODELS_DIR: 'models' };
  return Object.fromEntries(Object.entries(places).map(([name, path]) => [name, join(dir, path)]));
}

describe('npm start with ports and without a terminal', () => {
  it('serves tools and health until SIGTERM, and is gone within ten seconds', async () => {
    const ports = { YOUJU_HTTP_PORT: '0', YOUJU_HTTP_TOKEN: TOKEN, YOUJU_HEALTH_PORT: '0' };
    const child = startCli('main.ts', [], { ...makePlace(), ...ports });
    child.stdin.end();
    let said = '';
    child.stderr.on('data', (part) => {
      said += String(part);
    });
    await until(() => said.includes('Tools: ') && said.includes('Health: '));
    const url = (name: string) => new URL(new RegExp(`${name}: (\\S+)`).exec(said)?.[1] ?? '');
    const response = await fetch(new URL('/v1/ask', url('Tools')), {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ question: '会议由谁主持？' }),
    });
    const answer = (await response.json()) as { outcome: string; citations: { quote: string }[] };
    expect(answer.citations[0]?.quote).toContain('李某主持');
    const health = (await (await fetch(url('Health'))).json()) as object;
    expect(health).toMatchObject({ gateway: 'none', index: { articles: 1 }, lastAnswer: { outcome: answer.outcome } });
    const stopped = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(10_000);
  });

  it('says that a port needs a token', async () => {
    const { code, stderr } = await runCli('main.ts', [], {
      ...makePlace(),
      YOUJU_HTTP_PORT: '0',
      YOUJU_HTTP_TOKEN: '',
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^CONFIG_INVALID: .*YOUJU_HTTP_TOKEN/) });
  });
});
