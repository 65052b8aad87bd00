import { FORMAT_VERSION, type Manifest } from '../store/manifest.ts';

type Sizes = Pick<Manifest, 'dimensions' | 'articles' | 'sections' | 'chunks' | 'vectors'>;

/** The manifest of an index that was made up for a measurement: it names no files, model or corpus. */
export function madeManifest(sizes: Sizes): Manifest {
  return {
    format: FORMAT_VERSION,
    version: 'bench',
    builtAt: new Date(0).toISOString(),
    fingerprint: 'bench',
    corpusHash: 'bench',
    modelId: null,
    newestOn: null,
    files: {},
    ...sizes,
  };
}
