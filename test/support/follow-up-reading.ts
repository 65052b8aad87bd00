import { readGlossary } from '../../src/ingest/corpus/read-glossary.ts';
import { findAskWords } from '../../src/question/ask-words.ts';
import type { FollowUpReading } from '../../src/question/reference/tools.ts';
import { makeNameFinder } from '../../src/text/names/names.ts';
import { placeWords } from '../../src/text/names/places.ts';
import { teachWords } from '../../src/text/segmenter/segmenter.ts';

/** The functions for follow-ups over the repository's own glossary. */
export async function makeReading(now = '2023-05-01'): Promise<FollowUpReading> {
  teachWords(placeWords());
  return { findNames: makeNameFinder(await readGlossary('data/glossary.yaml')), findAskWords, now };
}
