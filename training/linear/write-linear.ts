import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { FittedModel } from './fit-linear.ts';

/** Writes a model and the manifest with its checksum; `more` are further fields of the model's file. */
export async function writeLinear(
  folder: string,
  { intercepts, step, threshold, signs, weights }: FittedModel,
  classes: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const bytes = Buffer.concat(signs.map((sign) => Buffer.from(weights.get(sign) ?? [])));
  const model = { classes, intercepts, step, threshold, ...more, signs, weights: bytes.toString('base64') };
  const text = `${JSON.stringify(model)}\n`;
  await writeFile(`${folder}/model.json`, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify({ sha256: { 'model.json': sha256 } }, null, 2)}\n`);
}
