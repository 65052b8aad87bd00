import jieba from 'nodejieba';

/** The thing that a question asks for, by its asking word. */
export type Asked = 'person' | 'time' | 'place' | 'number' | 'which' | 'things' | 'what';

/** A folded question split at its only asking word. */
export interface ParsedQuestion {
  readonly asked: Asked;
  /** The words before the asking word; may be empty. */
  readonly before: string;
  /** The asking word itself: 谁, 哪一天, 多少. */
  readonly word: string;
  /** The thing asked for, right after the asking word (多少**名干部**): a measure word and a noun; may be empty. */
  readonly noun: string;
  /** The rest, without the question mark; may be empty. */
  readonly after: string;
}

/** Asking words by the thing they ask for; longer ones are tried before shorter ones. */
const ASKING: readonly (readonly [Asked, RegExp])[] = [
  ['time', /(?:是在|在|于|是)?(?:什么时候|什么时间|何时|哪一年|哪一天|哪年|哪天|哪个月|哪月|几月几日|几月几号|几号)/],
  ['place', /(?:是在|在|到|去|于)?(?:什么地方|哪里|哪儿|何处|哪个地方|哪个城市|哪座城市|哪个省|哪个国家)/],
  ['person', /谁|哪一位|哪位|何人|什么人|哪个人/],
  ['number', /多少|几(?=[个名位人家项条次届种座所件天年月户篇只块万亿千百])/],
  ['things', /哪些|哪几(?=[个家位名项条种座所类])|哪[二两三四五六七八九十](?=[个家位名项条种座所类大])/],
  ['which', /哪一?(?=[个家位名项条种座所类支本部届只])/],
  ['what', /是什么|叫什么|什么/],
];

const MEASURE = /^[个名位家项条次届种座所件人户篇支本部只块类大]/;
const END = /[?？。！!]+$/;

/**
 * Splits a folded question; undefined if it has no asking word or several, because a frame might then change its
 * meaning.
 */
export function parseQuestion(question: string): ParsedQuestion | undefined {
  const text = question.replace(END, '').trim();
  for (const [asked, pattern] of ASKING) {
    const match = pattern.exec(text);
    if (!match) continue;
    const behind = text.slice(match.index + match[0].length);
    if (/谁|什么|哪|几[个名月]|多少|怎|为何|如何/.test(text.slice(0, match.index) + behind)) return undefined;
    const noun =
      asked === 'number' || asked === 'things' || asked === 'which' || asked === 'what' ? nounAt(behind) : '';
    const after = behind.slice(noun.length);
    return { asked, before: text.slice(0, match.index), word: match[0], noun, after };
  }
  return undefined;
}

/** The measure word and the nouns at the beginning of `text` by jieba's tags; at most eight characters. */
function nounAt(text: string): string {
  const measure = MEASURE.exec(text)?.[0] ?? '';
  let noun = measure;
  for (const { word, tag } of jieba.tag(text.slice(measure.length))) {
    if (!/^(?:n|vn|nz|an|b|j|l|q|m)/.test(tag) || noun.length + word.length > 8) break;
    noun += word;
  }
  return noun;
}

/** Words with jieba's tags. */
export function tagged(text: string): { readonly word: string; readonly tag: string }[] {
  return jieba.tag(text);
}
