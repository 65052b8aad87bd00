/**
 * The tuned numbers: those chosen by what they do to the quality of answers, each with how it was chosen and on what.
 * "The development sets" are CMRC2018 dev, DRCD dev, the first half of XQuAD (zh) and a set of news questions; every
 * paragraph of a set is one article of an index of its own. "Chosen by hand", here and in other files, means that no
 * measurement of the number is on record.
 *
 * Other tuned numbers stand beside the code that fits or uses them:
 * - `src/answer/signals.ts`: knots of the signals;
 * - `src/answer/reading/rank-readings.ts`: weights of readings;
 * - `src/eval/confidence/calibrate.ts`: limits by which the thresholds in `data/calibration.json` are chosen;
 * - `src/translate/translate-weights.ts`, `translate-evidence.ts` and `names-by-sound.ts`: translation;
 * - `src/feeds/absent-pages.ts` and `src/history/cluster-gaps.ts`: likeness of texts;
 * - `src/answer/decide.ts` and `src/answer/overview`: shares that an article or a sentence must hold, chosen by hand.
 *
 * These kinds of numbers do not belong here, and stand where they are used:
 * - limits of Discord (`src/render/discord/discord-limits.ts`), of file formats, protocols and databases, and of models
 *   as they were trained;
 * - time-outs, intervals, rates, batch sizes, sizes of caches and other limits on time and memory;
 * - lengths and counts of displayed text;
 * - thresholds by which the ingestion recognises furniture, layout, copies and damage: they were chosen by hand, and
 *   the golden cases keep them in place;
 * - thresholds inside one rule of language (the longest name, the reach of a pattern): they were chosen by hand, and
 *   the tests of the rule keep them in place;
 * - sizes of measurements and trials.
 */

/**
 * Longest chunk and longest section in UTF-16 units. Chunks of 110 instead of 180 found 0.3 points (R@1) more on DRCD
 * and 0.7 more on news, and lost 0.2 on CMRC and 0.4 on XQuAD, at 1.7 times the vectors. The section was chosen by hand
 * to hold a whole encyclopaedia paragraph or news brief.
 */
export const CHUNKING = { chunkChars: 110, sectionChars: 1_000 } as const;

/**
 * BM25's usual constants fit long units. In a sentence a repetition says little and the length should hardly matter.
 * Chosen by hand.
 */
export const BM25 = {
  section: { k1: 1.2, b: 0.75 },
  sentence: { k1: 0.5, b: 0.2 },
  /** Number of times that an article's title counts in each of its sections. Chosen by hand. */
  titleRepeats: 2,
} as const;

/** With 512 dimensions, the recall@10 against an exact search is 1.000 at 10,000 vectors. */
export const HNSW = { m: 16, efConstruction: 200, efSearch: 200 } as const;

/**
 * Weights of the signals in the fused score, chosen on the development sets with `npm run tune`. The lexical signals
 * are shares of the BM25 sum that the question could reach. This ranks better than dividing by the best document's
 * score (CMRC 98.2 against 97.7 R@1), and it makes scores comparable between sentences and sections.
 */
export const FUSION = {
  section: 0.3,
  sentence: 0.15,
  dense: 0.55,
  /** Small, because it decides between editions of one event and not between subjects. Chosen by hand. */
  date: 0.02,
  /**
   * The weight of the cosine for a question in words that no article uses, because meaning says more there. If the best
   * section holds a share of at most `from` of the question's words, the weight is `dense` of this object; from the
   * share `to` on it is the usual one, and between them it changes evenly. On 300 questions in searchers' own words
   * (R@1 / R@5, a hundred each of CMRC, DRCD and news) 95/100, 80/93 and 63/92 became 96/100, 82/94 and 65/92; on 500
   * of each set's own questions R@1 of 98.4, 97.0 and 76.8 became 98.6, 97.2 and 77.0.
   */
  vague: { from: 0.6, to: 1, dense: 0.8 },
} as const;

/** Number of chunks that words and vectors each propose. Beyond 100 no development question found its paragraph. */
export const CANDIDATES = 100;

/**
 * Number of the best sections whose sentences are scored if an index of more than 20,000 chunks is searched in a
 * database: as many as candidates, each of which may be in a section of its own, up to `chunks` chunks, and `tenfold`
 * more for ten times the chunks. Of chunks like those of CMRC and DRCD these find the same best 10 as scoring every
 * sentence does, of 100,000 for all of 140 questions and of 1,000,000 for all of 30, and of the best 100 by words 99.8
 * and 99.1 %. 75 of 100,000 find 99.2 %, 100 of 1,000,000 find 98.5 %.
 */
export const FAR = { sections: CANDIDATES, chunks: 100_000, tenfold: 50 } as const;

/** The settings with which an index is opened in production. */
export const STORE = { sectionBm25: BM25.section, sentenceBm25: BM25.sentence, hnsw: HNSW } as const;

/** The reader and the judge. */
export const READING = {
  /** Number of passages that are read. More than three gained nothing on CMRC and DRCD, but a point of F1 on news. */
  passages: 4,
  /** Worth of a point of the reader's score in the fused score. 0.01 to 0.03 raised R@1 on all development sets. */
  weight: 0.015,
  /** Worth of an agreement with the question's wording in points of the reader's score. 10 cost nothing on any set. */
  agreement: 10,
  /**
   * Cost of a body, place or year of the question that the article lacks, in points of the reader's score. 6 raised the
   * right answers on the abstaining set from 89 to 91 %.
   */
  constraint: 6,
  /**
   * Share of the distance to its article's best passage that counts against a passage. 0.25 gained 0.3 to 0.5 points of
   * F1 over counting all of it.
   */
  spread: 0.25,
  /** Number of candidates that are judged. A judgement costs about 8 ms on two free cores. Chosen by hand. */
  judged: 4,
  /** The agreement at which a candidate is excluded. */
  vetoedAgreement: -1,
  /**
   * Loss of a span's score for the natural logarithm of its tokens, against spans that overlap it: the reader marks too
   * much. With the paragraph given, the first 800 questions of CMRC dev have F1 83.9 and EM 63.9 without it, 85.1 and
   * 66.8 at 1, and 84.8 and 66.4 at 1.5. Lists, reasons and ways lose nothing: there it cost 2 to 4 points of F1.
   */
  brevity: 1,
} as const;

/**
 * Further candidates are not judged if the best of the first two has a chance below `hopeless`, or if their value is by
 * more than `behind` below that of the two and they are of the same article. Of 3,458 questions of CMRC, DRCD, news and
 * XQuAD (zh) none that is answered would be lost by the first, 2 in a hundred of those it concerns are shown another
 * passage, and in none of 532 with such a gap did the third or fourth candidate turn out the best.
 */
export const JUDGING = { hopeless: 0.1, behind: 0.05 } as const;

/**
 * The passages that are shown if no short answer is proven: their number, how many of them the reader's words choose,
 * and their length in UTF-16 units, one and all together. Chosen by hand.
 */
export const QUOTATIONS = { count: 3, ofReader: 2, maxChars: 200, totalChars: 600 } as const;

/**
 * Worth of a point of the reader's score, cut to `least` and `most`, in the fused score of a passage that it read.
 * Among 0.005 to 0.03 it gains most over all sets: R@1 +0.2 on CMRC, +0.8 on DRCD, +1.3 on news, +0.5 on XQuAD.
 */
export const RERANK = { weight: 0.01, least: -8, most: 12 } as const;

/**
 * An article found by words is shown if its section reaches the first share of what the question could reach, or its
 * cosine the second. Chosen by eye on 25 searches of five articles: words that they hold reached 0.37 and more, others
 * at most 0.10; cosines of other subjects were at most 0.45.
 */
export const ARTICLE_FITS = { section: 0.25, cosine: 0.6 } as const;

/**
 * The main points of an article. Chosen by the share of the points in 30 news reports that a digest holds; the points
 * were noted before any digest was seen. It holds 53 %. In the same room the first sentences hold 39 % (44 % if
 * sentences that are too long are skipped), the sentences nearest the centroid with MMR 42 %, and LexRank 39 %. The
 * whole first six sentences, 56 % of the characters, hold 66 %.
 */
export const DIGEST = {
  /** Largest number of lines. */
  lines: 6,
  /** Largest share of the article's characters. */
  share: 0.35,
  /** Largest share of that room for the first line. */
  leadShare: 0.35,
  /** Longest item of an enumeration in UTF-16 units, if a shorter beginning of it can stand alone. */
  itemChars: 60,
  /** Cost of a line beside that of its characters. */
  lineCost: 2,
  /** How much more a sentence at the beginning counts than one at the end. */
  early: 1,
  /** Largest number of words and figures of a line that count. */
  counted: 12,
} as const;

/**
 * Answers to broad questions from several articles. Chosen on questions over five articles, except for `leastOfClause`.
 */
export const OVERVIEW = {
  /** Largest number of lines of a list. */
  lines: 6,
  /** Largest number of articles of a list. */
  articles: 3,
  /** Largest number of lines of each article but the first. */
  ofOthers: 3,
  /** Number of sentences of an article that enumerates nothing. */
  sentences: 3,
  /** Largest number of articles in a list of articles. */
  listed: 20,
  /** Number of articles if the newest or oldest ones are asked for. */
  newest: 5,
  /** UTF-16 units for all items of a list together. */
  chars: 540,
  /** UTF-16 units that every item gets at least. */
  leastItemChars: 60,
  /** UTF-16 units of the line for an article in a list of articles. */
  listedChars: 80,
  /** Worth of the first rank of the search beside a share of words. */
  rankWorth: 0.3,
  /** Number of hits that decide which enumeration is meant. */
  nearHits: 6,
  /** Score that an enumeration must reach. */
  leastOfEnumeration: 0.6,
  /** Share of the topic that the surroundings of an enumeration, or enough of its items, must hold. */
  leastFocus: 0.45,
  /** Share of the topic from which an item counts as one about it. */
  leastOfItem: 0.34,
  /** A compared aspect up to this length (帮扶) compares the articles as a whole. */
  generalAspectChars: 2,
  /** Number of hits in which reasons and means are looked for. */
  reasonHits: 12,
  /** Number of sentences with reasons or means that are shown. */
  reasons: 2,
  /**
   * Cosine of the nearest passage. Broad questions reached at least 0.48, questions about other things at most 0.39.
   */
  leastCosine: 0.45,
  /**
   * The chance from which one clause answers a question for a reason (`unmarked` if nothing near it marks it as a
   * reason) or for a means. Chosen on 154 clauses that answered why-questions of CMRC dev and news: with 0.5 for all of
   * them 134 were right and 20 wrong, with these 119 and 8.
   */
  leastOfClause: { why: 0.55, unmarked: 0.75, how: 0.75 },
} as const;

/**
 * Least confidence of the support model for a claim to be shown. Chosen on 3,000 rows kept for measuring
 * (training/README.md): 2 keeps 99.0 % of the true claims and shows 2.3 % of the false, 4 keeps 97.6 % and shows 1.3 %.
 * models/youju-support/README.md lists what the whole gate does with the claims that were written by hand.
 */
export const GATE = { least: 2 } as const;
