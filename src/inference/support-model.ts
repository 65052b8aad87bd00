/** Judges if a claim follows from a sentence. */
export interface SupportModel {
  /** SHA-256 of the weights. */
  readonly modelId: string;
  /**
   * Confidence that the claim follows from the proof, higher is surer; the least value to show a claim is in
   * src/model/tuning.ts. The caller folds both. A claim of up to 120 word pieces is read to its end, a longer one is
   * refused. The same texts give the same number.
   */
  follows(claim: string, proof: string): Promise<number>;
  close(): Promise<void>;
}
