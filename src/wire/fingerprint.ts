import { join } from 'node:path';
import { BGE_SMALL_ZH } from '../inference/download/embedding-models.ts';
import type { Name } from '../model/name.ts';
import { fingerprintOf } from '../store/fingerprint.ts';
import { hashCode } from '../store/integrity/code-hash.ts';
import { PROJECT_DIR } from '../support/config.ts';

/**
 * Everything that shapes an index, by module. The document process is a program of its own, so it counts as a whole.
 */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  './ingest/corpus/read-corpus.ts': ['readCorpus'],
  './ingest/documents/document-process.ts': [],
  './chunking/split-articles.ts': ['splitArticles'],
  './store/build-index.ts': ['buildIndexData', 'embedChunks'],
  './store/selection/update-data.ts': ['updateData'],
  './store/vectors/build-graph.ts': ['buildGraph', 'extendGraph'],
  './wire/language.ts': ['openLanguage'],
  './inference/transformers-embedder.ts': ['openEmbedder'],
};
const ENTRY = Object.entries(MAKERS)
  .map(([module, names]) =>
    names.length === 0 ? `import '${module}';` : `export { ${names.join()} } from '${module}';`,
  )
  .join('\n');

let codeHash: Promise<string> | undefined;

/** The fingerprint of an index that this program would make now with the names of the glossary. */
export async function fingerprintOfNow(names: readonly Name[]): Promise<string> {
  codeHash ??= hashCode({
    entry: ENTRY,
    dir: join(PROJECT_DIR, 'src'),
    leftOut: ['support'],
    programs: ['-process.ts'],
  });
  return fingerprintOf({ names, embeddingModel: BGE_SMALL_ZH, codeHash: await codeHash });
}
