/** Facts about the input and output of a sentence-embedding model. Another model needs another row. */
export interface EmbeddingModel {
  /** Folder in models/ and name in the index's fingerprint. */
  readonly name: string;
  readonly dimensions: number;
  /** Longest input in word pieces, special tokens included; the rest of a longer text is dropped. */
  readonly maxTokens: number;
  readonly pooling: 'cls' | 'mean';
  readonly questionPrefix: string;
  readonly passagePrefix: string;
}

/** @see https://huggingface.co/BAAI/bge-small-zh-v1.5 (MIT) */
export const BGE_SMALL_ZH: EmbeddingModel = {
  name: 'bge-small-zh-v1.5',
  dimensions: 512,
  maxTokens: 512,
  pooling: 'cls',
  questionPrefix: '为这个句子生成表示以用于检索相关文章：',
  passagePrefix: '',
};
