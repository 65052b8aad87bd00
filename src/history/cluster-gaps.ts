import type { Answer } from '../model/answer.ts';
import type { Gap, TermsOf } from './history.ts';

/**
 * Number of the latest questions that are clustered, so that a long history does not slow the report down. Chosen by
 * hand.
 */
export const MAX_CLUSTERED = 2_000;

/** Outcomes that leave no gap. */
const ANSWERING: ReadonlySet<string> = new Set<Answer['outcome']>(['answered', 'passage', 'overview']);

/** True if this outcome of a re-check closes a gap; null means there was no re-check. */
export function isAnswering(outcome: string | null): boolean {
  return outcome !== null && ANSWERING.has(outcome);
}

/** An unanswered question in the form needed for clustering. */
export interface GapQuestion {
  readonly text: string;
  readonly askedAt: Date;
  readonly isAnsweredNow: boolean;
}

/**
 * Share of terms that two questions must have in common (Jaccard) to be one gap. Chosen by eye: wordings that differ
 * only in particles stay above it. Of 1,622 pairs of the abstaining questions that share a quarter of their terms and
 * ask different things, 182 reach it with equal numbers (222 without that rule), mostly the same question about another
 * place.
 */
const SAME_GAP_FROM = 0.5;
const NUMBER = /\d+/g;

/** A question with its terms, rarest first. */
interface Candidate {
  readonly question: GapQuestion;
  readonly terms: readonly string[];
  readonly termSet: ReadonlySet<string>;
  readonly numbers: string;
}

interface Cluster {
  readonly index: number;
  readonly leader: Candidate;
  readonly members: GapQuestion[];
}

/**
 * Groups questions by the overlap of their terms with the first question of each group. A question joins the group with
 * the largest overlap, if that is at least half of all terms of the two (the earlier group among equals); otherwise it
 * starts a new group. Questions with different numbers (another year) are never in one group.
 * @param questions oldest first.
 * @returns most asked first, then latest, then in order of their first question.
 */
export function clusterGaps(questions: readonly GapQuestion[], termsOf: TermsOf): Gap[] {
  const clusters: Cluster[] = [];
  const clustersByKey = new Map<string, Cluster[]>();
  for (const candidate of prepare(questions, termsOf)) {
    const keys = prefixKeys(candidate);
    const known = new Set(keys.flatMap((key) => clustersByKey.get(key) ?? []));
    const found = closest(candidate, [...known]);
    if (found !== undefined) {
      found.members.push(candidate.question);
      continue;
    }
    const cluster = { index: clusters.length, leader: candidate, members: [candidate.question] };
    clusters.push(cluster);
    for (const key of keys) {
      const others = clustersByKey.get(key);
      if (others) others.push(cluster);
      else clustersByKey.set(key, [cluster]);
    }
  }
  return clusters
    .map(({ members }) => toGap(members))
    .sort((a, b) => b.times - a.times || b.lastAskedAt.getTime() - a.lastAskedAt.getTime());
}

function prepare(questions: readonly GapQuestion[], termsOf: TermsOf): Candidate[] {
  const termSets = questions.map(({ text }) => new Set(termsOf(text)));
  const frequency = new Map<string, number>();
  for (const terms of termSets) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const rarestFirst = (a: string, b: string) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1);
  return questions.map((question, i) => {
    const termSet = termSets[i] ?? new Set<string>();
    return { question, termSet, terms: [...termSet].sort(rarestFirst), numbers: numbersOf(question.text) };
  });
}

/**
 * The rarest terms, all but half and one more: two questions that overlap by half must share one of them. This avoids
 * comparing a question with every other one that asks 是多少.
 * @see Chaudhuri, Ganti, Kaushik: A Primitive Operator for Similarity Joins in Data Cleaning, ICDE 2006, §4 (prefix
 * filter)
 */
function prefixKeys({ terms, numbers }: Candidate): string[] {
  const length = terms.length - Math.ceil(SAME_GAP_FROM * terms.length) + 1;
  return terms.slice(0, length).map((term) => `${numbers} ${term}`);
}

function closest({ termSet }: Candidate, known: readonly Cluster[]): Cluster | undefined {
  let best: { cluster: Cluster; overlap: number } | undefined;
  for (const cluster of [...known].sort((a, b) => a.index - b.index)) {
    const overlap = jaccard(termSet, cluster.leader.termSet);
    if (overlap >= SAME_GAP_FROM && overlap > (best?.overlap ?? 0)) best = { cluster, overlap };
  }
  return best?.cluster;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared++;
  return shared / (a.size + b.size - shared);
}

function numbersOf(text: string): string {
  return [...new Set(text.normalize('NFKC').match(NUMBER))].sort().join();
}

function toGap(members: readonly GapQuestion[]): Gap {
  const counts = new Map<string, number>();
  for (const { text } of members) counts.set(text, (counts.get(text) ?? 0) + 1);
  const wordings = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
  return {
    text: wordings[0] ?? '',
    wordings,
    times: members.length,
    lastAskedAt: new Date(Math.max(...members.map(({ askedAt }) => askedAt.getTime()))),
    isAnsweredNow: members.some(({ isAnsweredNow }) => isAnsweredNow),
  };
}
