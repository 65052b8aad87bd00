import type { Span } from '../../model/span.ts';
import type { Turn } from '../../model/turn.ts';
import { fold, foldText } from '../../text/script/fold.ts';
import { type Exchanged, exchange } from '../reference/exchange.ts';
import type { FollowUpReading } from '../reference/tools.ts';
import { subjectOfAny } from './english-shape.ts';

const OPENING = /^(?:and what about|and how about|what about|how about|and(?: then)?|or|also|then|what of)[,\s]+/i;
const PREPOSITION = /^(?:in|for|at|by|from|of|during|with|on)\s+/i;
const MARKS = /[\s?.!]+$/;
const ASKS = /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do)\b/i;
const YEAR = /\b(?:19|20)\d\d\b|\b(?:last|this|next) year\b/i;
const SHIFTS: Readonly<Record<string, number>> = { 'last year': -1, 'this year': 0, 'next year': 1 };
const BESIDE: Readonly<Record<string, number>> = {
  'the year before': -1,
  'the previous year': -1,
  'the year after': 1,
  'the following year': 1,
};
const PROPER = /[A-Z][\w'-]*(?: (?:of |and |the )?[A-Z][\w'-]*)*/g;

/** The earlier question with one part replaced (and in Hebei?, what about 2021?); undefined for other questions. */
export function exchangeEnglish(text: string, turns: readonly Turn[], reading: FollowUpReading): Exchanged | undefined {
  const plain = text.trim().replace(MARKS, '');
  const opening = OPENING.exec(plain)?.[0] ?? '';
  const rest = plain.slice(opening.length);
  const preposition = PREPOSITION.exec(rest)?.[0] ?? '';
  const core = rest.slice(preposition.length);
  const latest = turns.at(-1);
  if (opening === '' || core === '' || ASKS.test(core) || latest === undefined || core.length > 60) return undefined;
  if (/\b(?:which|who|what|when|where|how)\b|^(?:his|her|its|their)\b/i.test(core)) return undefined;
  const year = yearOf(core, latest.question, reading);
  if (year !== undefined) return exchangeYear(year, turns, reading);
  const name = nameIn(core, reading);
  if (name !== undefined) return exchangeName({ core, chinese: name }, turns, reading);
  if (/^[A-Z]/.test(core)) return exchangeProper(`${preposition || 'for '}${core}`, core, latest);
  const subject = subjectOfAny(latest.question, reading);
  return { text: `What about the ${core.replace(/^the /i, '')} of ${subject}?`, taken: subject };
}

function yearOf(core: string, question: string, { now }: FollowUpReading): string | undefined {
  const lower = core.toLowerCase();
  const said = /^(?:the year )?((?:19|20)\d\d)$/.exec(lower)?.[1];
  if (said !== undefined) return said;
  if (lower in SHIFTS) return String(Number(now.slice(0, 4)) + (SHIFTS[lower] ?? 0));
  const shift = BESIDE[lower];
  if (shift === undefined) return undefined;
  return String(Number(/(?:19|20)\d\d/.exec(question)?.[0] ?? now.slice(0, 4)) + shift);
}

function exchangeYear(year: string, turns: readonly Turn[], reading: FollowUpReading): Exchanged | undefined {
  const { question } = turns.at(-1) as Turn;
  if (/\p{Script=Han}/u.test(question)) return exchange(`${year}年呢？`, turns, reading);
  if (YEAR.test(question)) return { text: question.replace(YEAR, year), taken: year };
  return { text: append(question, `in ${year}`), taken: year };
}

/** Canonical form of the body if the text is exactly one; otherwise undefined. */
function nameIn(core: string, reading: FollowUpReading): string | undefined {
  const folded = foldText(core.replace(/^the /i, ''));
  const [first] = reading.findNames(folded);
  return first?.kind === 'body' && first.span.start === 0 && first.span.end === folded.length
    ? first.canonical
    : undefined;
}

function exchangeName(
  { core, chinese }: { core: string; chinese: string },
  turns: readonly Turn[],
  reading: FollowUpReading,
): Exchanged | undefined {
  const { question } = turns.at(-1) as Turn;
  if (/\p{Script=Han}/u.test(question)) return exchange(`${chinese}呢？`, turns, reading);
  const { text, toOriginal } = fold(question);
  const found = reading.findNames(text).find(({ kind }) => kind === 'body')?.span;
  const put = core.replace(/^the /i, '');
  if (found === undefined) return { text: append(question, `for ${core}`), taken: core };
  return { text: swap(question, { start: toOriginal(found.start), end: toOriginal(found.end) }, put), taken: put };
}

/** Handles a name that no list holds: it replaces the last such name of the question, or else goes to its end. */
function exchangeProper(phrase: string, core: string, { question }: Turn): Exchanged {
  const preposition = phrase.slice(0, -core.length);
  const names = [...question.matchAll(PROPER)].filter(({ index }) => index > 0);
  const same = names.findLast(({ index }) =>
    question.slice(0, index).toLowerCase().endsWith(` ${preposition.toLowerCase()}`),
  );
  const found = same ?? (preposition === 'for ' ? names.at(-1) : undefined);
  if (found === undefined) return { text: append(question, phrase), taken: core };
  return { text: swap(question, { start: found.index, end: found.index + found[0].length }, core), taken: core };
}

function swap(text: string, { start, end }: Span, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

function append(question: string, phrase: string): string {
  return `${question.trim().replace(/[\s?？.!。]+$/u, '')} ${phrase}?`;
}
