import { segmenter } from '../segmenter/segmenter.ts';

/** Last word of the name of a body, building or line. */
const ENDING =
  /(?:博物馆|纪念馆|图书馆|体育馆|展览馆|科技馆|局|厅|署|研究院|法院|医院|研究所|中心|公司|集团|银行|大学|学院|学校|中学|小学|协会|学会|商会|农会|联盟|基金会|委员会|组委会|报社|电视台|机场|车站|线|大桥|隧道|水库|公园|景区|保护区|开发区)$/;
/** Tags of words that may be part of such a name: nouns, names, abbreviations and words the segmenter does not know. */
const PART = /^(?:n|j|x|b|f|eng|vn)/;
const WORD = /^[\p{L}\p{N}]+$/u;
/** Largest number of words before the last word of such a name. Chosen by hand. */
const MAX_PARTS = 5;

/**
 * Names of bodies, buildings and lines in folded text, recognised by their last word (甘肃省博物馆, 万大线) together with the
 * words before it; each once, in order. It guesses names that no glossary knows.
 */
export function organisationsIn(folded: string): string[] {
  const words = segmenter().tag(folded);
  const found = words.flatMap(({ word }, i) => {
    if (!ENDING.test(word)) return [];
    let from = i;
    while (i - from < MAX_PARTS && isPart(words[from - 1])) from--;
    const name = words
      .slice(from, i + 1)
      .map((one) => one.word)
      .join('');
    return name.replace(ENDING, '').length >= 2 ? [name] : [];
  });
  return [...new Set(found)];
}

function isPart(word: { readonly word: string; readonly tag: string } | undefined): boolean {
  return word !== undefined && PART.test(word.tag) && WORD.test(word.word) && !ENDING.test(word.word);
}

/** True if folded text may name a person or a body: it holds a name or a word for people. */
export function mayBeSomebody(folded: string): boolean {
  if (/[人员者长家队士们民生手公司局部厅委院会馆校社集团国]|[a-z]{2}/.test(folded)) return true;
  return segmenter()
    .tag(folded)
    .some(({ word, tag }) => WORD.test(word) && /^(?:nr|nt|nz|x|ns)/.test(tag));
}
