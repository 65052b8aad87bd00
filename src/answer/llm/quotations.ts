const PAIRS = ['“”', '「」', '『』', '《》', '〈〉', '‘’'] as const;

/**
 * Words between quotation or title marks, without the marks, in the order of the marks.
 * @returns undefined where a mark has no partner; a ’ alone is an apostrophe.
 */
export function quotationsIn(text: string): string[] | undefined {
  const found: string[] = [];
  for (const [open = '', close = ''] of PAIRS.map((pair) => [...pair])) {
    let start = -1;
    for (let at = 0; at < text.length; at++) {
      if (text.charAt(at) === open) {
        if (start >= 0) return undefined;
        start = at + 1;
      } else if (text.charAt(at) === close) {
        if (start >= 0) found.push(text.slice(start, at));
        else if (close !== '’') return undefined;
        start = -1;
      }
    }
    if (start >= 0) return undefined;
  }
  const straight = text.split('"');
  if (straight.length % 2 === 0) return undefined;
  return [...found, ...straight.filter((_, i) => i % 2 === 1)];
}
