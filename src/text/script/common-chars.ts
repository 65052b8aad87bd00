import { simplifyChar } from './simplify.ts';

let common: ReadonlySet<string> | undefined;

/**
 * True for the 3,755 everyday characters, Traditional forms included.
 * @see GB/T 2312-1980, level 1 (rows 16 to 55)
 */
export function isCommonChar(char: string): boolean {
  common ??= readLevelOne();
  return common.has(char) || common.has(simplifyChar(char));
}

function readLevelOne(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}
