/** Names of the files of a version, without additions of a build. Those of the vectors exist only if it has vectors. */

/** Articles, units and words, see {@link IndexData}. */
export const DATA_FILE = 'index.v8';
/** Graph of hnswlib, which contains the vectors. */
export const GRAPH_FILE = 'vectors.hnsw';
/** Maps each chunk to its node of the graph, see {@link VectorRows}. */
export const ROWS_FILE = 'vectors.rows';
/** Facts about the version and the checksums of the other files. */
export const MANIFEST_FILE = 'manifest.json';
/** The only file of a version whose words, vectors and bodies are in a database. */
export const SKELETON_FILE = 'skeleton.v8';
