import { MAX_QUESTION_CHARS } from '../../model/question.ts';
import type { Change, Resolved, Turn } from '../../model/turn.ts';
import { fold, foldText } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';
import { nounRunBefore, withoutLastVerb } from '../../text/words/segment.ts';
import { resolveEnglish } from '../english/english-follow-up.ts';
import { hasOwnEnglishSubject, subjectOfAny } from '../english/english-shape.ts';
import { anchorsIn, namedIn } from '../reference/anchors.ts';
import { withYears } from '../reference/dates-meant.ts';
import { exchange } from '../reference/exchange.ts';
import { LEFT_OUT, MARKED } from '../reference/openings.ts';
import { hasOwnSubject } from '../reference/own-subject.ts';
import { replacePronouns, withoutDemonstratives } from '../reference/pronouns.ts';
import { shapeOf, statementOf, subjectOf } from '../reference/shape.ts';
import type { FollowUpReading } from '../reference/tools.ts';
import { confirm } from './confirm.ts';

/** A longer question names its own subject. Chosen by hand. */
const MAX_ELLIPTIC_CHARS = 60;
/** A longer subject is a clause, about which nobody would ask a follow-up. Chosen by hand. */
const MAX_SUBJECT_CHARS = 20;
/** Asks for more of the same thing. */
const MORE = /^(?:那|那么)?(?:还有|其他的?|别的|其余的?|更多的?)(?:呢|吗|谁|哪些|哪个|什么|人|没有|别的|其他的?)*$/;
/** Asks about the whole statement and not about its subject. */
const OF_ALL = /^(?:那|那么|这是|这)?(?:为什么|为何|为啥|点解|怎么回事|怎么会|原因是什么|什么原因|怎么做到的?)$/;
const AFTERWARDS = /^(?:那|那么)?(?:然后|后来|接着|接下来|之后|结果)(?:呢|怎么样|如何)?$/;
const AMONG = /^(?:那|那么)?(?:其中|[这那]?(?:当中|里面|里头))/;
/** The end of a question that {@link among} built. */
const CLAIMED_AMONG = /[，,]其中.*$/u;
const CLAIMS = /[吗么嗎麼][\s?？。]*$/u;
/** Corrects the previous question: 不对，我问的是确诊. */
const CORRECTION =
  /^(?:[诶欸哎唉]+[，,\s]*)?(?:(?:不对|不是|错了|搞错了|问错了)[，,。!\s]*(?:(?:我?(?:是)?(?:想)?(?:问|说|指)的?(?:是|那个))|是)|不是(?:在)?(?:问|说)[^，,。]{0,10}[，,]\s*(?:我?(?:问|说)的)?(?:是)?)(?=.{2})/u;
/** A topic before the question (希腊那边呢，是哪天), made of the words before 呢. */
const TOPIC = /^((?:那么?)?[^，,?？呢]{1,14})呢[，,、\s]+(?=.{2})/u;
/** A pronoun that a subject before it explains. */
const LEADING_PRONOUN = /^(?:他们|她们|它们|他|她|它|他們|她們|它們)(?!国|國|乡|鄉|人)(?=.{2})/u;
/** Only an ask word; 是 joins it to a subject. */
const BARE = /^(?:哪|几|谁|什么|幾|誰|邊)/;

/**
 * Completes a follow-up so that it can be searched for alone. A question with its own subject, or the first one, stays
 * as it is.
 * @param turns in order, latest last, their questions complete; the topic of a thread or post comes first.
 */
export function resolveFollowUp(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved {
  const unchanged: Resolved = { asked: text, change: 'none', taken: '' };
  const known = turns.filter(({ question }) => question.trim() !== '');
  if (known.length === 0 || text.trim() === '' || text.length > MAX_ELLIPTIC_CHARS * 3) return unchanged;
  const plain = plainOf(text.trim());
  const resolved = /\p{Script=Han}/u.test(text)
    ? resolveChinese(plain, known, reading)
    : resolveEnglish(text.trim(), known, reading);
  const isKept = resolved === undefined || resolved.asked.length > MAX_QUESTION_CHARS || resolved.asked === text;
  const made = isKept ? unchanged : resolved;
  return { ...made, ...inArticle(made, { text, plain }, { turns: known, reading }) };
}

interface Typed {
  readonly text: string;
  /** The text in the form that {@link plainOf} gives. */
  readonly plain: string;
}

interface Before {
  readonly turns: readonly Turn[];
  readonly reading: FollowUpReading;
}

/**
 * The second reading of a follow-up: as a question about the article of the conversation. There is none if the question
 * names its own subject. It leaves out the subject that was inserted, because the article already has it.
 */
function inArticle(
  { asked, change }: Resolved,
  { text, plain }: Typed,
  { turns, reading }: Before,
): Pick<Resolved, 'also'> {
  const articleId = articleOf(turns, reading);
  if (articleId === undefined || change === 'repeat') return {};
  const isMarked = MARKED.test(foldText(text.trim()));
  const hasSubject = change === 'none' && (saysSubject(text, reading) || text.length > MAX_ELLIPTIC_CHARS);
  if (hasSubject && !isMarked) return {};
  const typed = plain.replace(MARKED, '');
  if (change === 'exchange') return { also: { texts: [asked], articleId } };
  // The words that replaced an English pronoun are a guess at the subject, and the article already has the subject.
  const isReplaced = change === 'pronoun' && /\p{Script=Han}/u.test(text);
  return { also: { texts: isReplaced ? [asked, typed] : [typed], articleId } };
}

/** The article that the latest answer quoted, unless a later question without an answer changed the subject. */
function articleOf(turns: readonly Turn[], reading: FollowUpReading): string | undefined {
  const at = turns.findLastIndex(({ articleId }) => articleId !== undefined);
  const quoted = turns[at];
  if (quoted === undefined) return undefined;
  const namesOf = ({ question }: Turn) => anchorsIn(question, reading).map(({ text }) => text);
  // A question about a name from an answer may still be about the same article.
  const known = [...namesOf(quoted), ...(quoted.short === null ? [] : [quoted.short])];
  const isElsewhere = (turn: Turn) =>
    saysSubject(turn.question, reading) && !namesOf(turn).some((name) => known.some((one) => one.includes(name)));
  return turns.slice(at + 1).some(isElsewhere) ? undefined : quoted.articleId;
}

/** True if a question names its subject; ordinary words do not count, because they may come from the article. */
function saysSubject(text: string, reading: FollowUpReading): boolean {
  if (!/\p{Script=Han}/u.test(text)) return hasOwnEnglishSubject(text, reading);
  return hasOwnSubject(text, reading) && namedIn(text, reading).length > 0;
}

/** A correction in the form of the question that replaces the last one; 操作员呢，有几个 becomes 操作员有几个. */
function plainOf(text: string): string {
  const { text: folded, toOriginal } = fold(text);
  const wrong = CORRECTION.exec(folded)?.[0].length ?? 0;
  const meant = text.slice(toOriginal(wrong));
  const topic = TOPIC.exec(foldText(meant));
  const [all, words] = topic ?? [];
  if (all === undefined || words === undefined) return wrong > 0 && !/[?？]$/.test(meant) ? `${meant}呢？` : meant;
  return meant.slice(0, words.length) + meant.slice(all.length);
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

/** 其中 refers to the answer and its subject; a question about the article itself needs neither. */
function among(text: string, { question, short }: Turn, reading: FollowUpReading): Resolved {
  const { text: folded, toOriginal } = fold(text);
  const rest = text.slice(toOriginal(AMONG.exec(folded)?.[0].length ?? 0)).replace(/^[，,\s]+/, '');
  const subject = subjectOf(question, reading);
  if (short === null) return made('subject', `${subject}，其中${rest}`, subject);
  if (/\d/.test(short)) {
    const statement = statementOf(question, short, reading);
    return made('subject', `${statement}，其中${rest}`, short);
  }
  return made('subject', `${subject === '' ? '' : `${subject}的`}${short}中${rest}`, short);
}

function withSubject(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved | undefined {
  const further = withYears(text, reading.now).replace(LEFT_OUT, '');
  const found = [...turns].reverse().map((turn) => ({ turn, subject: shortSubjectOf(turn.question, reading) }));
  const spoken = found.filter(({ subject }) => subject !== '');
  // A turn that was itself short (全程几多钱) says less about the topic than the turn that opened it.
  const latest = spoken.find(({ turn }) => hasOwnSubject(turn.question, reading)) ?? spoken.at(-1);
  const subject = withoutDates(latest?.subject ?? '', further, reading);
  return subject === '' ? undefined : made('subject', join(subject, further, reading), subject);
}

/** The subject of a question; if that is a whole clause, the names in it. */
function shortSubjectOf(question: string, reading: FollowUpReading): string {
  const said = subjectOfAny(question.replace(CLAIMED_AMONG, ''), reading);
  const { text: folded, toOriginal } = fold(said);
  const subject = said.slice(0, toOriginal(withoutLastVerb(folded).length));
  const named = namedIn(subject, reading);
  // A claim is a whole sentence, so its subject is the first name in it.
  if (CLAIMS.test(question) || CLAIMED_AMONG.test(question)) return named[0]?.text ?? '';
  // A deed without a name (撤一次要花) is not a subject.
  if (named.length === 0 && /\p{Script=Han}/u.test(subject) && !endsInNoun(foldText(subject))) return '';
  if (subject.length <= MAX_SUBJECT_CHARS) return subject;
  return named.length > 0 ? [...new Set(named.map(({ text }) => text))].join('') : subject;
}

function endsInNoun(folded: string): boolean {
  return nounRunBefore(folded, { start: 0, end: folded.length }) < folded.length;
}

/** Joins subject and question; a word that both contain (会议) appears once. */
function join(subject: string, text: string, reading: FollowUpReading): string {
  const further = text.replace(LEADING_PRONOUN, '');
  const { before, ask, after } = shapeOf(further, reading);
  const head = foldText(before).replace(/(?:是|在|由|有|的|了)+$/, '');
  const at = head.length < 2 ? -1 : foldText(subject).lastIndexOf(head.slice(0, 2));
  if (at >= 0) return subject.slice(0, at) + further;
  const isBare = before === '' && after === '' && BARE.test(ask) && !/[是在]$/.test(subject);
  return `${subject}${isBare ? '是' : ''}${further}`;
}

/** Drops the subject's date if the question has one, because the search would look for both. */
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
