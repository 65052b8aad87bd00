/**
 * Rough sounds that Latin spellings and Chinese syllables share. Consonants are upper case (P B T D K G F V S Z X=sh
 * C=ch J H M N L R W Y), vowels lower case (a e i o u).
 */
export type Sounds = string;

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/sch(?=[ae]?[nlmw])|sch|sh|sz(?=[ck])|ti(?=o)/g, 'X'],
  [/tch|ch(?=[lr])/g, 'C'],
  [/ch/g, 'C'],
  [/ph/g, 'F'],
  [/ght/g, 'T'],
  [/th/g, 'T'],
  [/wh/g, 'W'],
  [/wr/g, 'R'],
  [/kn(?=[aeiouy])/g, 'N'],
  [/gn/g, 'N'],
  [/mb$/g, 'M'],
  [/dge/g, 'J'],
  [/ng(?![aeiou])/g, 'N'],
  [/qu/g, 'KW'],
  [/ck|cq/g, 'K'],
  [/cc(?=[ei])/g, 'KS'],
  [/c(?=[eiy])/g, 'S'],
  [/x/g, 'KS'],
  [/g(?=[eiy])/g, 'J'],
  [/gh/g, 'G'],
  [/tz|ts/g, 'Z'],
  [/j/g, 'J'],
  [/y(?=[aeou])/g, 'Y'],
  [/(?<=[aeiou])w(?![aeiou])/g, 'u'],
  [/ee|ea|ie/g, 'i'],
  [/oo/g, 'u'],
  [/ou|ow/g, 'o'],
  [/ai|ay|ei|ey/g, 'e'],
  [/au/g, 'o'],
  [/eu|ew/g, 'u'],
  [/y/g, 'i'],
  [/(?<=[^aeiou].*)e$/g, ''],
];

/** Sounds of a lower-case Latin word; doubled letters count once. */
export function soundsOfLatin(word: string): Sounds {
  let sounds = word.replace(/([bcdfgklmnprstvz])\1/g, '$1');
  for (const [pattern, sound] of SPELLINGS) sounds = sounds.replace(pattern, sound);
  return sounds
    .toUpperCase()
    .replace(/[AEIOU]/g, (vowel) => vowel.toLowerCase())
    .replace(/Q/g, 'K')
    .replace(/([a-z])\1/g, '$1');
}

const INITIALS: Readonly<Record<string, string>> = {
  b: 'B',
  p: 'P',
  m: 'M',
  f: 'F',
  d: 'D',
  t: 'T',
  n: 'N',
  l: 'L',
  g: 'G',
  k: 'K',
  h: 'H',
  j: 'J',
  q: 'C',
  x: 'X',
  zh: 'J',
  ch: 'C',
  sh: 'X',
  r: 'R',
  z: 'Z',
  c: 'Z',
  s: 'S',
  y: 'Y',
  w: 'W',
};
const FINALS: Readonly<Record<string, string>> = {
  ai: 'ai',
  ei: 'e',
  ao: 'ao',
  ou: 'o',
  an: 'aN',
  en: 'eN',
  ang: 'aN',
  eng: 'eN',
  ong: 'oN',
  er: 'eR',
  ia: 'ia',
  ie: 'ie',
  iao: 'io',
  iu: 'iu',
  ian: 'ieN',
  in: 'iN',
  iang: 'iaN',
  ing: 'iN',
  iong: 'ioN',
  ua: 'ua',
  uo: 'o',
  uai: 'uai',
  ui: 'ui',
  uan: 'uaN',
  un: 'uN',
  uang: 'uaN',
  ue: 'ue',
  v: 'u',
  ve: 'ue',
  van: 'uaN',
  vn: 'uN',
};

/** Sounds of a toneless pinyin syllable. */
export function soundsOfPinyin(syllable: string): Sounds {
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/.exec(syllable)?.[0] ?? '';
  let final = syllable.slice(initial.length);
  if (/^(?:z|c|s|zh|ch|sh|r)$/.test(initial) && final === 'i') final = '';
  return (INITIALS[initial] ?? '') + (FINALS[final] ?? final);
}

const NEAR: readonly (readonly [string, number])[] = [
  ...(['BP', 'DT', 'GK', 'ZS', 'XS', 'CJ', 'CX', 'FV', 'ZC', 'LR'] as const).map((pair) => [pair, 0.2] as const),
  ...(
    [
      'ZJ',
      'VW',
      'GJ',
      'CT',
      'JX',
      'MN',
      'HG',
      'HK',
      'JH',
      'KC',
      'ZT',
      'XZ',
      'SC',
      'BV',
      'FW',
      'FH',
      'JY',
      'RJ',
      'DJ',
    ] as const
  ).map((pair) => [pair, 0.4] as const),
];
const costs = new Map(
  NEAR.flatMap(([pair, cost]) => [[pair, cost] as const, [[...pair].reverse().join(''), cost] as const]),
);

function isVowel(sound: string): boolean {
  return sound >= 'a';
}

/** Cost of one sound in place of another, 0 if they are equal. All costs here were chosen by hand. */
function replaceCost(latin: string, chinese: string): number {
  if (latin === chinese) return 0;
  if (isVowel(latin) && isVowel(chinese)) return 0.2;
  if (latin === 'u' && chinese === 'W') return 0.1;
  if (latin === 'i' && chinese === 'Y') return 0.1;
  if (isVowel(latin) !== isVowel(chinese)) return 1.2;
  return costs.get(latin + chinese) ?? 1;
}

/** Cost of a sound of the Latin word that the Chinese omits. */
function dropCost(sound: string): number {
  if (isVowel(sound)) return 0.25;
  return sound === 'R' ? 0.25 : sound === 'H' ? 0.3 : sound === 'L' || sound === 'T' || sound === 'D' ? 0.6 : 0.9;
}

/** Cost of a sound of the Chinese that the Latin word lacks. */
function addCost(sound: string): number {
  return isVowel(sound) ? 0.1 : sound === 'Y' || sound === 'W' ? 0.15 : sound === 'N' ? 0.5 : 1;
}

/** Weighted edit distance between a Chinese syllable and a piece of a Latin word; 0 for equal sounds. */
export function soundDistance(latin: Sounds, chinese: Sounds): number {
  let row = [0];
  for (const sound of chinese) row.push((row.at(-1) ?? 0) + addCost(sound));
  for (const a of latin) {
    const next = [(row[0] ?? 0) + dropCost(a)];
    [...chinese].forEach((b, j) => {
      const replaced = (row[j] ?? 0) + replaceCost(a, b);
      const dropped = (row[j + 1] ?? 0) + dropCost(a);
      next.push(Math.min(replaced, dropped, (next[j] ?? 0) + addCost(b)));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
