/** Makes a sentence false in one way; undefined if the sentence offers nothing for it. */
export interface Mutation {
  readonly kind: string;
  readonly mutate: (sentence: string) => string | undefined;
}

function replacing(kind: string, pairs: string): Mutation {
  const table = pairs.split(' ').map((pair) => pair.split('>') as [string, string]);
  return {
    kind,
    mutate: (sentence) => {
      const [from, to] = table.find(([word]) => sentence.includes(word)) ?? [];
      return from === undefined || to === undefined ? undefined : sentence.replace(from, to);
    },
  };
}

/** Swaps two pieces. */
function swapping(kind: string, pattern: RegExp): Mutation {
  return {
    kind,
    mutate: (sentence) => {
      const swapped = sentence.replace(pattern, '$<b>$<between>$<a>');
      return swapped === sentence ? undefined : swapped;
    },
  };
}

/** Edits of news sentences, written independently of those for training. */
export const MUTATIONS: readonly Mutation[] = [
  {
    kind: 'figure',
    mutate: (sentence) => {
      const figure = /\d+(?:\.\d+)?/.exec(sentence)?.[0];
      return figure && sentence.replace(figure, String(Number(figure) + 7));
    },
  },
  replacing(
    'name',
    '习近平>胡明轩 何立峰>丁向东 李克强>丁向东 汪洋>高振国 刘国强>高振国 刘焕鑫>高振国 灵寿>平山 汪清>安图 田东>平果 退役军人事务部>民政部 人民银行>证监会 国家乡村振兴局>国家粮食局 国家发展改革委>财政部',
  ),
  replacing(
    'post',
    '副主任>主任 副部长>部长 副局长>局长 副总理>总理 副行长>行长 副主席>主席 组长>秘书长 总书记>副总理 书记>秘书',
  ),
  replacing(
    'direction',
    '加强>削弱 增加>削减 增长>萎缩 提高>降低 提升>降低 促进>妨碍 支持>阻止 推动>拖延 巩固>动摇 强化>弱化 优化>恶化 继续>不再继续 出席>缺席 肯定>质疑 凝聚>分散 完成>放弃 坚持>放弃',
  ),
  replacing(
    'mode',
    '要加强>已经加强 要坚持>已经坚持 要进一步>已经 要深入>已经深入 要切实>已经 要持续>已经 要健全>已经健全 要强化>已经强化 要合力>已经合力 要立足>已经立足 要高度重视>已经高度重视 要不断>已经',
  ),
  replacing(
    'negation',
    '出席会议>没有出席会议 参加会议>没有参加会议 主持会议>没有主持会议 要>不要 全面>没有全面 实现>没有实现 取得>没有取得 是>不是 加强>不加强',
  ),
  replacing(
    'scope',
    '部分>全部 主要>唯一 更多>所有 50%以上>全部 特别是>只有 重点>全部 各地>个别地区 各级>个别 有关>所有',
  ),
  swapping('roles', /(?<a>东部\d*省?)(?<between>.{0,6}向)(?<b>西部\d*省?)/),
  swapping('dates', /(?<a>20\d\d年)(?<between>.{2,40}?)(?<b>20\d\d年)/),
];

const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/进一步|切实|持续|不断|扎实|坚决/g, ''],
  [/出席会议并讲话/, '参加会议并讲话'],
  [/加强/, '强化'],
  [/同比/, '比上年'],
  [/指出,|指出，/, '表示，'],
  [/推动/, '促进'],
  [/以及/, '和'],
];

/** The clauses of a sentence, and the sentence in slightly different words; all are true. */
export function rewordingsOf(sentence: string): string[] {
  const clauses = sentence.split(/[，；]/).filter((clause) => clause.length >= 8);
  const first = clauses.slice(0, 2).join('，');
  const worded = WORDINGS.map(([pattern, other]) => sentence.replace(pattern, other)).filter((one) => one !== sentence);
  return [...new Set([sentence, first, ...clauses.slice(0, 3), ...worded])].filter(
    (one) => one.length >= 8 && one.length <= 110,
  );
}
