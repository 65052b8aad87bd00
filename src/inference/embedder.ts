/** Turns text into vectors. It runs in the process that calls it, one text at a time. */
export interface Embedder {
  /** Name of model and weights; vectors of different names cannot be compared. */
  readonly modelId: string;
  readonly dimensions: number;
  /** Unit vector of a passage, `dimensions` long. The same text gives the same vector. */
  embedPassage(text: string): Promise<Float32Array>;
  /** Unit vector of a question, after the model's question prefix. */
  embedQuestion(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
