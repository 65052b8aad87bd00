import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type DownloadProgress, ensureEmbeddingModel, findEmbeddingModel } from '../../../src/inference/model-files.ts';
import { openLocalHub } from '../../support/local-hub.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';
import { TINY_FILES, TINY_SOURCE, writeTinyModel } from '../../support/tiny-model.ts';

const PREFIX = '/Example/tiny/resolve/main/';
const PATH = process.env['PATH'] ?? '';

afterEach(() => {
  process.env['PATH'] = PATH;
});

function serveTiny(path: string, response: ServerResponse): void {
  const content = TINY_FILES[path.slice(PREFIX.length)];
  if (!path.startsWith(PREFIX) || content === undefined) response.writeHead(404).end();
  else response.end(content);
}

async function hub(respond: (path: string, response: ServerResponse) => void = serveTiny) {
  const server = await openLocalHub(respond);
  onTestFinished(() => server.close());
  return server;
}

/** Puts a program named mvn first on PATH, or removes it. */
function useMaven(script: string | undefined): void {
  const bin = makeTemporaryDir();
  if (script === undefined) {
    process.env['PATH'] = bin;
    return;
  }
  writeFileSync(join(bin, 'mvn'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'mvn'), 0o755);
  process.env['PATH'] = `${bin}${delimiter}${PATH}`;
}

const UNPACK = `for arg; do case "$arg" in -DoutputDirectory=*) dir="\${arg#*=}";; esac; done
printf '%s' '${TINY_FILES['tokenizer.json']}' > "$dir/tiny-tokenizer.json"
printf '%s' '${TINY_FILES['onnx/model_quantized.onnx']}' > "$dir/tiny.onnx"`;

function contentsOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
}

const WHOLE = ['tiny', 'tiny/config.json', 'tiny/onnx', 'tiny/onnx/model_quantized.onnx', 'tiny/tokenizer.json'];

describe('ensureEmbeddingModel', () => {
  it('takes the folder the operator names, without asking anybody', async () => {
    const named = makeTemporaryDir();
    writeTinyModel(named);
    const server = await hub();
    const options = { modelsDir: makeTemporaryDir(), modelDirOverride: named, hubUrl: server.url, source: TINY_SOURCE };
    expect(await ensureEmbeddingModel(options)).toEqual({ dir: named, modelId: 'tiny-q8', skipped: [] });
    expect(server.asked).toEqual([]);
  });

  it('goes on to the models directory where the named folder will not do, and says why', async () => {
    const named = makeTemporaryDir();
    writeTinyModel(named, { 'tokenizer.json': 'something else' });
    const modelsDir = makeTemporaryDir();
    writeTinyModel(join(modelsDir, 'tiny'));
    const files = await ensureEmbeddingModel({ modelsDir, modelDirOverride: named, source: TINY_SOURCE });
    expect(files.dir).toBe(join(modelsDir, 'tiny'));
    expect(files.skipped).toEqual([`${join(named, 'tokenizer.json')} is damaged (its checksum differs)`]);
  });

  it('downloads from the hub under the addresses of transformers, with progress', async () => {
    const modelsDir = join(makeTemporaryDir(), 'not', 'there', 'yet');
    const server = await hub();
    const progress: DownloadProgress[] = [];
    const options = { modelsDir, hubUrl: `${server.url}/`, source: TINY_SOURCE };
    const files = await ensureEmbeddingModel({ ...options, onProgress: (step) => progress.push(step) });
    expect(server.asked).toEqual([`${PREFIX}tokenizer.json`, `${PREFIX}onnx/model_quantized.onnx`]);
    expect(contentsOf(modelsDir)).toEqual(WHOLE);
    expect(readFileSync(join(files.dir, 'config.json'), 'utf8')).toBe('{"model_type":"bert"}\n');
    expect(progress.at(-1)).toEqual({ source: 'hub', doneBytes: 36, totalBytes: 36 });
  });

  it('replaces a damaged file', async () => {
    const modelsDir = makeTemporaryDir();
    writeTinyModel(join(modelsDir, 'tiny'), { 'onnx/model_quantized.onnx': 'half of a mod' });
    const server = await hub();
    await ensureEmbeddingModel({ modelsDir, hubUrl: server.url, source: TINY_SOURCE });
    expect(readFileSync(join(modelsDir, 'tiny/onnx/model_quantized.onnx'), 'utf8')).toBe('weights of a tiny model');
    expect(contentsOf(modelsDir)).toEqual(WHOLE);
  });

  it('gives up a silent hub and lets Maven unpack the same files', async () => {
    useMaven(UNPACK);
    const server = await hub(() => undefined);
    const modelsDir = makeTemporaryDir();
    const options = { modelsDir, hubUrl: server.url, hubSilenceMs: 50, source: TINY_SOURCE };
    const files = await ensureEmbeddingModel(options);
    expect(files.skipped[1]).toBe(`${server.url}${PREFIX}tokenizer.json: no answer for 0.05 seconds`);
    expect(contentsOf(modelsDir)).toEqual(WHOLE);
  });

  it('gives up a hub that falls silent in the middle of a file', async () => {
    useMaven(undefined);
    const server = await hub((_, response) => response.write('{"ti'));
    const modelsDir = makeTemporaryDir();
    const options = { modelsDir, hubUrl: server.url, hubSilenceMs: 50, source: TINY_SOURCE };
    await expect(ensureEmbeddingModel(options)).rejects.toThrow('no answer for 0.05 seconds');
    expect(contentsOf(modelsDir)).toEqual([]);
  });

  it('refuses files of the wrong content or length, whoever gives them', async () => {
    useMaven(`${UNPACK}; echo more >> "$dir/tiny.onnx"`);
    const server = await hub((_, response) => response.end('x'.repeat(100)));
    const modelsDir = makeTemporaryDir();
    const failure = ensureEmbeddingModel({ modelsDir, hubUrl: server.url, source: TINY_SOURCE });
    await expect(failure).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringMatching(/longer than it should be.*org\.example:tiny:1\.0 gave other files/),
    });
    expect(contentsOf(modelsDir)).toEqual([]);
  });

  it('names everything that was tried when nothing helps', async () => {
    useMaven(undefined);
    const server = await hub((_, response) => response.writeHead(503).end());
    const modelsDir = makeTemporaryDir();
    const failure = ensureEmbeddingModel({
      modelsDir,
      modelDirOverride: '/nowhere',
      hubUrl: server.url,
      source: TINY_SOURCE,
    });
    await expect(failure).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: [
        'The embedding model cannot be had: /nowhere does not hold it (ENOENT at /nowhere/config.json)',
        `${modelsDir}/tiny does not hold it (ENOENT at ${modelsDir}/tiny/config.json)`,
        `${server.url}${PREFIX}tokenizer.json: status 503`,
        'Maven artifact org.example:tiny:1.0: the mvn client is not installed.',
      ].join('; '),
    });
  });

  it('names a hub that cannot be reached and an mvn that fails', async () => {
    useMaven('exit 1');
    const server = await openLocalHub(() => undefined);
    await server.close();
    const failure = ensureEmbeddingModel({ modelsDir: makeTemporaryDir(), hubUrl: server.url, source: TINY_SOURCE });
    await expect(failure).rejects.toThrow(/ECONNREFUSED; Maven artifact org\.example:tiny:1\.0: mvn ended with code 1/);
  });

  it('names a hub that fetch does not want to ask, or that breaks off', async () => {
    useMaven(undefined);
    const refused = ensureEmbeddingModel({
      modelsDir: makeTemporaryDir(),
      hubUrl: 'http://127.0.0.1:9',
      source: TINY_SOURCE,
    });
    await expect(refused).rejects.toThrow('/tokenizer.json: bad port;');
    const server = await hub((_, response) => {
      response.writeHead(200, { 'content-length': '15' }).write('{"ti');
      setImmediate(() => response.destroy());
    });
    const broken = ensureEmbeddingModel({ modelsDir: makeTemporaryDir(), hubUrl: server.url, source: TINY_SOURCE });
    await expect(broken).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  });

  it('names a models directory that cannot be written to', async () => {
    const file = join(makeTemporaryDir(), 'file');
    writeFileSync(file, '');
    const failure = ensureEmbeddingModel({ modelsDir: join(file, 'models'), source: TINY_SOURCE });
    await expect(failure).rejects.toThrow(/ENOTDIR/);
  });

  it('serves several processes that fetch at once', async () => {
    const modelsDir = makeTemporaryDir();
    const server = await hub();
    const children = [1, 2, 3].map(() => fetchInChild(modelsDir, server.url));
    const answers = await Promise.all(children.map((child) => text(child.stdout)));
    expect(answers).toEqual(Array(3).fill(join(modelsDir, 'tiny')));
    expect(contentsOf(modelsDir)).toEqual(WHOLE);
  });

  it('leaves nothing half when the process is killed in the middle of a download', async () => {
    const modelsDir = makeTemporaryDir();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = await hub((_, response) => {
      response.write('{"ti');
      begin();
    });
    const child = fetchInChild(modelsDir, slow.url);
    await begun;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(modelsDir, 'tiny'))).toBe(false);
    const files = await ensureEmbeddingModel({ modelsDir, hubUrl: (await hub()).url, source: TINY_SOURCE });
    expect(contentsOf(files.dir)).toEqual(['config.json', 'onnx', 'onnx/model_quantized.onnx', 'tokenizer.json']);
  });

  it('sweeps away what was left long ago, not what another process is just fetching', async () => {
    const modelsDir = makeTemporaryDir();
    for (const name of ['.tiny.old.partial', '.tiny.new.partial']) mkdirSync(join(modelsDir, name));
    utimesSync(join(modelsDir, '.tiny.old.partial'), new Date(0), new Date(0));
    await ensureEmbeddingModel({ modelsDir, hubUrl: (await hub()).url, source: TINY_SOURCE });
    expect(readdirSync(modelsDir).sort()).toEqual(['.tiny.new.partial', 'tiny']);
  });
});

function fetchInChild(modelsDir: string, hubUrl: string) {
  const script = join(import.meta.dirname, '../../support/fetch-tiny-model.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, modelsDir, hubUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('findEmbeddingModel', () => {
  it('finds a whole model and fetches nothing where there is none', async () => {
    const modelsDir = makeTemporaryDir();
    const server = await hub();
    const options = { modelsDir, hubUrl: server.url, source: TINY_SOURCE };
    expect(await findEmbeddingModel(options)).toBeUndefined();
    writeTinyModel(join(modelsDir, 'tiny'));
    expect(await findEmbeddingModel(options)).toEqual({
      dir: join(modelsDir, 'tiny'),
      modelId: 'tiny-q8',
      skipped: [],
    });
    expect(server.asked).toEqual([]);
  });
});
