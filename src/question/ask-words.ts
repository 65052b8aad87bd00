import type { Span } from '../model/span.ts';
import { makeTrie } from '../text/words/trie.ts';
import { MEASURE_WORDS } from './measure-words.ts';

/** Words that ask, address or close; an answer would not contain them. Folded. */
const ASK_WORDS =
  '请问 请问一下 请介绍一下 请介绍 介绍一下 请告诉我 告诉我 请说明 请列举 请列出 列举一下 列举 我想知道 我想了解 我想问 想知道 想了解 想问 想问一下 麻烦 麻烦问一下 ' +
  '帮我查一下 帮我查查 帮我查 帮我找一下 帮我找 帮忙查一下 你知道 您知道 能不能告诉我 可以告诉我 能告诉我 谢谢 你好 您好 说说 说一说 讲讲 谈谈 有谁知道 ' +
  '是什么时候 什么时候 什么时间 什么地方 什么原因 什么样的 什么样 什么人 是什么 有什么 为什么 什么 为何 为啥 何时 何处 何地 何人 何以 何种 哪些 哪几个 哪几 哪个 哪一个 ' +
  '哪一年 哪年 哪一天 哪天 哪一位 哪位 哪一种 哪种 哪一项 哪项 哪一 哪里 哪儿 在哪里 在哪儿 在哪 哪 谁 是谁 由谁 多少 多大 多高 多长 多远 多重 多久 多深 多宽 第几 百分之几 几个 几名 几位 几次 几年 ' +
  '怎么样 怎么 怎样 如何 是否 是不是 有没有 能否 可否 会不会 能不能 吗 呢 吧 啊 呀 嘛 啥 了吗 了呢 分别是 分别 请';

const askWords = makeTrie(ASK_WORDS.split(' ').map((word): [string, true] => [word, true]));

/** Words that contain an ask word but are not one: 网吧, 邀请, 申请. */
const KEPT =
  '网吧 酒吧 邀请 申请 聘请 请求 请示 请愿 吗啡 呢绒 吧台 提请 啊呀 几何 多少年来 谁知 如何是好 请柬 请客 请假 哪吒 分别于 贴吧 任何时 任何人 无论如何 几内亚 几乎 茶几';
const kept = makeTrie(KEPT.split(' ').map((word): [string, true] => [word, true]));

/** Spans of the question's ask words, in order. */
export function findAskWords(folded: string): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < folded.length; ) {
    const word = kept.startingAt(folded, at);
    const match = askWords.startingAt(folded, at) ?? askedNumberAt(folded, at);
    if (word !== undefined && (match === undefined || word.end >= match.end)) at = word.end;
    else if (match === undefined) at++;
    else {
      // 在哪 before 个 is 在 and 哪个, so a longer ask word may begin at the last character.
      const longest = Math.max(match.end, askWords.startingAt(folded, match.end - 1)?.end ?? 0);
      const end = longest + askedCountAt(folded, longest);
      found.push({ start: at, end });
      at = end;
    }
  }
  return found;
}

/** 几 with a measure word after it (几架, 几多辆); 十几人 is a number and not a question. */
const ASKED_NUMBER = new RegExp(`^几[多]?[${MEASURE_WORDS}]`);

function askedNumberAt(folded: string, at: number): { readonly end: number } | undefined {
  if (folded.charAt(at) !== '几' || /[十百千好近前后这]/.test(folded.charAt(at - 1))) return undefined;
  const asked = ASKED_NUMBER.exec(folded.slice(at, at + 3))?.[0];
  return asked === undefined ? undefined : { end: at + asked.length };
}

/** The count and measure word after 哪 (哪三个县); an article would not repeat them. */
const ASKED_COUNT = /^[二两三四五六七八九十\d]{1,3}[个家项位名所座大种类条点]/;

/** Length of the count that follows 哪 at `at`; 0 if there is none. */
function askedCountAt(folded: string, at: number): number {
  return folded.charAt(at - 1) === '哪' ? (ASKED_COUNT.exec(folded.slice(at, at + 4))?.[0].length ?? 0) : 0;
}

const PUNCTUATION = /[^\p{L}\p{N}%·.+\-#&]+/gu;

/** `folded` without the spans and without punctuation, each replaced by a single space. */
export function contentOf(folded: string, left: readonly Span[]): string {
  let content = '';
  let at = 0;
  for (const span of left) {
    content += `${folded.slice(at, span.start)} `;
    at = span.end;
  }
  return (content + folded.slice(at)).replace(PUNCTUATION, ' ').trim();
}
