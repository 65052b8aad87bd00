import { placesIn } from '../../src/text/names/places.ts';
import { type Random, shuffled } from '../random.ts';
import { dictionarySynonyms } from './dictionary-synonyms.ts';
import { SPARE, SYNONYMS } from './word-tables.ts';
import { nameKind, replaceAt, wordsOf } from './words.ts';

/** Expresses a folded sentence in other words, or a part of it; undefined if nothing can be changed. */
export type Rewording = (text: string, random: Random) => string | undefined;

const CLAUSE_END = /[,;]/;
const MIN_CLAUSE_CHARS = 6;

/** Keeps some of the clauses, including the first. */
const fewerClauses: Rewording = (text, random) => {
  const clauses = text.split(CLAUSE_END);
  if (clauses.length < 2) return undefined;
  const kept = clauses.slice(0, 1 + Math.floor(random.next() * (clauses.length - 1)));
  const joined = kept.join(',');
  return joined.length < MIN_CLAUSE_CHARS ? undefined : joined;
};

/** Takes a later clause alone, or after the subject of the first. */
const laterClause: Rewording = (text, random) => {
  const clauses = text.split(CLAUSE_END);
  const [first = '', ...rest] = clauses;
  const later = random.pick(rest.filter((clause) => clause.length >= MIN_CLAUSE_CHARS));
  if (later === undefined) return undefined;
  if (random.next() < 0.4) return later.replace(/^(?:但是?|而且?|并且?|也|则|因此|所以)/, '');
  const words = wordsOf(first);
  const verb = words.findIndex(({ tag }) => tag === 'v');
  const subject = first.slice(0, words[verb]?.at ?? 0);
  const startsWithVerb = /^v|^d/.test(wordsOf(later)[0]?.tag ?? '');
  return verb > 0 && startsWithVerb && subject.length >= 2 && subject.length <= 14 && /\p{Script=Han}$/u.test(subject)
    ? subject + later
    : later;
};

/** Reorders the clauses of an enumerating sentence. */
const otherClauseOrder: Rewording = (text, random) => {
  const clauses = text.split(/;/);
  if (clauses.length < 3) return undefined;
  const [first = '', ...rest] = clauses;
  return [first, ...shuffled(rest, random)].join(';');
};

/** Reorders names in a row, or drops one of them. */
const otherNameOrder: Rewording = (text, random) => {
  const run = /(?:[\p{Script=Han}]{2,8}、)+[\p{Script=Han}]{2,8}(?:和|及|以及|与)[\p{Script=Han}]{2,8}/u;
  const words = wordsOf(text);
  const first = words.findIndex(
    (word, i) => nameKind(word) && words[i + 1]?.text === '、' && words[i + 2] && nameKind(words[i + 2] as never),
  );
  if (first < 0) {
    const inner = run.exec(text)?.[0].split('、').slice(1, -1) ?? [];
    if (inner.length < 2) return undefined;
    return text.replace(inner.join('、'), shuffled(inner, random).join('、'));
  }
  const names: string[] = [];
  let i = first;
  for (; words[i] && nameKind(words[i] as never); i += 2) {
    names.push(words[i]?.text ?? '');
    if (!/^[、和及与]$/.test(words[i + 1]?.text ?? '')) break;
  }
  const start = words[first]?.at ?? 0;
  const last = words[i] ?? words[words.length - 1];
  const end = (last?.at ?? 0) + (last?.text.length ?? 0);
  if (names.length < 2) return undefined;
  const order = shuffled(names, random);
  const count = random.next() < 0.35 ? countOf(names.length, nameKind(words[first] as never), random) : '';
  const list = order.slice(0, -1).join('、') + (random.next() < 0.5 ? '和' : '、') + order.at(-1);
  return text.slice(0, start) + list + count + text.slice(end);
};

/** The number of items, said after a list: 三人, 3家单位. */
function countOf(count: number, kind: ReturnType<typeof nameKind>, random: Random): string {
  const number = random.next() < 0.5 ? String(count) : [...'零一两三四五六七八九'][count];
  if (number === undefined) return '';
  const things = { person: ['人', '位'], place: ['地', '个地方'], body: ['家', '家单位'] } as const;
  return (random.next() < 0.5 ? '等' : '') + number + random.pick(things[kind ?? 'place']);
}

const PASSIVE =
  /^(?<who>\p{Script=Han}{2,14}?)(?<verb>主持召开|主持|设计|创办|创立|建立|提出|发明|编写|创作|执导|发起|承办|主办|批准|发布|撰写|修建|管理|运营)了?(?<what>\p{Script=Han}{2,24})$/u;

/** Turns 某某设计了某桥 into 某桥由某某设计. */
const passive: Rewording = (text, random) => {
  const clause = text.split(CLAUSE_END)[0] ?? '';
  const { who, verb, what } = PASSIVE.exec(clause)?.groups ?? {};
  if (!who || !verb || !what || /[由被把将的]$/.test(who)) return undefined;
  return replaceAt(text, 0, clause.length, `${what}${random.next() < 0.7 ? '由' : '是由'}${who}${verb}`);
};

const synonym: Rewording = (text, random) => {
  for (const group of shuffled(SYNONYMS, random)) {
    const [found] = shuffled(
      group.filter((word) => word.length > 1 && text.includes(word)),
      random,
    );
    if (found === undefined) continue;
    const other = random.pick(group.filter((word) => word !== found)) as string;
    return text.replace(found, other);
  }
  return undefined;
};

const withoutSpareWords: Rewording = (text) => {
  const shorter = text.replace(SPARE, '').replace(/^,/, '');
  return shorter === text ? undefined : shorter;
};

const withoutBrackets: Rewording = (text) => {
  const shorter = text.replace(/\([^()]*\)/g, '').replace(/[“”"「」]/g, '');
  return shorter === text ? undefined : shorter;
};

const POST_BEFORE =
  /[\p{Script=Han}、·]{0,14}(?:书记|主任|局长|部长|行长|省长|市长|主席|总理|组长|院长|校长|会长|董事长|总经理|教授|委员|秘书长|导演|作家|总统)(?:、[\p{Script=Han}]{2,8}(?:长|主任|书记|席|员))?$/u;

/** Drops the post before a person's name. */
const withoutPost: Rewording = (text) => {
  for (const word of wordsOf(text)) {
    if (nameKind(word) !== 'person') continue;
    const post = POST_BEFORE.exec(text.slice(0, word.at))?.[0];
    if (post !== undefined && post.length < word.at) continue;
    if (post !== undefined) return text.slice(word.at);
  }
  return undefined;
};

const DAY = /(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日/;

/** Shortens a day, or moves it to another place of the sentence. */
const otherDay: Rewording = (text, random) => {
  const day = DAY.exec(text)?.[0];
  if (day === undefined) return undefined;
  const shorter = /^\d{4}年(.+)/.exec(day)?.[1];
  const month = /^((?:\d{4}年)?\d{1,2}月)/.exec(day)?.[1];
  const leading = new RegExp(`^${day},?`).exec(text)?.[0];
  const options = [
    shorter && text.replace(day, shorter),
    month && text.replace(day, month),
    leading && text.slice(leading.length),
    leading && `${text.slice(leading.length).split(CLAUSE_END)[0]}的时间是${day}`,
  ].filter((option): option is string => typeof option === 'string' && option.length >= MIN_CLAUSE_CHARS);
  return random.pick(options);
};

const otherPlaceForm: Rewording = (text, random) => {
  const place = random.pick(placesIn(text).filter(({ forms }) => forms.length > 1));
  if (place === undefined) return undefined;
  const written = text.slice(place.span.start, place.span.end);
  const other = random.pick(place.forms.filter((form) => form !== written && form.length > 1));
  return other && replaceAt(text, place.span.start, written.length, other);
};

const SAID_FIRST =
  /^(?<head>(?:会议|批示|文章|报告|通知|研究|他|她|\p{Script=Han}{2,4})(?:指出|强调|要求|表示|认为|提出|说),?)(?<said>.{6,})$/u;
const INTRODUCTIONS = [
  '文中提到,',
  '文章提到,',
  '据报道,',
  '资料显示,',
  '文中说,',
  '根据文章,',
  '据介绍,',
  '按照文中的说法,',
  '材料显示,',
];

/** Drops the speaker, or puts a reference to the text in front. */
const otherIntroduction: Rewording = (text, random) => {
  const said = SAID_FIRST.exec(text)?.groups?.['said'];
  if (said !== undefined && random.next() < 0.6) return said;
  return `${random.pick(INTRODUCTIONS)}${text}`;
};

let known: ReturnType<typeof dictionarySynonyms> | undefined;

/** Replaces a word by another of the same meaning in a dictionary, which names never are. */
const dictionarySynonym: Rewording = (text, random) => {
  known ??= dictionarySynonyms();
  const words = wordsOf(text).filter((word) => known?.has(word.text) && !nameKind(word));
  const word = random.pick(words);
  const other = word && random.pick(known.get(word.text) ?? []);
  return word && other && replaceAt(text, word.at, word.text.length, other);
};

const MODAL = /要|应|必须|加强|推进|坚持|强化/;

/** Turns a demand into one of a meeting. */
const asDemand: Rewording = (text, random) => {
  if (!MODAL.test(text.slice(0, 4)) || /^(?:会议|他|她)/.test(text)) return undefined;
  return `${random.pick(['会议要求', '会议强调', '会议提出', '文章要求'])}${random.next() < 0.5 ? ',' : ''}${text}`;
};

/** Every rewording except those of numbers; likely ones are repeated. */
export const REWORDINGS: readonly Rewording[] = [
  fewerClauses,
  fewerClauses,
  laterClause,
  laterClause,
  laterClause,
  otherClauseOrder,
  otherNameOrder,
  otherNameOrder,
  passive,
  synonym,
  synonym,
  synonym,
  dictionarySynonym,
  dictionarySynonym,
  withoutSpareWords,
  withoutSpareWords,
  withoutBrackets,
  withoutPost,
  otherDay,
  otherPlaceForm,
  otherIntroduction,
  asDemand,
];
