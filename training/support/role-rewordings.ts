import { type Random, shuffled } from '../random.ts';
import type { Rewording } from './rewordings.ts';
import { CONVERSES } from './word-tables.ts';
import { type PlainClause, plainClauses, replaceAt, wordsOf } from './words.ts';

function inClause(text: string, random: Random, say: (clause: PlainClause) => string | undefined): string | undefined {
  const clause = random.pick(plainClauses(text));
  const said = clause && say(clause);
  return clause && said && replaceAt(text, clause.start, clause.end - clause.start, said);
}

const STATES = /^(?:是|为|有|在|位于|属于|叫|成为|包括|到|去|来|没有|具有|拥有|如|达|达到|超过|共有|含有)$/;

/** Turns 甲修建了乙 into 乙由甲修建, 乙是甲修建的, 修建乙的是甲, 甲所修建的是乙 or 被甲修建. */
const otherVoice: Rewording = (text, random) =>
  inClause(text, random, ({ who, before, verb, aspect, what, plain }) => {
    if (!plain || STATES.test(verb) || /不|没|未|无/.test(before)) return undefined;
    const bare = before.replace(/^(?:还|也|则|又|便|就|都|并)/, '');
    return random.pick([
      `${what}${bare}由${who}${verb}`,
      `${what}由${who}${bare}${verb}`,
      `${what}${bare}被${who}${verb}${aspect}`,
      `${what}是${who}${bare}${verb}的`,
      `${bare}${verb}${what}的是${who}`,
      `${bare}${verb}了${what}的是${who}`,
      `${who}${bare}${verb}的是${what}`,
      `${who}${bare}将${what}${verb}`,
    ]);
  });

/** Turns 乙由甲修建 into 甲修建了乙. */
const active: Rewording = (text, random) => {
  const found = random.pick([
    ...text.matchAll(/(?<=^|[,;。])(?<what>[^,;。由被]{2,16})(?:是?由|被)(?<who>[^,;。由被]{2,14})(?=[,;。]|$)/gu),
  ]);
  if (!found?.groups) return undefined;
  const words = wordsOf(found.groups['who'] as string);
  const verb = words.at(-1);
  if (verb?.tag !== 'v' || words.length < 2 || words.slice(0, -1).some(({ tag }) => tag === 'v')) return undefined;
  const who = (found.groups['who'] as string).slice(0, verb.at);
  return replaceAt(
    text,
    found.index,
    found[0].length,
    `${who}${verb.text}${random.next() < 0.5 ? '了' : ''}${found.groups['what']}`,
  );
};

/** Turns 甲是乙 into 乙是甲 if 是 means that the two are one. */
const identity: Rewording = (text, random) => {
  const found = random.pick(
    plainClauses(text).filter(({ verb, before, plain }) => plain && verb === '是' && before === ''),
  );
  if (!found || /之一|一[种个位名座条家]/.test(found.what)) return undefined;
  return /^.{2,16}的.{1,10}$/u.test(found.what)
    ? replaceAt(text, found.start, found.end - found.start, `${found.what}是${found.who}`)
    : undefined;
};

const converse: Rewording = (text, random) => {
  for (const pair of shuffled(CONVERSES, random)) {
    const [from, to] = random.next() < 0.5 ? pair : ([pair[1], pair[0]] as const);
    const found = plainClauses(text).find(({ verb, plain }) => plain && verb === from);
    if (found) {
      const { who, before, aspect, what } = found;
      return replaceAt(text, found.start, found.end - found.start, `${what}${before}${to}${aspect}${who}`);
    }
  }
  return undefined;
};

const CLOSED = /不|没|未|无|只|仅|都|全|所有|每|任何|最|唯一|首|第|除|禁|非|几乎|部分|前|副|原|假|约|近|以/u;

/** Drops an attribute with 的 before a noun, unless the sentence denies, counts or ranks. */
const withoutAttribute: Rewording = (text, random) => {
  if (CLOSED.test(text)) return undefined;
  const found = random.pick([
    ...text.matchAll(/(?<=[\p{Script=Han}])(?<attribute>\p{Script=Han}{2,6}的)(?=\p{Script=Han}{2})/gu),
  ]);
  if (!found) return undefined;
  const words = wordsOf(text);
  const start = words.find(({ at }) => at === found.index);
  const before = words.find(({ at, text: word }) => at + word.length === found.index);
  if (!start || !before || !/^(?:v|ul|p|uj)$/.test(before.tag) || before.text === '是') return undefined;
  return replaceAt(text, found.index, found[0].length, '');
};

/** Drops an adverbial with 在, 为了, 通过, 按照 at the front, under the same conditions. */
const withoutAdverbial: Rewording = (text, random) => {
  if (CLOSED.test(text)) return undefined;
  const found = random.pick([
    ...text.matchAll(/(?<=^|[,;。])(?:在|为了?|通过|按照?|根据|随着|经过|面对|围绕|针对|自|从)[^,;。]{3,18}[,]/gu),
  ]);
  return found && text.length - found[0].length > 8 ? replaceAt(text, found.index, found[0].length, '') : undefined;
};

/** Swaps two clauses about the subject of the first. */
const swappedClauses: Rewording = (text, random) => {
  const [first, second, ...rest] = text.replace(/。$/, '').split(',');
  const clause = first && plainClauses(first)[0];
  if (!clause || !second || rest.length > 1 || !/^v/.test(wordsOf(second)[0]?.tag ?? '')) return undefined;
  const link = random.pick([',', ',也', ',并', ',还']) as string;
  return `${clause.who}${second}${link}${clause.before}${clause.verb}${clause.aspect}${clause.what}`;
};

const SAYS =
  /^(?<who>[^,。;:]{2,24}?)(?<says>介绍|表示|指出|强调|认为|说|提出|透露|要求)(?:说|称)?[,:](?<said>[^。]{6,})/u;

/** Turns 某某介绍,… into 据某某介绍,… and the like; the speaker may lose the post before the name. */
const otherSpeech: Rewording = (text, random) => {
  const { who = '', says = '', said = '' } = SAYS.exec(text)?.groups ?? {};
  if (said === '') return undefined;
  const speaker = random.next() < 0.5 ? nameIn(who) : who;
  const part = random.next() < 0.6 ? (random.pick(said.split(/[,;]/).filter((one) => one.length > 5)) ?? said) : said;
  const verb = says === '要求' || says === '强调' ? says : random.pick(['介绍', '表示', '说', '指出', '透露']);
  return random.next() < 0.4 && verb !== '要求' ? `据${speaker}${verb},${part}` : `${speaker}${verb},${part}`;
};

function nameIn(who: string): string {
  return (
    wordsOf(who)
      .reverse()
      .find((word) => word.tag === 'nr' || word.tag === 'nrt')?.text ?? who
  );
}

/** Turns 甲负责做乙 into 乙由甲做 or 由甲负责做乙. */
const charged: Rewording = (text) => {
  const {
    before = '',
    who,
    verb,
    what,
  } = /(?<before>^|[,;。])(?<who>[^,;。由]{2,12})负责(?<verb>\p{Script=Han}{2})(?<what>[^,;。]{2,16})(?=[,;。]|$)/u.exec(
    text,
  )?.groups ?? {};
  return who && verb && what
    ? text.replace(`${before}${who}负责${verb}${what}`, `${before}${what}由${who}${verb}`)
    : undefined;
};

/** Turns a clause with 由 into an active one without the post before the name: 由县长某某主持 becomes 某某主持了会议. */
const shortActive: Rewording = (text, random) => {
  const {
    what,
    who = '',
    verb,
  } = /(?<=^|[,;。])(?<what>[^,;。由被]{2,16})由(?<who>[^,;。由被]{2,30}?)(?<verb>主持|设计|负责|承办|管理|运营|施工|修建|提供|创作|执导|编写|牵头|组织|承担|完成|建设|出版|发行|制作|生产)(?=[,;。]|$)/u.exec(
    text,
  )?.groups ?? {};
  if (!what || !verb) return undefined;
  return `${random.next() < 0.6 ? nameIn(who) : who}${verb}${random.next() < 0.5 ? '了' : ''}${what}`;
};

const DENIALS: readonly (readonly string[])[] = [
  ['没有', '并没有', '未', '并未', '没'],
  ['不得', '不能', '不可', '不许', '不准', '禁止'],
  ['不再', '不会再'],
  ['不需要', '无需', '不必', '不用'],
  ['尚未', '还没有', '还未'],
  ['无法', '不能', '没法', '没能'],
  ['不是', '并不是', '并非'],
  ['必须', '不得不', '须', '应当', '要'],
];

/** Replaces the word of a denial or a demand by another of the same force. */
const otherDenial: Rewording = (text, random) => {
  for (const group of shuffled(DENIALS, random)) {
    const found = random.pick(group.filter((word) => word.length > 1 && text.includes(word)));
    const other = found && random.pick(group.filter((word) => word !== found));
    if (found && other && !text.includes(`不${found}`)) return text.replace(found, other);
  }
  return undefined;
};

export const ROLE_REWORDINGS: readonly Rewording[] = [
  otherVoice,
  otherVoice,
  otherVoice,
  active,
  active,
  identity,
  converse,
  withoutAttribute,
  withoutAdverbial,
  swappedClauses,
  otherDenial,
  otherSpeech,
  otherSpeech,
  charged,
  shortActive,
  shortActive,
];
