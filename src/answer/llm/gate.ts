import type { Language } from '../../model/question.ts';
import { GATE } from '../../model/tuning.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { foldText } from '../../text/script/fold.ts';
import { cleanPoint, holdsMarkup } from './clean-point.ts';
import { deniesNoMore } from './denials.ts';
import { englishHolds } from './english-claims.ts';
import { figuresHold } from './figures.ts';
import { groundsOf } from './grounds.ts';
import { namesHold } from './names-held.ts';
import type { PackSentence } from './pack.ts';
import type { DraftPoint } from './parse-reply.ts';

/** A support model: the confidence that a folded claim follows from a folded sentence. */
export type Follows = (claim: string, proof: string) => Promise<number>;

export interface GateTools {
  readonly findNames: NameFinder;
  /** Null without a support model; then only whole clauses of the proof pass. */
  readonly follows: Follows | null;
}

/** A point that its proofs support. */
export interface ProvenPoint {
  /** One line of plain text. */
  readonly text: string;
  /** The sentences that prove it, in the order of the pack: at least one. */
  readonly proofs: readonly PackSentence[];
}

const SENTENCE_END = /(?<=[。！？!?；;])\s*/;
const CLAUSE_END = /(?<=[，,：:])\s*/;
const MARGIN = /[\s。，,;:；：!?！？、]+$/;
const DEMAND = /^要(?![求是不么])/;
const TELLS = /\d|[了已将曾]|取得|完成|正在|计划|可以/;
/** A shorter piece is not a clause that can be judged alone. Chosen by hand. */
const MIN_CLAUSE_CHARS = 4;

/**
 * The point if its proofs support it, otherwise undefined. Each of its sentences must follow from one proof, or consist
 * of parts that each follow from one. A point in doubt is not shown.
 */
export async function provePoint(
  { text, proofs: ids, zh }: DraftPoint,
  { pack, language }: { readonly pack: readonly PackSentence[]; readonly language: Language },
  tools: GateTools,
): Promise<ProvenPoint | undefined> {
  const proofs = pack.filter(({ id }) => ids.includes(id));
  if (proofs.length === 0 || proofs.length !== ids.length) return undefined;
  const plain = cleanPoint(text, language);
  const claim = language === 'en' ? cleanPoint(zh ?? '', 'zh-Hans') : plain;
  if (plain === undefined || claim === undefined) return undefined;
  if (language === 'en' && !englishHolds(plain, groundsOf(claim, tools.findNames), tools.findNames)) return undefined;
  const needed = new Set<PackSentence>();
  for (const sentence of claim.split(SENTENCE_END)) {
    const used = await proveSentence(sentence, proofs, tools);
    if (used === undefined) return undefined;
    for (const one of used) needed.add(one);
  }
  return { text: plain, proofs: pack.filter((sentence) => needed.has(sentence)) };
}

/**
 * The proofs that a sentence needs: one that supports all of it, else for each part the proof that supports it best.
 */
async function proveSentence(
  sentence: string,
  proofs: readonly PackSentence[],
  tools: GateTools,
): Promise<readonly PackSentence[] | undefined> {
  const whole = await bestProof(sentence, proofs, tools);
  if (whole !== undefined) return [whole];
  if (proofs.length < 2) return undefined;
  const parts = new Map<PackSentence, string>();
  for (const clause of clausesOf(sentence)) {
    const proof = await bestProof(clause, proofs, tools);
    if (proof === undefined) return undefined;
    parts.set(proof, (parts.get(proof) ?? '') + clause);
  }
  if (parts.size < 2) return undefined;
  for (const [proof, part] of parts) if (!(await bestProof(part, [proof], tools))) return undefined;
  return [...parts.keys()];
}

/** The proof that most surely supports the claim, the first among equals; undefined if none does. */
async function bestProof(
  claim: string,
  proofs: readonly PackSentence[],
  { findNames, follows }: GateTools,
): Promise<PackSentence | undefined> {
  const said = foldText(claim).replace(MARGIN, '');
  let best: { readonly proof: PackSentence; readonly surety: number } | undefined;
  for (const proof of proofs) {
    if (holdsMarkup(proof.text)) continue;
    const grounds = groundsOf(proof.text, findNames);
    const folded = withoutDemand(said, grounds.text);
    if (isWholeClause(folded, grounds.text)) return proof;
    if (!follows || !figuresHold(folded, grounds) || !namesHold(folded, grounds, findNames)) continue;
    if (!deniesNoMore(folded, grounds.text)) continue;
    const surety = await follows(folded, grounds.text);
    if (surety >= GATE.least && surety > (best?.surety ?? Number.NEGATIVE_INFINITY)) best = { proof, surety };
  }
  return best?.proof;
}

/**
 * The claim without 要 at its beginning if the proof is a list of demands, where only the first item has 要. It stays if
 * the proof has a figure or a word for a finished or planned deed, because then it may tell what was done.
 */
function withoutDemand(claim: string, proof: string): string {
  const isAdded = DEMAND.test(claim) && !TELLS.test(proof) && !proof.includes(claim.slice(0, 3));
  return isAdded ? claim.slice(1) : claim;
}

/**
 * True if the proof contains the words between two marks, so that nothing before or after them can deny or limit them.
 */
function isWholeClause(folded: string, proof: string): boolean {
  for (let at = proof.indexOf(folded); at >= 0 && folded !== ''; at = proof.indexOf(folded, at + 1)) {
    const before = proof.charAt(at - 1);
    const behind = proof.charAt(at + folded.length);
    if ((before === '' || /[。,;:!?\s]/.test(before)) && (behind === '' || /[。,;:!?\s]/.test(behind))) return true;
  }
  return false;
}

/** Clauses in order; a short clause is joined to the one before. */
function clausesOf(sentence: string): string[] {
  const clauses: string[] = [];
  for (const clause of sentence.split(CLAUSE_END)) {
    const last = clauses.length - 1;
    if (last >= 0 && (clause.length < MIN_CLAUSE_CHARS || (clauses[last] ?? '').length <= MIN_CLAUSE_CHARS))
      clauses[last] += clause;
    else clauses.push(clause);
  }
  return clauses;
}
