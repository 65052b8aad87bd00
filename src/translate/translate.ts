import type { CorpusVocabulary, PhraseMention } from '../model/analysis.ts';
import type { Translation } from '../question/analyse.ts';
import { spellOut } from '../question/chat-spellings.ts';
import type { NameFinder } from '../text/names/names.ts';
import { placeWords } from '../text/names/places.ts';
import { foldText } from '../text/script/fold.ts';
import type { Dictionary } from '../text/words/dictionary.ts';
import { findAskPhrases } from './ask-phrases.ts';
import { makeNameListener } from './names-by-sound.ts';
import { makePinyinReader } from './pinyin-words.ts';
import { evidenceFor, findWitnesses, type Witness } from './translate-evidence.ts';
import { writeQuestion } from './translate-order.ts';
import { groupsOf, isInCorpus, termsOf } from './translate-terms.ts';
import { cutUnits, type Unit, type UnitTools } from './translate-units.ts';
import { TRANSLATION_WEIGHTS, type TranslationWeights } from './translate-weights.ts';

export interface TranslationTools {
  readonly dictionary: Dictionary;
  readonly findNames: NameFinder;
  /** Chinese names that may be typed in pinyin even if the corpus lacks them. */
  readonly names: readonly string[];
  readonly vocabulary: CorpusVocabulary;
  readonly weights?: TranslationWeights;
}

/**
 * Makes the translator of English and mixed questions; the corpus decides between the words that a dictionary offers.
 */
export function makeTranslator(tools: TranslationTools): (text: string) => Translation {
  const { vocabulary, weights = TRANSLATION_WEIGHTS } = tools;
  const unitTools: UnitTools = {
    dictionary: tools.dictionary,
    findNames: tools.findNames,
    readPinyin: makePinyinReader(vocabulary, [...tools.names, ...placeWords()]),
    hearName: makeNameListener(vocabulary),
    weights,
    isInCorpus: (chinese) => isInCorpus(chinese, vocabulary),
  };
  return (text) => {
    const plain = spellOut(text.replace(/[’‘]/g, "'"));
    const asking = findAskPhrases(plain.toLowerCase());
    const units = cutUnits(plain, asking, unitTools);
    const terms = units.flatMap((unit) => groupsOf(unit, vocabulary, weights));
    const witnesses = findWitnesses(terms, vocabulary);
    const chinese = writeQuestion(plain, { units, asking, choose: (unit) => choose(unit, witnesses, tools) });
    return { chinese, terms, phrases: phrasesOf(units) };
  };
}

function phrasesOf(units: readonly Unit[]): PhraseMention[] {
  return units.flatMap(({ renderings, words }) => {
    const forms = renderings.map(({ text }) => foldText(text));
    return forms.length === 0 ? [] : [{ forms, words }];
  });
}

/** The most likely rendering, judged by the dictionary and the witnesses together. */
function choose(
  unit: Unit,
  witnesses: readonly Witness[],
  { vocabulary, weights = TRANSLATION_WEIGHTS }: TranslationTools,
): string {
  if (unit.written !== undefined) return unit.written;
  let best = unit.renderings[0]?.text ?? unit.english;
  let highest = 0;
  for (const { text, weight } of unit.renderings) {
    const evidence = termsOf(text, vocabulary, weights).map(
      ({ term, weight: share }) => share * evidenceFor(term, witnesses, vocabulary),
    );
    const doubt = text === unit.english.toLowerCase() ? 0.3 : 1;
    const usual = Math.log10(1 + vocabulary.documentFrequency(text)) / 20;
    const score = weight * doubt * (0.02 + usual + Math.max(0, ...evidence));
    if (score > highest) [best, highest] = [text, score];
  }
  return best;
}
