import type { Turn } from '../../model/turn.ts';
import { foldText } from '../../text/script/fold.ts';
import { cutWords } from '../../text/words/segment.ts';
import { namedIn } from './anchors.ts';
import type { Exchanged } from './exchange.ts';
import { shapeOf, statementOf, subjectOf } from './shape.ts';
import type { FollowUpReading } from './tools.ts';

/** Questions for the bare name of a circumstance (时间呢). */
const CIRCUMSTANCES: readonly (readonly [RegExp, (subject: string, statement: string) => string])[] = [
  [/^(?:时间|日期|日子|具体时间|什么时候)$/, (subject) => `${subject}是什么时候？`],
  [/^(?:地点|地方|位置|具体地点)$/, (subject) => `${subject}在哪里？`],
  [/^(?:原因|理由|为什么)$/, (_subject, statement) => `为什么${statement}？`],
  [/^(?:结果|后来|然后|之后|接着|接下来|下一步)$/, (_subject, statement) => `${statement}，之后怎么样？`],
  [/^(?:主持人|主持)$/, (subject) => `${subject}由谁主持？`],
  [/^(?:人数|数量|总数)$/, (subject) => `${subject}的人数是多少？`],
];
const MORE = /^(?:别的|其他的?|其余的?|其它的?|更多)$/;
/** A longer text is not a single noun. Chosen by hand. */
const MAX_NOUN_CHARS = 12;
const AMONG = /^(?:这|那)?其中的?/;
/** Verbs that join a thing to the ask word of the question before. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/多少|几(?!月|号|时|年)/, '有'],
  [/谁|哪位|什么时候|何时|哪一?[天年]|几[月号]|哪里|哪儿/, '是'],
];

/** Completes a follow-up that names a thing of no known kind (先进个人呢, 时间呢). */
export function exchangeNoun(core: string, { question, short }: Turn, reading: FollowUpReading): Exchanged | undefined {
  const folded = foldText(core);
  if (core.length > MAX_NOUN_CHARS || MORE.test(folded)) return undefined;
  const subject = subjectOf(question, reading);
  const circumstance = CIRCUMSTANCES.find(([pattern]) => pattern.test(folded))?.[1];
  if (circumstance) return { text: circumstance(subject, statementOf(question, short, reading)), taken: subject };
  if (shapeOf(core, reading).ask !== '') return undefined;
  const text = swapKin(core, question) ?? swapCounted(core, question, reading) ?? asBefore(core, question, reading);
  return text === undefined ? { text: `${subject}的${core}是什么？`, taken: subject } : { text, taken: core };
}

/** Asks the earlier question about something else (确诊了多少人, 死了的呢); undefined if it asked for a thing. */
function asBefore(core: string, question: string, reading: FollowUpReading): string | undefined {
  const { before, ask } = shapeOf(question, reading);
  const verb = VERBS.find(([asks]) => asks.test(foldText(ask)))?.[1];
  if (verb === undefined) return undefined;
  const named = namedIn(before, reading);
  const topic =
    AMONG.test(foldText(core)) || named.length === 0
      ? subjectOf(question, reading)
      : named.map(({ text }) => text).join('');
  return `${topic}${core.replace(AMONG, '')}${verb}${ask.replace(/^[是在有]/u, '')}？`;
}

/** Replaces the words of the earlier question that begin or end like the new ones (先进集体, 先进个人). */
function swapKin(core: string, question: string): string | undefined {
  const folded = foldText(question);
  const wanted = foldText(core);
  if (wanted.length < 2 || folded.length !== question.length || folded.includes(wanted)) return undefined;
  const words = cutWords(folded);
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    const start = folded.indexOf(words[i] as string, at);
    at = start + (words[i] as string).length;
    let end = at;
    for (let j = i + 1; end - start < wanted.length && j < words.length; j++) {
      if (!folded.startsWith(words[j] as string, end)) break;
      end += (words[j] as string).length;
    }
    const piece = folded.slice(start, end);
    if (isKin(piece, wanted)) return question.slice(0, start) + core + question.slice(end);
  }
  return undefined;
}

function isKin(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one.length < 2) return false;
  return one.slice(0, 2) === other.slice(0, 2) || (one.length > 2 && one.slice(-2) === other.slice(-2));
}

/** Replaces the counted thing at the end of the earlier question (表彰了多少个集体). */
function swapCounted(core: string, question: string, reading: FollowUpReading): string | undefined {
  const { before, ask, after } = shapeOf(question, reading);
  if (!/多少|几|哪些|幾/.test(ask) || after.length === 0 || after.length > MAX_NOUN_CHARS || /[的了过]/.test(after))
    return undefined;
  return `${before}${ask}${core}？`;
}
