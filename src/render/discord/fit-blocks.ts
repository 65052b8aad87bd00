/** The first blocks that fit into `maxChars`, joined; no block is cut, and … replaces those left out. */
export function fitBlocks(blocks: readonly string[], maxChars: number, separator: string): string {
  const whole = blocks.join(separator);
  if (whole.length <= maxChars) return whole;
  const rest = `${separator}…`;
  let text = '';
  for (const block of blocks) {
    const longer = text === '' ? block : `${text}${separator}${block}`;
    if (longer.length + rest.length > maxChars) break;
    text = longer;
  }
  return `${text}${rest}`;
}
