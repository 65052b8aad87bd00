/** Weights of the translation by dictionary, chosen on the development half of XQuAD (en questions, zh paragraphs). */
export interface TranslationWeights {
  /** A word whose gloss contains the English word among others. */
  readonly within: number;
  readonly maxWithin: number;
  /**
   * A word that translates a related word (revitalize for revitalization), if the corpus holds no direct translation.
   */
  readonly related: number;
  /** The same if the corpus holds a direct translation as well. */
  readonly relatedToo: number;
  /** A word that renders only one word of a phrase. */
  readonly ofPhrase: number;
  /** A word of the corpus that sounds like a name the dictionary lacks, at full likeness. */
  readonly bySound: number;
  /** The same if the dictionary knows the word, but its capital makes it a name. */
  readonly alsoBySound: number;
  /** A single character. */
  readonly oneChar: number;
  /** The pairs of characters of a longer word that the corpus holds only in pieces. */
  readonly pieces: number;
  /** 1: the rarity of a unit is that of all its renderings together; 0: every rendering has its own rarity. */
  readonly sharedRarity: number;
}

export const TRANSLATION_WEIGHTS: TranslationWeights = {
  within: 0.7,
  maxWithin: 100,
  related: 0.5,
  relatedToo: 0.3,
  ofPhrase: 0.4,
  bySound: 0.8,
  alsoBySound: 0.5,
  oneChar: 0.7,
  pieces: 0.5,
  sharedRarity: 1,
};
