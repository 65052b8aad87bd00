/** Pairs of words that exclude each other as attributes of one thing, folded. */
const PAIRS =
  '男/女 最大/最小 最高/最低 最多/最少 最长/最短 最早/最晚 最新/最早 最快/最慢 最好/最差 进口/出口 城镇/农村 城市/农村 上半年/下半年 上升/下降 增加/减少 ' +
  '增长/下降 全马/半马 全程/半程 东部/西部 南部/北部 东半/西半 南岸/北岸 开工/竣工 开工/完工 开工/通车 开幕/闭幕 收入/支出 存款/贷款 死亡/受伤 投入/引进 公立/私立 ' +
  '小学/中学 中学/大学 小学/大学 开始/结束 主办/承办 主办/协办 承办/协办 设计/施工 国内/国外 室内/室外 常住/户籍 第一产业/第二产业 第一产业/第三产业 第二产业/第三产业 ' +
  '成人/儿童 总量/人均 白天/夜间 父亲/母亲 丈夫/妻子 儿子/女儿 直接/间接 上游/下游 上任/卸任 出生/逝世 今年/去年 今年/明年 去年/明年 去年/前年 今年/前年';

/** Groups of words with the same meaning: an article that says 身亡 speaks of 死亡. */
const SAME =
  '死亡/身亡/遇难/丧生/罹难/死者/去世 受伤/负伤/伤者 增长/上升/增加/提高/上涨/涨 下降/减少/下跌/降低/回落/跌 逝世/去世/病逝/辞世/离世 ' +
  '出生/生于 开幕/揭幕 竣工/完工/建成/落成 开工/动工 上任/就任/履新 卸任/离任 丈夫/先生/老公 妻子/太太/夫人/老婆 父亲/爸爸 母亲/妈妈';
const groups = SAME.split(' ').map((group) => group.split('/'));

const pairs = PAIRS.split(' ').map((pair) => pair.split('/') as [string, string]);

/** True if a folded text contains the opposite of a word of the question, and not that word itself (女子 for 男子). */
export function saysOpposite(question: string, text: string): boolean {
  const contradicts = (asked: string, said: string) =>
    question.includes(asked) &&
    !question.includes(said) &&
    text.includes(said) &&
    !formsOf(asked).some((form) => text.includes(form));
  return pairs.some(([a, b]) => contradicts(a, b) || contradicts(b, a));
}

function formsOf(word: string): readonly string[] {
  return [word, ...groups.filter((group) => group.includes(word)).flat()];
}
