import type { Random } from '../random.ts';
import { shuffled } from '../random.ts';
import { type Donors, EDITS } from './edits.ts';
import { otherFigures } from './figure-wordings.ts';
import { readMarks } from './marked.ts';
import { REWORDINGS } from './rewordings.ts';
import { isNoun, nameKind, wordsOf } from './words.ts';

/** A claim with its proof: does the one follow from the other? */
export interface SupportRow {
  readonly claim: string;
  readonly proof: string;
  /** Code points of the claim that the proof does not say; empty where the claim follows. */
  readonly wrong: readonly (readonly [number, number])[];
  readonly follows: boolean;
  /** The edit's name, `reworded` for a claim that follows. */
  readonly kind: string;
}

/** A sentence, other ways in which its source says it, and sentences near it. */
export interface Source {
  readonly sentence: string;
  /** Say the same as the sentence; often none. */
  readonly variants: readonly string[];
  readonly near: readonly string[];
}

const MAX_REWORDINGS = 3;
const MAX_CLAIM_CHARS = 110;
/** Rows of each sentence. */
const TRUE_ROWS = 2;
const FALSE_ROWS = 3;
/** Edits that suit nearly every sentence and would crowd out the others. */
const COMMON = new Set(['unrelated', 'added', 'mixed', 'otherNoun', 'widened', 'otherUnit', 'negated', 'doneAsPlan']);
const COMMON_RATE = 0.3;
/** How often figures are written in another way first. */
const FIGURES_FIRST = 0.35;

export function supportRows(sources: readonly Source[], random: Random): SupportRow[] {
  const pools = poolsOf(sources);
  return sources.flatMap((source) => rowsOf(source, { ...pools, near: source.near }, random));
}

function rowsOf(source: Source, donors: Donors, random: Random): SupportRow[] {
  const rows: SupportRow[] = [];
  const proof = source.sentence;
  for (let i = 0; i < TRUE_ROWS; i++) {
    const claim = reworded(source, random);
    if (claim.length <= MAX_CLAIM_CHARS) rows.push({ claim, proof, wrong: [], follows: true, kind: 'reworded' });
  }
  const edits = Object.entries(EDITS).filter(([name]) => !COMMON.has(name) || random.next() < COMMON_RATE);
  let made = 0;
  for (const [kind, edit] of shuffled(edits, random)) {
    if (made >= FALSE_ROWS) break;
    const base = random.next() < 0.75 ? reworded(source, random) : (source.sentence.split(/;/)[0] as string);
    const edited = edit(base, donors, random);
    if (edited === undefined) continue;
    const { text, wrong } = readMarks(edited);
    if (text.length > MAX_CLAIM_CHARS || proof.includes(text) || wrong.length === 0) continue;
    rows.push({ claim: text, proof, wrong, follows: false, kind });
    made += 1;
  }
  return rows;
}

/** The sentence or one of its variants after up to three rewordings. */
function reworded({ sentence, variants }: Source, random: Random): string {
  let claim = random.next() < 0.7 ? (random.pick(variants) ?? sentence) : sentence;
  if (random.next() < FIGURES_FIRST) claim = otherFigures(claim, random) ?? claim;
  const times = 1 + Math.floor(random.next() * MAX_REWORDINGS);
  for (let i = 0; i < times; i++) claim = random.pick(REWORDINGS)?.(claim, random) ?? claim;
  return claim.replace(/[。,;:]+$/, '') + (random.next() < 0.5 ? '。' : '');
}

function poolsOf(sources: readonly Source[]): Pick<Donors, 'names' | 'nouns'> {
  const names = new Map<string, string[]>();
  const nouns: string[] = [];
  for (const { sentence } of sources.filter((_, i) => i % 4 === 0)) {
    for (const word of wordsOf(sentence)) {
      const kind = nameKind(word);
      if (kind) names.set(kind, [...(names.get(kind) ?? []).slice(-4_000), word.text]);
      else if (isNoun(word)) nouns.push(word.text);
    }
  }
  return { names, nouns };
}
