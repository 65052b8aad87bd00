import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelSource } from '../../src/inference/download/model-sources.ts';

/** The contents of a model of two small files, by path. */
export const TINY_FILES: Readonly<Record<string, string>> = {
  'tokenizer.json': '{"tiny":true}',
  'onnx/model_quantized.onnx': 'weights of a tiny model',
};

function file(path: string, mavenPath: string) {
  const content = TINY_FILES[path] ?? '';
  return { path, mavenPath, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** A stand-in for the real model in tests that only fetch files. */
export const TINY_SOURCE: ModelSource = {
  name: 'tiny',
  modelId: 'tiny-q8',
  hubModel: 'Example/tiny',
  mavenArtifact: 'org.example:tiny:1.0',
  files: [file('tokenizer.json', 'tiny-tokenizer.json'), file('onnx/model_quantized.onnx', 'tiny.onnx')],
  written: { 'config.json': { model_type: 'bert' } },
};

/** Writes the tiny model into `dir`, with some files changed. */
export function writeTinyModel(dir: string, changes: Readonly<Record<string, string>> = {}): void {
  for (const [path, content] of Object.entries({ 'config.json': '{"model_type":"bert"}', ...TINY_FILES, ...changes })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
}
