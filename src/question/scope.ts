/** Which of two is more: the asking word behind both, a measure at the end. */
const WHICH_IS_MORE =
  /(?:和|与|跟|还是)[^和与跟]{1,24}(?:哪一?个|哪一?[方边家者]|谁)[^最]{0,6}(?:多|少|大|小|高|低|长|短|快|慢|早|晚|强|好|重|远|近)$/;
/** How two things differ. */
const HOW_DIFFERENT = /(?:和|与|跟).{1,24}(?:有什么|有何|有哪些|有啥|的)(?:不同|区别|差别|差异|异同)$/;
/** The whole of an article, or much of it. */
const SUMS_UP = /^.{0,6}(?:总结|概括|概述|归纳|综述)|(?:大意|梗概)(?:是什么)?$|讲了些?什么$/;

/** Whether a folded Chinese question asks for more than words of one sentence can say: then no short answer is whole. */
export function isBroad(chinese: string): boolean {
  const text = chinese.replace(/[?？。!！\s]+$/, '');
  return [WHICH_IS_MORE, HOW_DIFFERENT, SUMS_UP].some((sign) => sign.test(text));
}
