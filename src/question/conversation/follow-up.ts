import { MAX_QUESTION_CHARS } from '../../model/question.ts';
import type { Change, Resolved, Turn } from '../../model/turn.ts';
import { fold, foldText } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';
import { resolveEnglish } from '../english/english-follow-up.ts';
import { withYears } from '../reference/dates-meant.ts';
import { exchange } from '../reference/exchange.ts';
import { hasOwnSubject } from '../reference/own-subject.ts';
import { replacePronouns, withoutDemonstratives } from '../reference/pronouns.ts';
import { shapeOf, statementOf, subjectOf } from '../reference/shape.ts';
import type { FollowUpReading } from '../reference/tools.ts';
import { confirm } from './confirm.ts';

/** Longer questions say themselves what they are about. */
const MAX_ELLIPTIC_CHARS = 60;
/** Asks for more of what was asked for already. */
const MORE = /^(?:那|那么)?(?:还有|其他的?|别的|其余的?|更多的?)(?:呢|吗|谁|哪些|哪个|什么|人|没有|别的|其他的?)*$/;
/** Asks about all that was said, not about its subject. */
const OF_ALL = /^(?:那|那么|这是|这)?(?:为什么|为何|为啥|点解|怎么回事|怎么会|原因是什么|什么原因|怎么做到的?)$/;
const AFTERWARDS = /^(?:那|那么)?(?:然后|后来|接着|接下来|之后|结果)(?:呢|怎么样|如何)?$/;
const AMONG = /^(?:那|那么)?其中/;
/** An asking word and no more; 是 joins it to a subject. */
const BARE = /^(?:哪|几|谁|什么|幾|誰|邊)/;

/**
 * A further question as it is looked up, standing on its own. One with its own subject, or after nothing, stays as it is.
 * @param turns in order, latest last; each question standing on its own; the topic of a thread or post first.
 */
export function resolveFollowUp(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved {
  const unchanged: Resolved = { asked: text, change: 'none', taken: '' };
  const known = turns.filter(({ question }) => question.trim() !== '');
  if (known.length === 0 || text.trim() === '' || text.length > MAX_ELLIPTIC_CHARS * 3) return unchanged;
  const resolved = /\p{Script=Han}/u.test(text)
    ? resolveChinese(text.trim(), known, reading)
    : resolveEnglish(text.trim(), known, reading);
  if (resolved === undefined || resolved.asked.length > MAX_QUESTION_CHARS || resolved.asked === text) return unchanged;
  return resolved;
}

function resolveChinese(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved | undefined {
  const latest = turns.at(-1) as Turn;
  const folded = foldText(text).replace(/[\s?？。!！]+$/u, '');
  if (MORE.test(folded)) return made('repeat', latest.question, latest.question);
  const statement = statementOf(latest.question, latest.short, reading);
  if (OF_ALL.test(folded)) return made('subject', `为什么${statement}？`, statement);
  if (AFTERWARDS.test(folded)) return made('subject', `${statement}，之后怎么样？`, statement);
  const confirmed = confirm(text, turns, reading);
  if (confirmed) return made('exchange', confirmed.text, confirmed.taken);
  const exchanged = exchange(text, turns, reading);
  if (exchanged) return made('exchange', exchanged.text, exchanged.taken);
  if (AMONG.test(folded)) return among(text, latest, reading);
  const replaced = replacePronouns(text, turns, reading);
  if (replaced) return made('pronoun', withYears(replaced.text, reading.now), replaced.taken);
  if (text.length > MAX_ELLIPTIC_CHARS || hasOwnSubject(text, reading)) return undefined;
  return withSubject(withoutDemonstratives(text) ?? text, turns, reading);
}

/** 其中 stands for the answer, said of the subject. */
function among(text: string, { question, short }: Turn, reading: FollowUpReading): Resolved {
  const { text: folded, toOriginal } = fold(text);
  const rest = text.slice(toOriginal(AMONG.exec(folded)?.[0].length ?? 0)).replace(/^[，,\s]+/, '');
  const subject = subjectOf(question, reading);
  if (short === null) return made('subject', `${subject}，其中${rest}`, subject);
  if (/\d/.test(short)) {
    const statement = statementOf(question, short, reading);
    return made('pronoun', `${statement}，其中${rest}`, short);
  }
  return made('pronoun', `${subject === '' ? '' : `${subject}的`}${short}中${rest}`, short);
}

function withSubject(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved | undefined {
  const further = withYears(text, reading.now).replace(/^(?:那么|那|还有|另外|然后|具体)[，,]?(?=.)/u, '');
  for (const turn of [...turns].reverse()) {
    const subject = withoutDates(subjectOf(turn.question, reading), further, reading);
    if (subject !== '') return made('subject', join(subject, further, reading), subject);
  }
  return undefined;
}

/** Subject and question as one; what both say (会议) once. */
function join(subject: string, further: string, reading: FollowUpReading): string {
  const { before, ask, after } = shapeOf(further, reading);
  const head = foldText(before).replace(/(?:是|在|由|有|的|了)+$/, '');
  const at = head.length < 2 ? -1 : foldText(subject).lastIndexOf(head.slice(0, 2));
  if (at > 0) return subject.slice(0, at) + further;
  const isBare = before === '' && after === '' && BARE.test(ask) && !/[是在]$/.test(subject);
  return `${subject}${isBare ? '是' : ''}${further}`;
}

/** Two times in one question would both be looked for. */
function withoutDates(subject: string, further: string, { now }: FollowUpReading): string {
  if (datesIn(foldText(further), now).length === 0) return subject;
  const { text: folded, toOriginal } = fold(subject);
  let result = '';
  let at = 0;
  for (const { span } of datesIn(folded, now)) {
    result += subject.slice(at, toOriginal(span.start));
    at = toOriginal(span.end);
  }
  return result + subject.slice(at);
}

function made(change: Change, asked: string, taken: string): Resolved {
  return { asked, change, taken };
}
