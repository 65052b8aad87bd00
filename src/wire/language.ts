import { readGlossary } from '../ingest/read-glossary.ts';
import type { Name } from '../model/name.ts';
import { makeNameFinder, type NameFinder, nameTerm } from '../text/names.ts';
import { placeWords } from '../text/places.ts';
import { addWords, searchTerms } from '../text/segment.ts';

/** Names and words that both questions and articles are read with. */
export interface LanguageTools {
  readonly names: readonly Name[];
  readonly findNames: NameFinder;
  /** Search terms of folded text, and one for every name found in it. */
  readonly termsOf: (folded: string) => string[];
}

/** Reads the glossary and teaches the segmenter its names and the gazetteer's. @throws DATA_INVALID, FILE_UNREADABLE. */
export async function openLanguage(glossaryFile: string): Promise<LanguageTools> {
  const names = await readGlossary(glossaryFile);
  addWords(placeWords());
  addWords(names.flatMap(({ canonical, aliases }) => [canonical, ...aliases]));
  const findNames = makeNameFinder(names);
  const termsOf = (folded: string) => [
    ...searchTerms(folded),
    ...findNames(folded).map(({ canonical }) => nameTerm(canonical)),
  ];
  return { names, findNames, termsOf };
}
