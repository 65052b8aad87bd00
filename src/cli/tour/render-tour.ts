import type { Explained } from '../../answer/answerer.ts';
import { type Calibration, type Heads, headsFor } from '../../answer/calibration.ts';
import type { Verdict } from '../../answer/decide.ts';
import type { Candidate } from '../../answer/reading/read.ts';
import type { WeighedCandidate } from '../../answer/weigh.ts';
import type { Analysis, QueryTerm } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { Hit } from '../../model/hit.ts';
import { slice } from '../../model/span.ts';
import { READING } from '../../model/tuning.ts';
import { safe } from '../../render/terminal/terminal.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { type SignalPart, signalParts } from './signal-parts.ts';
import { AIM_WORDS, CONTRADICTION_WORDS, KIND_WORDS, LANGUAGE_WORDS, SIGNAL_WORDS } from './tour-words.ts';

/** Largest numbers of passages, marked words and signals shown, and UTF-16 units of a passage's text. */
const SHOWN = { hits: 5, candidates: 6, signals: 6, textChars: 90 } as const;

/** The parts from which an answer came. */
export interface TourTools {
  readonly index: OpenIndex;
  readonly calibration: Calibration;
  /** False if its files are damaged; words alone decide then. */
  readonly hasReader: boolean;
}

/**
 * The way of one question to its answer, for a person who has not seen the code: how it was understood, what was found,
 * read, judged and decided, each with the meaning of its numbers. Without a final line end.
 */
export function renderTour({ index, calibration, hasReader }: TourTools, explained: Explained): string {
  const { answer, found, verdict } = explained;
  if (!found) return 'The question could not be taken, so nothing was looked for.';
  const { reranked = found.hits, passages = [], candidates = [] } = explained;
  const start = [understood(found.analysis, answer.question), foundPassages(index, reranked)];
  const read = hasReader ? readPassages(passages.length, candidates) : NOT_READ;
  const heads = headsFor(calibration, found.analysis.question.filters);
  const rest = verdict
    ? [read, judged(verdict.weighed, heads), answer.outcome === 'overview' ? OVERVIEW : decided(verdict, heads)]
    : [OVERVIEW];
  return [...start, ...rest].map((lines) => safe(lines.join('\n'))).join('\n\n');
}

const NOT_READ = ['3. READ', 'The reader’s files are missing or damaged: nothing was read.'];
const OVERVIEW = [
  '5. DECIDED',
  'More is asked than a few words can say: the answer is an overview, quotations under headings that rules chose and ordered.',
];

function understood(analysis: Analysis, asked: string): string[] {
  const { question, language, translated, mended, chinese, kind, aim, broad, content, days } = analysis;
  const facts: [string, string | null][] = [
    ['asked', asked],
    [
      'looked up first',
      question.text === asked ? null : `${question.text} (one part of it, or what it takes for true)`,
    ],
    ['language', LANGUAGE_WORDS[language]],
    ['in Chinese', translated ? `${chinese} (put together by glossary and dictionary)` : null],
    ['put right', mended ? `${chinese} (a typing error)` : null],
    ['the answer is', aim === 'content' ? KIND_WORDS[kind] : AIM_WORDS[aim]],
    ['breadth', broad ? 'more than a few words can answer' : null],
    ['looked for', content],
    ['names', listed(analysis.names.map((name) => name.canonical))],
    ['places', listed(analysis.places.map((place) => place.name))],
    ['days', days && (days.from === days.to ? days.from : `${days.from} to ${days.to}`)],
    ['words searched', listed(analysis.terms.flatMap(wordsOf))],
  ];
  const lines = facts.flatMap(([label, value]) => (value ? [`   ${label}: ${value}`] : []));
  return ['1. UNDERSTOOD', 'What is asked for, without the words that only ask.', ...lines];
}

/** The words of a group; pairs of characters (#国家) and names (=国家…) are shown elsewhere. */
function wordsOf({ alternatives }: QueryTerm): string[] {
  const words = alternatives.map(({ term }) => term).filter((term) => !/^[#=]/.test(term));
  return words.length === 0 ? [] : [words.join(' or ')];
}

function listed(values: readonly string[]): string | null {
  return values.length === 0 ? null : [...new Set(values)].join(', ');
}

function foundPassages({ articles }: OpenIndex, hits: readonly Hit[]): string[] {
  const title = '2. FOUND';
  if (hits.length === 0) return [title, 'No passage shares a word or a meaning with the question.'];
  return [
    title,
    'The passages that fit best. Each score is the sum of its parts: words shared by its section, words shared by its best',
    'sentence, nearness in meaning, agreement of the days, and how sure the reader was that it answers (added after reading).',
    ...hits.slice(0, SHOWN.hits).flatMap((hit, i) => hitLines(articles[hit.chunk.articleIndex] as Article, hit, i + 1)),
    ...more(hits.length, SHOWN.hits, 'passages'),
  ];
}

function hitLines({ id, title, body }: Article, { chunk, score, trace }: Hit, rank: number): string[] {
  const { section, sentence, dense, date, reading } = trace;
  const parts = { section, sentence, meaning: dense, days: date, reading };
  const sum = Object.entries(parts).map(([name, part]) => `${name} ${part.toFixed(3)}`);
  return [
    `   ${rank}. ${score.toFixed(3)} = ${sum.join(' + ')}`,
    `      ${title ?? 'without a title'} [${id}, characters ${chunk.span.start} to ${chunk.span.end}]`,
    `      “${shortened(slice(body, chunk.span))}”`,
  ];
}

function readPassages(read: number, candidates: readonly Candidate[]): string[] {
  const title = '3. READ';
  if (candidates.length === 0) return [title, `The reader marked nothing in the ${read} best passages.`];
  return [
    title,
    `The reader marked words in the ${read} best passages. Above 0 they are likelier than “not here”; wording is whether they`,
    'are the kind of thing asked for, −1 to 1; all together, with how well the passage fits, gives the order.',
    ...candidates.slice(0, SHOWN.candidates).map(candidateLine),
    ...more(candidates.length, SHOWN.candidates, 'candidates'),
  ];
}

function candidateLine({ text, readerScore, agreement, value, passage }: Candidate, i: number): string {
  const parts = `reader ${signed(readerScore)}, wording ${signed(agreement)}, all together ${value.toFixed(3)}`;
  return `   ${i + 1}. ${shortened(text)} (${parts}) [${passage.article.id}]`;
}

function judged(weighed: readonly WeighedCandidate[], { short }: Heads): string[] {
  const title = '4. JUDGED';
  if (weighed.length === 0) return [title, 'There were no words to judge.'];
  const [best] = weighed;
  return [
    title,
    'The judge reads question and sentence again with the words marked and says whether they are what is asked (above 0:',
    'yes). The chance to be right weighs that with all signals; it was fitted on questions with known answers.',
    ...weighed.map(weighedLine),
    ...(best ? signalLines(short.intercept, signalParts(short, best.signals)) : []),
  ];
}

/** The sum that gives the chance of the first candidate. */
function signalLines(start: number, parts: readonly SignalPart[]): string[] {
  const [heavy, rest] = [parts.slice(0, SHOWN.signals), parts.slice(SHOWN.signals)];
  const others = rest.reduce((sum, { points }) => sum + points, 0);
  const total = parts.reduce((sum, { points }) => sum + points, start);
  return [
    `   The first adds up to ${signed(total)}; 0 is even chances, and words without any signal start far below it:`,
    `      ${signed(start)} to start with`,
    ...heavy.map(signalLine),
    ...(rest.length > 0 ? [`      ${signed(others)} from ${rest.length} more signals`] : []),
  ];
}

function weighedLine({ words, judgement, chance, contradiction, candidate }: WeighedCandidate, i: number): string {
  const isOtherKind = chance === 0 && candidate.agreement <= READING.vetoedAgreement;
  const kind = isOtherKind ? ': not the kind of thing asked for' : '';
  const why = contradiction ? `; proves nothing: ${CONTRADICTION_WORDS[contradiction]}` : kind;
  return `   ${i + 1}. ${shortened(words)} (judge ${signed(judgement)}, chance ${percent(chance)}${why})`;
}

function signalLine({ name, value, points }: SignalPart): string {
  const side = points > 0 ? 'for' : 'against';
  return `      ${signed(points)} ${side}: ${SIGNAL_WORDS[name]} (${name} ${value.toFixed(2)})`;
}

function decided(verdict: Verdict, { short, quotations }: Heads): string[] {
  const limits = `A short answer needs a chance of ${percent(short.threshold)}, quotations alone one of ${percent(quotations.threshold)} to hold the answer.`;
  return ['5. DECIDED', limits, `   ${reasonOf(verdict)}`];
}

function reasonOf({ outcome, weighed, confidence }: Verdict): string {
  const chance = percent(confidence);
  if (outcome === 'answered') {
    return weighed.length === 0
      ? `A short answer, from the entries of the articles and not from a sentence (${chance}).`
      : `A short answer with the sentences that prove it: the likeliest words have ${chance}.`;
  }
  if (outcome === 'passage')
    return `No short answer is sure enough, but these quotations very likely hold it (${chance}).`;
  if (outcome === 'not-found') return `The articles do not say: too little speaks for what was found (${chance}).`;
  return `${outcome satisfies never} (${chance}).`;
}

function more(total: number, shown: number, what: string): string[] {
  return total > shown ? [`   … and ${total - shown} more ${what}`] : [];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN.textChars ? line : `${line.slice(0, SHOWN.textChars).replace(/[\ud800-\udbff]$/, '')}…`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function percent(chance: number): string {
  return `${(chance * 100).toFixed(0)} %`;
}
