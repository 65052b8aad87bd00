import { ensureEmbeddingModel } from '../../src/inference/model-files.ts';
import { TINY_SOURCE } from './tiny-model.ts';

const [modelsDir = '', hubUrl] = process.argv.slice(2);
const files = await ensureEmbeddingModel({ modelsDir, hubUrl, source: TINY_SOURCE });
process.stdout.write(files.dir);
