import { fold } from '../../text/script/fold.ts';
import { THING } from '../measure-words.ts';
import { anchorsIn } from './anchors.ts';
import type { FollowUpReading } from './tools.ts';

/** Asking words that want something, not those that address or round off. */
const WANTS = /谁|什么|何|哪|多少|几|怎|如何|啥|多[大高长远久重深宽]|分之/;
/** Asking words of Cantonese and short forms that the table of asking words does not hold. */
const ALSO = /边[个度处啲间位]|咩|几时|几多|点解|咋|几月|几号|几点|哪月|哪日/g;
const CLOSING = /[\s?？。.!！~～…]+$/u;
/** What joins a subject to its asking word and says nothing without it. */
const JOINT =
  /(?:以前|从前|后来|现在|目前|当时|原来|分别|一共|总共|共有|都|是|在|喺|由|于|有|被|为|给|向|对|和|以及|的|地|了|到|从|叫)+$/;
/** The answer that 其中 stood for, in a question that was resolved before (的灵寿县、汪清县中在吉林). */
const AMONG = /的(?:[^的、]{1,20}、){1,20}[^的、]{1,20}中[^的]*的?$/;
/** A question for the thing itself that its words describe: 出事的是|什么|飞机. */
const DESCRIBED = /的是?$/;
const MAX_THING_CHARS = 4;
/** The verb of 是干什么的, which says nothing of a subject. */
const DOING = /(?:是|在)?[干做搞]$/;
/** What was done to a thing that is asked for (主持了什么会议). */
const DONE = /[了过]$/;
const LEADING = /^(?:请问|那么|那|其中|问一下|我想知道|你知道)[，,]?/;

/** A Chinese question by its parts, as they were written. */
export interface Shape {
  /** The question without the marks at its end and the polite words at its beginning. */
  readonly text: string;
  /** Before the asking word; all of the text where none stands in it. */
  readonly before: string;
  /** The asking word with the thing it asks for (哪些县); empty where there is none. */
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
  // 由 of 由谁 belongs to the words before it, for it stays where an answer takes the place of 谁.
  const joint = /^[由是在]/.test(folded.slice(first.start)) ? 1 : 0;
  const [start, end] = [toOriginal(first.start + joint), toOriginal(first.end + thing.length)];
  return { text, before: text.slice(0, start), ask: text.slice(start, end), after: text.slice(end) };
}

/** Text without what joins it to an asking word. */
function withoutJoint(text: string): string {
  const { text: folded, toOriginal } = fold(text.replace(/[\s，,]+$/u, ''));
  return text.slice(0, toOriginal(folded.replace(JOINT, '').length)).trim();
}

/**
 * What a question is about: the words before its asking word, or, where these say nothing (谁代表全国妇联讲话), the words
 * behind it from the first thing named; the text itself for a topic that asks nothing.
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

/** A question as a statement: its asking word exchanged for the answer, or left out. */
export function statementOf(question: string, short: string | null, reading: FollowUpReading): string {
  const { text, before, ask, after } = shapeOf(question, reading);
  if (ask === '') return text;
  if (short === null || short.length > 60) return `${withoutJoint(before)}${after}`;
  return `${before}${short}${after}`;
}
