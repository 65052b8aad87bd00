import jieba from 'nodejieba';

/** A word of folded text with jieba's tag and its offset. */
export interface Word {
  readonly text: string;
  readonly tag: string;
  readonly at: number;
}

export function wordsOf(folded: string): Word[] {
  let at = 0;
  return jieba.tag(folded).map(({ word, tag }) => {
    const found = { text: word, tag, at };
    at += word.length;
    return found;
  });
}

/** Persons, places and bodies by one letter each; undefined for other words. */
export function nameKind({ text, tag }: Word): 'person' | 'place' | 'body' | undefined {
  if ([...text].length < 2 || !/^\p{Script=Han}+$/u.test(text)) return undefined;
  if (tag === 'nr' || tag === 'nrt') return 'person';
  if (tag === 'ns') return 'place';
  return tag === 'nt' ? 'body' : undefined;
}

export function isNoun({ text, tag }: Word): boolean {
  return [...text].length >= 2 && /^(?:n|nz|vn|nr|ns|nt|nrt)$/.test(tag);
}

/** `text` with `[at, at + length)` replaced. */
export function replaceAt(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}
