import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../support/errors.ts';
import { hashFile } from '../support/files.ts';

const WEIGHTS = 'onnx/model_quantized.onnx';

/** manifest.json in the reader's folder: SHA-256 of every file that affects its output. */
const manifestFile = z.object({ sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)) });

/**
 * Verifies the reader's files against the manifest.json in their folder.
 * @returns SHA-256 of the weights, which is the reader's name
 * @throws MODEL_DAMAGED if a file differs from the manifest, FILE_UNREADABLE if one is missing.
 */
export async function checkReaderFiles(modelDir: string): Promise<string> {
  const weights = (await checkModelFiles(modelDir))[WEIGHTS];
  if (weights === undefined) throw OperatorError.of('MODEL_DAMAGED', { path: join(modelDir, 'manifest.json') });
  return weights;
}

/**
 * Verifies the files of a model that comes with the project against the manifest.json in their folder.
 * @returns SHA-256 by path in the folder
 * @throws MODEL_DAMAGED if a file differs from the manifest, FILE_UNREADABLE if one is missing.
 */
export async function checkModelFiles(modelDir: string): Promise<Readonly<Record<string, string>>> {
  const sums = await readManifest(join(modelDir, 'manifest.json'));
  for (const [name, expected] of Object.entries(sums)) {
    const path = join(modelDir, name);
    const found = await hashFile(path).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    if (found !== expected) throw OperatorError.of('MODEL_DAMAGED', { path });
  }
  return sums;
}

async function readManifest(path: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    return manifestFile.parse(JSON.parse(text)).sha256;
  } catch (error) {
    throw OperatorError.of('MODEL_DAMAGED', { path }, error);
  }
}

function unreadable(path: string, error: unknown): OperatorError {
  const reason = error instanceof Error ? error.message : String(error);
  return OperatorError.of('FILE_UNREADABLE', { path, reason }, error);
}
