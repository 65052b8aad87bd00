import { shuffled } from '../random.ts';
import type { Edit } from './edits.ts';
import { wrong } from './marked.ts';
import { isNoun, nameKind, replaceAt, wordsOf } from './words.ts';

const DATE = /(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年/g;

/** Replaces a date by another one of the same sentence. */
const otherDate: Edit = (claim, { proof }, random) => {
  const found = random.pick([...claim.matchAll(DATE)]);
  const others = [...proof.matchAll(DATE)].map(([date]) => date);
  const other = random.pick(others.filter((date) => found && !claim.includes(date) && !date.includes(found[0])));
  return found && other && replaceAt(claim, found.index, found[0].length, wrong(other));
};

/** Replaces a name by another one in the same sentence. */
const nameFromProof: Edit = (claim, { proof }, random) => {
  const named = wordsOf(proof).filter((word) => nameKind(word) ?? isNoun(word));
  for (const word of shuffled(wordsOf(claim), random)) {
    const kind = nameKind(word);
    if (!kind && !isNoun(word)) continue;
    const other = random.pick(
      named.filter((one) => nameKind(one) === kind && !claim.includes(one.text) && !one.text.includes(word.text)),
    );
    if (other) return replaceAt(claim, word.at, word.text.length, wrong(other.text));
  }
  return undefined;
};

/** Changes one character of a name: 王建国 to 王建华. */
const nearName: Edit = (claim, { names }, random) => {
  const word = random.pick(wordsOf(claim).filter((one) => nameKind(one) && one.text.length >= 2));
  const kind = word && nameKind(word);
  if (!word || !kind) return undefined;
  const chars = [...word.text];
  const at = kind === 'person' ? chars.length - 1 : 0;
  const donor = [...(random.pick(names.get(kind) ?? []) ?? '')];
  const other = donor[kind === 'person' ? donor.length - 1 : 0];
  if (other === undefined || chars.includes(other)) return undefined;
  chars[at] = other;
  return replaceAt(claim, word.at, word.text.length, wrong(chars.join('')));
};

const LEVELS = ['国家', '中央', '省', '市', '县', '区', '镇', '村', '州'];
const LEVEL =
  /(?:国家|中央|[省市县区镇村州])(?=委|政府|厅|局|级|财政|长|内|里|医院|法院|人大|政协|领导|水利|农业|教育)|(?<=全|该|本|各)[国省市县区镇村州]/gu;

/** Changes the level: 市政府 to 省政府, 全县 to 全市. */
const otherLevel: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(LEVEL)]);
  if (!found) return undefined;
  const others = LEVELS.filter((one) => one !== found[0] && (found[0].length > 1 || one.length === 1));
  return replaceAt(claim, found.index, found[0].length, wrong(random.pick(others) as string));
};

const SHORT_OPPOSITES = [
  '多少',
  '高低',
  '大小',
  '长短',
  '早晚',
  '快慢',
  '强弱',
  '轻重',
  '升降',
  '增减',
  '涨跌',
  '南北',
  '东西',
  '上下',
  '前后',
  '新旧',
  '男女',
  '内外',
  '进出',
  '买卖',
  '收支',
  '开关',
  '胜败',
  '深浅',
  '宽窄',
  '冷热',
  '好坏',
  '易难',
  '有无',
  '首末',
];
const SHORT = new Map(
  SHORT_OPPOSITES.flatMap(
    ([a = '', b = '']) =>
      [
        [a, b],
        [b, a],
      ] as const,
  ),
);
/** After or before these characters, one character gives the direction: 偏多, 较低, 上升, 多于. */
const WAY =
  /(?<=[偏较更最变太渐越不很颇略稍提走下回调减加])[多少高低大小长短早晚快慢强弱轻重升降新旧深浅宽窄冷热好坏]|[多少高低大小长短早晚快慢强弱](?=于)|[升降涨跌增减](?=[至到了为幅])|[东西南北](?=[部侧岸面边方])|(?<=[之以])[前后内外上下]/gu;

const shortOpposite: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(WAY)]);
  const other = found && SHORT.get(found[0]);
  return found && other && replaceAt(claim, found.index, 1, wrong(other));
};

const VERB_OPPOSITES: readonly (readonly [string, string])[] = [
  ['开工', '竣工'],
  ['动工', '完工'],
  ['开幕', '闭幕'],
  ['开通', '停运'],
  ['启用', '停用'],
  ['投产', '停产'],
  ['上市', '退市'],
  ['上任', '卸任'],
  ['就任', '离任'],
  ['入学', '毕业'],
  ['加入', '脱离'],
  ['参军', '退伍'],
  ['起飞', '降落'],
  ['出发', '抵达'],
  ['借出', '归还'],
  ['雇用', '解雇'],
  ['扩建', '拆除'],
  ['修复', '毁坏'],
  ['保留', '拆除'],
  ['赞成', '反对'],
  ['称赞', '指责'],
  ['欢迎', '抵制'],
  ['信任', '怀疑'],
  ['承认', '否认'],
  ['放宽', '收紧'],
  ['延长', '缩短'],
  ['提前', '推迟'],
  ['集中', '疏散'],
  ['吸收', '排出'],
  ['领先', '落后'],
  ['盈利', '亏损'],
  ['扩张', '收缩'],
  ['繁荣', '萧条'],
  ['上涨', '下跌'],
  ['升级', '降级'],
  ['增设', '撤销'],
  ['引入', '输出'],
  ['攻占', '失守'],
  ['进攻', '防守'],
  ['团结', '分裂'],
  ['建成', '动工'],
  ['创刊', '停刊'],
  ['发行', '停售'],
  ['扩编', '裁减'],
  ['留任', '辞职'],
  ['任命', '免去'],
  ['录取', '淘汰'],
  ['批准', '驳回'],
  ['扩展', '缩减'],
  ['发扬', '压制'],
  ['维护', '损害'],
  ['遵守', '违反'],
  ['加快', '放慢'],
  ['推广', '取缔'],
  ['拉近', '疏远'],
  ['丰富', '贫乏'],
];

const otherVerb: Edit = (claim, _, random) => {
  for (const pair of shuffled(VERB_OPPOSITES, random)) {
    const [from, to] = random.next() < 0.5 ? pair : ([pair[1], pair[0]] as const);
    const at = claim.indexOf(from);
    if (at >= 0) return replaceAt(claim, at, from.length, wrong(to));
  }
  return undefined;
};

const FORBIDS =
  /(?:暂时?不|不得|不能|不可以?|不许|不准|不应|不宜|禁止|严禁|避免|防止|拒绝|反对)(?:建议|推荐|允许)?(?=\p{Script=Han}{2})/gu;

/** Turns a ban or a warning into a permission or a demand. */
const allowed: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(FORBIDS)]);
  const word = random.pick(['可以', '应当', '必须', '允许', '建议', '鼓励', '能够', '适宜']) as string;
  return found && replaceAt(claim, found.index, found[0].length, wrong(word));
};

const DEMANDS = /(?<![主需重必只次不])(?:要|应当?|必须|须|建议|鼓励|允许|可以?)(?=\p{Script=Han}{2})/gu;

/** Turns a demand or a permission into its opposite. */
const forbidden: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(DEMANDS)]);
  const word = random.pick(['不要', '不得', '不必', '无需', '禁止', '不再', '不用', '不准', '不应']) as string;
  return found && replaceAt(claim, found.index, found[0].length, wrong(word));
};

/** Edits that change one thing into a similar or neighbouring one. */
export const NEAR_EDITS: Readonly<Record<string, Edit>> = {
  otherDate,
  nameFromProof,
  nearName,
  otherLevel,
  shortOpposite,
  otherVerb,
  allowed,
  forbidden,
};
