/** Numbers of the translation by dictionary, chosen on the development half of XQuAD (en questions, zh paragraphs). */
export interface TranslationWeights {
  /** Of a word whose gloss holds the English word among others. */
  readonly within: number;
  readonly maxWithin: number;
  /** Of a word glossed by a relative (revitalize for revitalization), used where no own gloss stands in the corpus. */
  readonly related: number;
  /** The same where an own gloss stands there. */
  readonly relatedToo: number;
  /** Of a word that renders one word of a phrase only. */
  readonly ofPhrase: number;
  /** Of a word of the corpus that sounds like a name the dictionary lacks, at full likeness. */
  readonly bySound: number;
  /** The same where the dictionary knows the word, but its capital makes it a name. */
  readonly alsoBySound: number;
  /** Of a single character. */
  readonly oneChar: number;
  /** Of the pairs of characters of a longer word that the corpus has in pieces only. */
  readonly pieces: number;
  /** 1: all renderings of a piece count as rare as they are together; 0: each as rare as it is alone. */
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
