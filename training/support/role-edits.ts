import { shuffled } from '../random.ts';
import type { Edit } from './edits.ts';
import { wrong } from './marked.ts';
import { CONVERSES } from './word-tables.ts';
import { plainClauses, replaceAt } from './words.ts';

/** Swaps the doer and the object: directly, or with 被 or 由. */
const swappedSides: Edit = (claim, _, random) => {
  const found = random.pick(plainClauses(claim).filter(({ verb }) => verb !== '是' && verb !== '为'));
  if (!found) return undefined;
  const { start, end, who, before, verb, aspect, what } = found;
  const chance = random.next();
  const other =
    chance < 0.6
      ? `${wrong(what)}${before}${verb}${aspect}${wrong(who)}`
      : `${wrong(who)}${before}${chance < 0.8 ? '被' : '由'}${wrong(what)}${verb}${chance < 0.8 ? aspect : ''}`;
  return replaceAt(claim, start, end - start, other);
};

/** Swaps the statements of two clauses about their subjects: 甲主持,乙讲话 becomes 乙主持,甲讲话. */
const swappedSubjects: Edit = (claim, _, random) => {
  const clauses = shuffled(plainClauses(claim), random);
  const [one] = clauses;
  const other = clauses.find(({ who }) => one && !who.includes(one.who) && !one.who.includes(who));
  if (!one || !other) return undefined;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  if (random.next() < 0.4) return `${wrong(second.who)}${claim.slice(first.start + first.who.length, first.end)}`;
  return (
    claim.slice(0, first.start) +
    wrong(second.who) +
    claim.slice(first.start + first.who.length, second.start) +
    wrong(first.who) +
    claim.slice(second.start + second.who.length)
  );
};

/** Reverses a relation without swapping its sides: 战胜 to 输给, 高于 to 低于, 从甲到乙 to 从乙到甲. */
const converse: Edit = (claim, _, random) => {
  for (const pair of shuffled(CONVERSES, random)) {
    const [from, to] = random.next() < 0.5 ? pair : ([pair[1], pair[0]] as const);
    const at = claim.indexOf(from);
    if (at > 1) return replaceAt(claim, at, from.length, wrong(to));
  }
  return undefined;
};

const FROM_TO =
  /(?<link>从|由|自)(?<one>\p{Script=Han}{2,8}|\d+[^,;、\d]{0,4})(?<to>到|至|向|升至|降至|增至|变为|转为|改为)(?<other>\p{Script=Han}{2,8}?|\d+[^,;、\d]{0,4})(?=[,;。、]|转|$)/u;

const swappedEnds: Edit = (claim) => {
  const found = FROM_TO.exec(claim);
  const { link, one, to, other } = found?.groups ?? {};
  if (!found || !one || !other || one === other) return undefined;
  return replaceAt(claim, found.index, found[0].length, `${link}${wrong(other)}${to}${wrong(one)}`);
};

const COMPARED =
  /(?<one>\p{Script=Han}{2,10}?)比(?<other>(?!例|赛|较|重|如|上|去)\p{Script=Han}{2,10}?)(?<more>更|还|要)?(?<how>[高低多少大小长短早晚快慢强弱重轻好差])/u;

const swappedCompared: Edit = (claim) => {
  const found = COMPARED.exec(claim);
  const { one, other, more = '', how } = found?.groups ?? {};
  if (!found || !one || !other || one === other) return undefined;
  return replaceAt(claim, found.index, found[0].length, `${wrong(other)}比${wrong(one)}${more}${how}`);
};

/** Adds 停止, 推迟, 反对 or the like before a verb. */
const stopped: Edit = (claim, _, random) => {
  const found = random.pick(plainClauses(claim));
  if (!found) return undefined;
  const word = random.pick([
    '停止',
    '推迟',
    '反对',
    '拒绝',
    '避免',
    '取消',
    '暂停',
    '放弃',
    '禁止',
    '不愿',
    '不必',
    '无需',
    '很少',
    '从未',
    '并非',
    '忘记',
    '限制',
    '阻止',
  ]) as string;
  return replaceAt(claim, found.start + found.who.length, 0, wrong(word));
};

export const ROLE_EDITS: Readonly<Record<string, Edit>> = {
  swappedSides,
  swappedSubjects,
  converse,
  swappedEnds,
  swappedCompared,
  stopped,
};
