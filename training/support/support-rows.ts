import type { Random } from '../random.ts';
import { shuffled } from '../random.ts';
import { type Donors, EDITS as WORD_EDITS } from './edits.ts';
import { otherFigures } from './figure-wordings.ts';
import { readMarks } from './marked.ts';
import { NEAR_EDITS } from './near-edits.ts';
import { REWORDINGS as WORD_REWORDINGS } from './rewordings.ts';
import { ROLE_EDITS } from './role-edits.ts';
import { ROLE_REWORDINGS } from './role-rewordings.ts';
import { isDeed, isNoun, nameKind, wordsOf } from './words.ts';

/** A claim with its proof, and if the claim follows from it. */
export interface SupportRow {
  readonly claim: string;
  readonly proof: string;
  /** Code points of the claim that the proof does not support; empty if the claim follows. */
  readonly wrong: readonly (readonly [number, number])[];
  readonly follows: boolean;
  /** The edit's name, `reworded` for a claim that follows. */
  readonly kind: string;
}

/** A sentence, its other wordings in the source, and sentences near it. */
export interface Source {
  readonly sentence: string;
  /** Sentences with the same meaning; often none. */
  readonly variants: readonly string[];
  readonly near: readonly string[];
}

const EDITS = { ...WORD_EDITS, ...ROLE_EDITS, ...NEAR_EDITS };
const REWORDINGS = [...WORD_REWORDINGS, ...ROLE_REWORDINGS];

const MAX_REWORDINGS = 3;
const MAX_CLAIM_CHARS = 110;
const MIN_CLAIM_CHARS = 6;
/**
 * Number of claims per sentence. Each comes unchanged and, if an edit fits, with that edit, so that only the edit
 * distinguishes them.
 */
const CLAIMS = 3;
const TRIES = 7;
/** Share of claims that keep the exact words of their sentence. */
const VERBATIM_RATE = 0.3;
/** How often an edit that fits nearly every sentence is tried first; edits that are not listed always are. */
const RATES: Readonly<Record<string, number>> = {
  unrelated: 0.12,
  added: 0.35,
  mixed: 0.25,
  otherNoun: 0.35,
  widened: 0.2,
  otherUnit: 0.25,
  negated: 0.5,
  doneAsPlan: 0.25,
  stopped: 0.35,
  otherDeed: 0.8,
  swappedNouns: 0.5,
  otherName: 0.5,
  otherBound: 0.35,
  otherFigure: 0.5,
};
/** Edits that fit few sentences, and how often they are tried before the others. */
const SCARCE = new Set([
  ...Object.keys(ROLE_EDITS),
  ...Object.keys(NEAR_EDITS),
  'swappedRoles',
  'swappedFigures',
  'opposite',
  'planAsDone',
  'otherPost',
  'otherDeed',
]);
const SCARCE_FIRST = 0.6;
/** How often figures are reworded first. */
const FIGURES_FIRST = 0.5;

export function supportRows(sources: readonly Source[], random: Random): SupportRow[] {
  const pools = poolsOf(sources);
  return sources.flatMap((source) => rowsOf(source, { ...pools, near: source.near, proof: source.sentence }, random));
}

function rowsOf(source: Source, donors: Donors, random: Random): SupportRow[] {
  const proof = source.sentence;
  const rows = new Map<string, SupportRow>();
  const used = new Set<string>();
  for (let i = 0; i < TRIES && rows.size < 2 * CLAIMS; i++) {
    const claim = reworded(source, random);
    if (claim.length > MAX_CLAIM_CHARS || rows.has(claim)) continue;
    if (proof.includes(claim.replace(/。$/, '')) && random.next() > VERBATIM_RATE) continue;
    rows.set(claim, { claim, proof, wrong: [], follows: true, kind: 'reworded' });
    const made = edited(claim, used, donors, random);
    if (!made || rows.has(made.claim) || proof.includes(made.claim)) continue;
    rows.set(made.claim, made);
    used.add(made.kind);
  }
  return [...rows.values()];
}

/** The claim with one thing made false, in a way not yet used for its sentence. */
function edited(claim: string, used: ReadonlySet<string>, donors: Donors, random: Random): SupportRow | undefined {
  const edits = Object.entries(EDITS).filter(([name]) => !used.has(name) && random.next() < (RATES[name] ?? 1));
  const order = shuffled(edits, random);
  if (random.next() < SCARCE_FIRST) order.sort(([a], [b]) => Number(SCARCE.has(b)) - Number(SCARCE.has(a)));
  for (const [kind, edit] of order) {
    const found = edit(claim, donors, random);
    if (found === undefined) continue;
    const { text, wrong } = readMarks(found);
    if (text.length > MAX_CLAIM_CHARS || wrong.length === 0 || text === claim) continue;
    return { claim: text, proof: donors.proof, wrong, follows: false, kind };
  }
  return undefined;
}

/** The sentence or one of its variants after up to three rewordings. */
function reworded({ sentence, variants }: Source, random: Random): string {
  let claim = random.next() < 0.7 ? (random.pick(variants) ?? sentence) : sentence;
  if (random.next() < FIGURES_FIRST) claim = otherFigures(claim, random) ?? claim;
  const times = 1 + Math.floor(random.next() * MAX_REWORDINGS);
  for (let i = 0; i < times; i++) {
    for (const reword of [random.pick(REWORDINGS), random.pick(REWORDINGS), random.pick(REWORDINGS)]) {
      const other = reword?.(claim, random);
      if (other === undefined || other.length < MIN_CLAIM_CHARS) continue;
      claim = other;
      break;
    }
  }
  return claim.replace(/[。,;:]+$/, '') + (random.next() < 0.5 ? '。' : '');
}

function poolsOf(sources: readonly Source[]): Pick<Donors, 'names' | 'nouns' | 'verbs'> {
  const names = new Map<string, string[]>();
  const nouns: string[] = [];
  const verbs: string[] = [];
  for (const { sentence } of sources.filter((_, i) => i % 4 === 0)) {
    for (const word of wordsOf(sentence)) {
      const kind = nameKind(word);
      if (kind) names.set(kind, [...(names.get(kind) ?? []).slice(-4_000), word.text]);
      else if (isNoun(word)) nouns.push(word.text);
      else if (isDeed(word)) verbs.push(word.text);
    }
  }
  return { names, nouns, verbs };
}
