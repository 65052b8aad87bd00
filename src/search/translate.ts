import type { CorpusVocabulary, QueryTerm } from '../model/analysis.ts';
import type { Dictionary } from '../text/dictionary.ts';
import type { NameFinder } from '../text/names.ts';
import type { Translation } from './analyse.ts';
import { findAskPhrases } from './ask-phrases.ts';
import { makeLatinNames } from './latin-names.ts';
import { evidenceFor, findWitnesses, type Witness } from './translate-evidence.ts';
import { writeQuestion } from './translate-order.ts';
import { groupOf, isInCorpus, termsOf } from './translate-terms.ts';
import { cutUnits, type Unit, type UnitTools } from './translate-units.ts';
import { TRANSLATION_WEIGHTS, type TranslationWeights } from './translate-weights.ts';

export interface TranslationTools {
  readonly dictionary: Dictionary;
  readonly findNames: NameFinder;
  readonly vocabulary: CorpusVocabulary;
  readonly weights?: TranslationWeights;
}

/** Makes the translator of English and mixed questions; the corpus decides between the words a dictionary offers. */
export function makeTranslator(tools: TranslationTools): (text: string) => Translation {
  const { vocabulary, weights = TRANSLATION_WEIGHTS } = tools;
  const unitTools: UnitTools = {
    dictionary: tools.dictionary,
    findNames: tools.findNames,
    latinNames: makeLatinNames(vocabulary),
    weights,
    isInCorpus: (chinese) => isInCorpus(chinese, vocabulary),
  };
  return (text) => {
    const plain = text.replace(/[’‘]/g, "'");
    const asking = findAskPhrases(plain.toLowerCase());
    const units = cutUnits(plain, asking, unitTools);
    const groups = units.map((unit) => groupOf(unit, vocabulary, weights));
    const terms = groups.filter((group): group is QueryTerm => group !== undefined);
    const witnesses = findWitnesses(terms, vocabulary);
    const chinese = writeQuestion(plain, { units, asking, choose: (unit) => choose(unit, witnesses, tools) });
    return { chinese, terms };
  };
}

/** The rendering that is likeliest by dictionary and witnesses together. */
function choose(
  unit: Unit,
  witnesses: readonly Witness[],
  { vocabulary, weights = TRANSLATION_WEIGHTS }: TranslationTools,
): string {
  let best = unit.renderings[0]?.text ?? unit.english;
  let highest = 0;
  for (const { text, weight } of unit.renderings) {
    const evidence = termsOf(text, vocabulary, weights).map(
      ({ term, weight: share }) => share * evidenceFor(term, witnesses, vocabulary),
    );
    const doubt = text === unit.english.toLowerCase() ? 0.3 : 1;
    const score = weight * doubt * (0.05 + Math.max(0, ...evidence));
    if (score > highest) [best, highest] = [text, score];
  }
  return best;
}
