/** The files of a version besides what a build adds; those of the vectors are there where it has any. */

/** Articles, units and words, see {@link IndexData}. */
export const DATA_FILE = 'index.v8';
/** hnswlib's graph, which holds the vectors. */
export const GRAPH_FILE = 'vectors.hnsw';
/** Which node of the graph belongs to which chunk, see {@link VectorRows}. */
export const ROWS_FILE = 'vectors.rows';
/** What the version is, and the other files with their checksums. */
export const MANIFEST_FILE = 'manifest.json';
/** The only file of a version whose words, vectors and bodies lie in a database. */
export const SKELETON_FILE = 'skeleton.v8';
