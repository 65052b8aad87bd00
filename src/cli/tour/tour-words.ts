import type { SIGNAL_NAMES } from '../../answer/signals.ts';
import type { Aim, QuestionKind } from '../../model/analysis.ts';
import type { Contradiction } from '../../model/answer.ts';
import type { Language } from '../../model/question.ts';

export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = {
  'zh-Hans': 'Chinese, Simplified',
  'zh-Hant': 'Chinese, Traditional',
  en: 'English',
};

/** The kind of answer in words. */
export const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  who: 'a person or body',
  when: 'a day or time',
  where: 'a place',
  'how-many': 'a number',
  list: 'several things',
  what: 'a thing or name',
  how: 'a way of doing something',
  why: 'a reason',
  'yes-no': 'yes or no',
  other: 'anything that the sentence may say',
};

/** The part of the articles that is asked about; the usual case has no words. */
export const AIM_WORDS: Readonly<Record<Exclude<Aim, 'content'>, string>> = {
  'article-count': 'how many articles there are',
  latest: 'the newest article',
  earliest: 'the oldest article',
};

export const CONTRADICTION_WORDS: Readonly<Record<Contradiction, string>> = {
  'other-year': 'the sentence speaks of another year than the question',
  'other-count': 'the sentence counts the same thing otherwise than the question',
  'other-direction': 'the sentence says only the other way round who acts on whom',
};

/** Each signal as the end of "speaks for it" or "speaks against it". */
export const SIGNAL_WORDS: Readonly<Record<(typeof SIGNAL_NAMES)[number], string>> = {
  reader: 'how sure the reader is of these words',
  judge: 'what the judge says of these words',
  margin: 'how far they are ahead of other words',
  section: 'the words that section and question share',
  sentence: 'the words that the sentences and question share',
  dense: 'how near the passage is in meaning',
  sentenceCoverage: 'how much of the question the sentence holds',
  articleCoverage: 'how much of the question the article holds',
  topSection: 'the words that the best section shares with the question',
  missingNounNear: 'a noun of the question is not near',
  missingPhrase: 'a part of the English question is not near',
  opposite: 'the sentence says the opposite of a word asked for',
  missingName: 'a body or programme of the question is not in the article',
  missingPlace: 'a place of the question is not in the article',
  missingNumber: 'a number of the question is not in the sentence',
  missingYear: 'a year of the question is not in the article',
  yearConflict: 'the sentence speaks of another year',
  missingOrdinal: 'the edition asked for is not in the article',
  missingBody: 'an organisation of the question is not in the article',
  notAList: 'several things are asked for, one is given',
  notSomebody: 'somebody is asked for, the words name nobody',
  translated: 'the question had to be put into Chinese',
  openKind: 'how and why are harder to answer in a few words',
  agreement: 'the words are the kind of thing asked for',
};
