import { simplifyChar } from './simplify.ts';

const IS_COMMON = 1;
const IS_RARE = 2;
/** Known facts about each UTF-16 unit, filled in when a character first appears; 0 means unknown. */
const kinds = new Uint8Array(0x10000);
let common: ReadonlySet<string> | undefined;

/**
 * True for the 3,755 everyday characters, in Simplified or Traditional form.
 * @see GB/T 2312-1980, level 1 (rows 16 to 55)
 */
export function isCommonChar(char: string): boolean {
  return char.length === 1 ? isCommonUnit(char.charCodeAt(0)) : isInLevelOne(char);
}

/** {@link isCommonChar} for a UTF-16 unit. */
export function isCommonUnit(code: number): boolean {
  if (kinds[code] === 0) kinds[code] = isInLevelOne(String.fromCharCode(code)) ? IS_COMMON : IS_RARE;
  return kinds[code] === IS_COMMON;
}

function isInLevelOne(char: string): boolean {
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
