/** A body, programme or term with all the forms it is written in. */
export interface Name {
  /** Full Simplified form; identifies the name. */
  readonly canonical: string;
  readonly kind: NameKind;
  /** Other Chinese forms, folded: short forms, abbreviations (国家发改委, 发改委). */
  readonly aliases: readonly string[];
  /** English forms and acronyms as written (National Development and Reform Commission, NDRC). */
  readonly english: readonly string[];
}

export type NameKind = 'body' | 'programme' | 'place' | 'term';
