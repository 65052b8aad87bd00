import { fold, foldText } from '../../text/script/fold.ts';
import { cutWords } from '../../text/words/segment.ts';
import { standardWording } from '../standard-wording.ts';
import { type AnchorKind, anchorsIn } from './anchors.ts';
import type { FollowUpReading } from './tools.ts';

/** Words that many questions share; they show the kind of answer, but not the subject. Folded. */
const GENERIC = new Set(
  (
    '会议 大会 座谈会 主持 主持人 召开 出席 参加 参会 讲话 发言 强调 指出 要求 提出 投入 资金 金额 工作 情况 时间 日期 地点 地方 单位 部门 机构 领导 同志 文章 报道 新闻 目标 措施 原因 理由 结果 内容 意义 背景 影响 ' +
    '具体 主要 分别 一共 总共 总数 获得 得到 负责 担任 职务 代表 表示 认为 通报 传达 部署 安排 举行 举办 开会 开始 结束 人员 人数 属于 位于 包括 包含 提到 介绍 发布 发表 公布 宣布 通过 成立 任务 计划 项目 ' +
    '数据 增长 增加 减少 下降 上升 达到 同比 比例 名称 名字 标题 题目 作者 来源 出处 记者 编辑 链接 方面 重点 今后 下一步 之后 以后 以前 之前 后来 接下来 其他 别的 大家 人们 需要 应该 可以 进行 开展 实施 完成 ' +
    '哪些 哪个 多少 什么 怎么 如何 为什么 时候 国家 省份 城市 地区 县城 消息 事情 东西 问题 措辞 意思 一下 现在 目前 当时 这些 那些 这个 那个 没有 还有 成果 效果 主题 名单 数量'
  ).split(' '),
);
/** Begins with a deed and lacks the one who did it (表彰了多少个集体). */
const HEADLESS = /^(?!为了|除了|到了)(?:都|又|还|也|曾|一共|总共)?\p{Script=Han}{1,3}(?:了|过)/u;
/** Kinds of names that are the subject of a question that contains them. */
const SUBJECTS: ReadonlySet<AnchorKind> = new Set(['body', 'person', 'title', 'designation']);
/** Number of meaningful words that make a subject. Chosen by hand. */
const ENOUGH = 2;

/** True if a Chinese question names its own subject: a body, person, title, place or enough meaningful words. */
export function hasOwnSubject(written: string, reading: FollowUpReading): boolean {
  if (anchorsIn(written, reading).some(({ kind }) => SUBJECTS.has(kind))) return true;
  const text = standardWording(foldText(written));
  const anchors = anchorsIn(text, reading);
  const words = ownWords(text, reading);
  const isTopic = anchors.some(({ kind, span }) => {
    if (kind !== 'place') return false;
    const isElliptic =
      /[在于从到去]$/.test(text.slice(0, span.start)) || /^(?:的[是有]|有|呢|的$)/.test(text.slice(span.end));
    return words.length > 0 || !isElliptic;
  });
  if (isTopic) return true;
  return words.length >= ENOUGH && !HEADLESS.test(text.trim());
}

/** Meaningful words of a question: no ask words, generic words, places, days or names. */
function ownWords(text: string, reading: FollowUpReading): string[] {
  const { text: folded, toOriginal } = fold(text);
  const anchors = anchorsIn(text, reading);
  const asking = reading
    .findAskWords(folded)
    .map(({ start, end }) => ({ start: toOriginal(start), end: toOriginal(end) }));
  let content = '';
  let at = 0;
  for (const { start, end } of [...asking, ...anchors.map(({ span }) => span)].sort((a, b) => a.start - b.start)) {
    if (start > at) content += `${text.slice(at, start)} `;
    at = Math.max(at, end);
  }
  content += text.slice(at);
  return [...new Set(cutWords(foldText(content)))].filter((word) => word.length > 1 && !GENERIC.has(word));
}
