import { type Span, slice } from '../../model/span.ts';
import { pairsOf, sharedPairs } from '../../text/words/pairs.ts';
import { splitSentences } from '../../text/words/sentences.ts';

/** What is to be done, behind the asking word: 怎样|强化产业帮扶. */
const ASKED = /(?:怎样|怎么|如何)(?:才能|去|来|地)?(?:进一步|更好地?|切实|持续|继续)?([^?？。]{4,40})[?？。]?$/u;
/** Share of the asked words' pairs of characters that a sentence must hold to be about them. */
const HELD = 0.75;
/** Share of a clause's pairs that the question must hold for the clause to say nothing new. */
const ECHOED = 0.6;
/** A clause before the asked words shorter than this is a heading, not a measure (聚焦重点人群,健全…机制。). */
const MIN_MEASURE_CHARS = 10;
/** Who says it, not what is to be done. */
const SPEAKER = /(?:要求|指出|强调|表示|认为|提出|介绍|说|称)$/;
const LEAD = /^(?:[一二三四五六七八九十]?(?:要|是|是要)|第[一二三四五六七八九十],?)(?=..)/;

/**
 * The words of a folded passage that say how something is to be done, where a sentence repeats what the question asks for
 * (…,强化产业帮扶。): the rest of that point, behind the repetition if there is any, else before it; the next point where
 * the repetition is a heading. Undefined where the question does not ask so or no sentence repeats it.
 */
export function findMeasures(question: string, text: string): Span | undefined {
  const asked = pairsOf(ASKED.exec(question.replaceAll(' ', ''))?.[1] ?? '');
  if (asked.size < 3) return undefined;
  const points = splitSentences(text).flatMap((sentence) => pointsOf(text, sentence));
  for (const [i, point] of points.entries()) {
    if (sharedPairs(asked, pairsOf(slice(text, point))) < HELD) continue;
    const clauses = clausesOf(text, point);
    const echoes = clauses.map((clause) => sharedPairs(pairsOf(slice(text, clause)), pairsOf(question)) >= ECHOED);
    if (!echoes.includes(true)) continue;
    const found = besideEcho(text, clauses, echoes) ?? points[i + 1];
    return found && withoutLead(text, found);
  }
  return undefined;
}

/** The parts of a sentence that make a point each: between semicolons, and from 一要 to 二要. */
function pointsOf(text: string, { start, end }: Span): Span[] {
  const parts = slice(text, { start, end }).split(/(?<=[;；])|(?<=,)(?=[一二三四五六七八九][要是])/);
  let at = start;
  return parts.map((part) => {
    const from = at;
    at += part.length;
    return { start: from, end: at };
  });
}

/** The clauses behind the last one that repeats the question, or before the first; undefined where there are none. */
function besideEcho(text: string, clauses: readonly Span[], echoes: readonly boolean[]): Span | undefined {
  const behind = hull(clauses.slice(echoes.lastIndexOf(true) + 1));
  if (behind) return behind;
  const before = clauses.slice(0, echoes.indexOf(true)).filter((clause) => !SPEAKER.test(slice(text, clause)));
  const span = hull(before);
  return span && span.end - span.start >= MIN_MEASURE_CHARS ? span : undefined;
}

/** The clauses of a sentence, without the marks between them. */
function clausesOf(text: string, { start, end }: Span): Span[] {
  const clauses: Span[] = [];
  for (const match of text.slice(start, end).matchAll(/[^,，;；。!?\n]+/g)) {
    clauses.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return clauses;
}

function hull(spans: readonly Span[]): Span | undefined {
  const [first] = spans;
  const last = spans.at(-1);
  return first && last && { start: first.start, end: last.end };
}

function withoutLead(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const lead = LEAD.exec(words)?.[0].length ?? 0;
  return { start: start + lead, end: start + words.replace(/[,，;；。!?\s]+$/, '').length };
}
