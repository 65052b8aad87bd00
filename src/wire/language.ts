import { readDictionary } from '../ingest/corpus/read-dictionary.ts';
import { readGlossary } from '../ingest/corpus/read-glossary.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Name } from '../model/name.ts';
import type { Question } from '../model/question.ts';
import { type LeftOut, NOTHING_LEFT_OUT } from '../model/rules.ts';
import { analyseQuestion, type Translation } from '../question/analyse.ts';
import { mendTypos } from '../question/typos.ts';
import { makeVocabulary } from '../search/vocabulary.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { makeNameFinder, type NameFinder, nameTerm } from '../text/names/names.ts';
import { placeWords } from '../text/names/places.ts';
import { teachWords } from '../text/segmenter/segmenter.ts';
import { type Dictionary, type DictionaryEntry, makeDictionary, termEntries } from '../text/words/dictionary.ts';
import { searchTerms } from '../text/words/segment.ts';
import { makeTranslator } from '../translate/translate.ts';
import type { ReadScope } from './small-models.ts';

/** Names and words with which questions and articles are read. */
export interface LanguageTools {
  readonly names: readonly Name[];
  readonly findNames: NameFinder;
  /** Search terms of folded text, and one more for every name in it. */
  readonly termsOf: (folded: string) => string[];
  /** The dictionary of English. The first call reads it, which blocks this process for half a second. */
  readonly openDictionary: () => Dictionary;
}

/**
 * Reads the glossary and teaches the segmenter its names and those of the gazetteer. @throws DATA_INVALID,
 * FILE_UNREADABLE.
 */
export async function openLanguage(glossaryFile: string): Promise<LanguageTools> {
  const names = await readGlossary(glossaryFile);
  teachWords(placeWords());
  teachWords(names.flatMap(({ canonical, aliases }) => [canonical, ...aliases]));
  const findNames = makeNameFinder(names);
  const termsOf = (folded: string) => [
    ...searchTerms(folded),
    ...findNames(folded).map(({ canonical }) => nameTerm(canonical)),
  ];
  let dictionary: Dictionary | undefined;
  const openDictionary = () => {
    dictionary ??= makeDictionary(englishEntries(names));
    return dictionary;
  };
  return { names, findNames, termsOf, openDictionary };
}

function* englishEntries(names: readonly Name[]): Generator<DictionaryEntry> {
  yield* termEntries(names);
  yield* readDictionary();
}

export interface AnalyserOptions {
  readonly leftOut?: LeftOut;
  /** If absent, every question counts as one for words of a sentence. */
  readonly readScope?: ReadScope | undefined;
}

/** Makes the analysis of questions over an index; the first English question reads the dictionary of English. */
export function makeAnalyser(
  index: OpenIndex,
  { names, findNames, openDictionary }: LanguageTools,
  { leftOut = NOTHING_LEFT_OUT, readScope }: AnalyserOptions = {},
): (question: Question) => Analysis {
  const vocabulary = makeVocabulary(index.sectionScorer);
  let translator: ((text: string) => Translation) | undefined;
  const translate = (text: string): Translation => {
    translator ??= makeTranslator({
      dictionary: openDictionary(),
      names: names.flatMap(({ canonical, aliases }) => [canonical, ...aliases]),
      findNames,
      vocabulary,
    });
    return translator(text);
  };
  const forms = new Set(names.flatMap(({ canonical, aliases }) => [canonical, ...aliases]));
  const mend = (chinese: string) => mendTypos(chinese, { vocabulary, isName: (text) => forms.has(text) });
  return (question) =>
    analyseQuestion(question, { findNames, mend, translate, leftOut, ...(readScope && { readScope }) });
}
