/**
 * The hand-written rules beside the trained models, each with its effect. An answerer can run without any of them, so
 * that the worth of a rule can be measured on questions it was not written for: `npm run eval -- --without NAME`.
 */
export const RULES = {
  'standard-wording': 'words of dialects and chats are put into the standard language',
  typos: 'a character typed for another of the same sound is put right where the corpus knows the word',
  'names-before-reading': 'names and places of the question are read in the form that the article uses',
  'days-before-reading': 'an exact day of the question is read as the article writes it',
  'beyond-title': 'one of the passages read holds most of what the question asks beyond the title of the best article',
  spread: 'within an article the distance of a passage to the best one counts less',
  brevity: 'a shorter span that scores nearly as well goes before one that it overlaps',
  repair: 'the reader’s span is mended to stand alone',
  agreement: 'words that fit the wording of the question gain points',
  constraint: 'words of an article that lacks a body, place or year of the question lose points',
  veto: 'words that are not the kind of thing asked for are never the answer',
  bare: 'a question that names a kind of thing and says nothing of it is answered by no words',
  broad: 'a summary, a comparison or a question about the articles is answered by an overview, never by a few words',
  reasons: 'a question for reasons or means is answered by sentences that give them, unless one clause is sure',
  premise: 'evidence that contradicts what the question takes for granted proves nothing',
  'complete-list': 'an item of a list grows to the whole list',
  'whole-words': 'words that cut longer ones short give way to them where the reader prefers those',
  settled: 'words that can no longer change a proven answer are not judged',
  hopeless: 'where the first two words that are judged are very unlikely, further ones are not judged',
  behind: 'words far behind the first two of the same article are not judged',
  'asked-items': 'words that name fewer things than the question counts are no answer',
  'drop-named-items': 'items that the question names itself are left out of a list',
  'complete-date': 'a part of a date grows to the whole',
  'complete-figure': 'a part of a figure grows to the whole with its unit',
  rerank: 'passages are reordered by what the reader finds in them',
  metadata: 'questions for the number of articles and the newest are counted out',
  source: 'a publisher that the question names restricts it to its articles, where they answer',
  field: 'questions for an article’s day, source and author are answered from its entry',
  'yes-no': 'a claim to be confirmed is answered by the question for what it claims',
  parts: 'a question of several parts is answered part by part',
  'conversation-article': 'a further question is also read in the article that the conversation is about',
  alternatives: 'articles that answer differently are shown side by side',
} as const;

export type RuleName = keyof typeof RULES;

/** Names of the rules to leave out; empty in the product. */
export type LeftOut = ReadonlySet<RuleName>;

export const NOTHING_LEFT_OUT: LeftOut = new Set();
