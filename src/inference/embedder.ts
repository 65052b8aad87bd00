/** Turns text into vectors. Implementations run in the process that calls them, one text a run. */
export interface Embedder {
  /** Name of model and weights; vectors of different names never compare. */
  readonly modelId: string;
  readonly dimensions: number;
  /** Unit vector of a passage, `dimensions` long. The same text gives the same vector. */
  embedPassage(text: string): Promise<Float32Array>;
  /** Unit vector of a question (with the model's question prefix). */
  embedQuestion(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}
