/** What a sentence-embedding model wants and gives. Another model is another row. */
export interface EmbeddingModel {
  /** Folder below models/ and name in the index's fingerprint. */
  readonly name: string;
  readonly dimensions: number;
  /** Longest input in word pieces, special tokens included; longer text is cut. */
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
