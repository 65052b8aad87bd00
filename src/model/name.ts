/** A body, programme or term with all the forms that texts use for it. */
export interface Name {
  /** Full form in Simplified characters; it identifies the name. */
  readonly canonical: string;
  readonly kind: NameKind;
  /** Other Chinese forms, folded: short forms, abbreviations (国家发改委, 发改委). */
  readonly aliases: readonly string[];
  /** English names and acronyms in their usual spelling (National Development and Reform Commission, NDRC). */
  readonly english: readonly string[];
}

export type NameKind = 'body' | 'programme' | 'place' | 'term';
