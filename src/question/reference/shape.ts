import { fold } from '../../text/script/fold.ts';
import { THING } from '../measure-words.ts';
import { anchorsIn } from './anchors.ts';
import type { FollowUpReading } from './tools.ts';

/** Ask words that ask for something, not those that address or close. */
const WANTS = /谁|什么|何|哪|多少|几|怎|如何|啥|多[大高长远久重深宽]|分之/;
/** Cantonese ask words and short forms that the table of ask words lacks. */
const ALSO = /边[个度处啲间位]|咩|几时|几多|点解|咋|几月|几号|几点|哪月|哪日/g;
const CLOSING = /[\s?？。.!！~～…]+$/u;
/** Words that join a subject to its ask word and mean nothing without it. */
const JOINT =
  /(?:以前|从前|后来|现在|目前|当时|原来|分别|一共|总共|共有|都|是|在|喺|由|于|有|被|为|给|向|对|和|以及|的|地|了|到|从|叫)+$/;
/** The answer that replaced 其中 in an earlier question (的灵寿县、汪清县中在吉林). */
const AMONG = /的(?:[^的、]{1,20}、){1,20}[^的、]{1,20}中[^的]*的?$/;
/** Asks for the thing that its words describe: 出事的是|什么|飞机. */
const DESCRIBED = /的是?$/;
/** Longest thing after the ask word that its words describe. Chosen by hand. */
const MAX_THING_CHARS = 4;
/** The verb of 是干什么的, which says nothing about a subject. */
const DOING = /(?:是|在)?[干做搞]$/;
/** The end of a deed whose object is asked for (主持了什么会议). */
const DONE = /[了过]$/;
const LEADING = /^(?:请问|那么|那|其中|问一下|我想知道|你知道)[，,]?/;

/** A Chinese question split into its parts, in the original spelling. */
export interface Shape {
  /** The question without the marks at its end and polite words at its beginning. */
  readonly text: string;
  /** The text before the ask word; all of the text if there is none. */
  readonly before: string;
  /** The ask word with the thing it asks for (哪些县); empty if there is none. */
  readonly ask: string;
  readonly after: string;
}

/** Parts of a question around its first asking word. */
export function shapeOf(question: string, { findAskWords }: FollowUpReading): Shape {
  const text = question.trim().replace(CLOSING, '').replace(LEADING, '');
  const { text: folded, toOriginal } = fold(text);
  const spans = [
    ...findAskWords(folded).filter(({ start, end }) => WANTS.test(folded.slice(start, end))),
    ...[...folded.matchAll(ALSO)].map(({ 0: all, index }) => ({ start: index, end: index + all.length })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const [first] = spans;
  if (!first)
    return {
      text: text.replace(/[吗么呢吧嗎麼]$/u, ''),
      before: text.replace(/[吗么呢吧嗎麼]$/u, ''),
      ask: '',
      after: '',
    };
  const thing = THING.exec(folded.slice(first.end))?.[0] ?? '';
  // 由 in 由谁 belongs to the words before, because it stays when an answer replaces 谁.
  const joint = /^[由是在]/.test(folded.slice(first.start)) ? 1 : 0;
  const [start, end] = [toOriginal(first.start + joint), toOriginal(first.end + thing.length)];
  return { text, before: text.slice(0, start), ask: text.slice(start, end), after: text.slice(end) };
}

/** The text without words that join it to an ask word. */
function withoutJoint(text: string): string {
  const { text: folded, toOriginal } = fold(text.replace(/[\s，,]+$/u, ''));
  return text.slice(0, toOriginal(folded.replace(JOINT, '').length)).trim();
}

/**
 * The subject of a question: the words before its ask word, or, if these say nothing (谁代表全国妇联讲话), the words after it
 * from the first name on. A topic that asks nothing is its own subject.
 */
export function subjectOf(question: string, reading: FollowUpReading): string {
  const { text, before, ask, after } = shapeOf(question, reading);
  if (ask === '') return withoutJoint(text);
  const thing = /[会工项计任措目问][议作目划务施标题]$/.exec(ask)?.[0];
  if (thing !== undefined && after === '' && DONE.test(before))
    return `${withoutJoint(before.replace(DONE, ''))}的${thing}`;
  const rest = withoutJoint(after);
  if (DESCRIBED.test(before) && /什么|哪|何/.test(ask) && rest !== '' && rest.length <= MAX_THING_CHARS)
    return `${before.replace(/是$/, '')}${rest}`;
  const head = withoutJoint(withoutJoint(before.replace(DOING, '')).replace(AMONG, ''));
  const isNamed = anchorsIn(head, reading).some(({ kind }) => kind !== 'date');
  const named = anchorsIn(after, reading).find(({ kind }) => kind !== 'date');
  if (isNamed || named === undefined) return head === '' ? after.trim() : head;
  const tail = after.slice(named.span.start);
  return head === '' ? withoutJoint(tail) : `${head}${withoutJoint(tail)}`;
}

/** A question as a statement: its ask word is replaced by the answer, or dropped. */
export function statementOf(question: string, short: string | null, reading: FollowUpReading): string {
  const { text, before, ask, after } = shapeOf(question, reading);
  if (ask === '') return text;
  if (short === null || short.length > 60) return `${withoutJoint(before)}${after}`;
  return `${before}${short}${after}`;
}
