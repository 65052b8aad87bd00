import type { Gap, TermsOf } from './history.ts';

/** Unanswered question, as it is clustered. */
export interface GapQuestion {
  readonly text: string;
  readonly askedAt: Date;
  readonly isAnsweredNow: boolean;
}

/**
 * Share of terms two questions must have in common (Jaccard) to be one gap. Chosen by eye: wordings that differ in
 * particles stay above; of 1,622 pairs of the abstaining questions that share a quarter of their terms and ask different
 * things, 182 reach it with equal numbers (222 without that rule), mostly the same question about another place.
 */
const SAME_GAP_FROM = 0.5;
const NUMBER = /\d+/g;

interface Cluster {
  readonly size: number;
  readonly numbers: string;
  readonly members: GapQuestion[];
}

/**
 * Groups questions by the overlap of their terms with the first question of each group: a question joins the group it
 * shares most with, from half of all terms of the two on (earlier group on a tie), else it starts one. Questions with
 * different numbers (another year) are never one.
 * @param questions oldest first.
 * @returns most asked first, then latest, then in order of their first question.
 */
export function clusterGaps(questions: readonly GapQuestion[], termsOf: TermsOf): Gap[] {
  const clusters: Cluster[] = [];
  const clustersByTerm = new Map<string, number[]>();
  for (const question of questions) {
    const terms = new Set(termsOf(question.text));
    const numbers = numbersOf(question.text);
    const found = findCluster({ terms, numbers }, clusters, clustersByTerm);
    if (found !== undefined) {
      found.members.push(question);
      continue;
    }
    for (const term of terms) clustersByTerm.set(term, [...(clustersByTerm.get(term) ?? []), clusters.length]);
    clusters.push({ size: terms.size, numbers, members: [question] });
  }
  return clusters
    .map(({ members }) => toGap(members))
    .sort((a, b) => b.times - a.times || b.lastAskedAt.getTime() - a.lastAskedAt.getTime());
}

function findCluster(
  { terms, numbers }: { terms: ReadonlySet<string>; numbers: string },
  clusters: readonly Cluster[],
  clustersByTerm: ReadonlyMap<string, readonly number[]>,
): Cluster | undefined {
  const shared = new Map<number, number>();
  for (const term of terms) {
    for (const index of clustersByTerm.get(term) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  let best: { cluster: Cluster; overlap: number } | undefined;
  for (const [index, count] of [...shared].sort(([a], [b]) => a - b)) {
    const cluster = clusters[index];
    if (cluster === undefined || cluster.numbers !== numbers) continue;
    const overlap = count / (terms.size + cluster.size - count);
    if (overlap >= SAME_GAP_FROM && overlap > (best?.overlap ?? 0)) best = { cluster, overlap };
  }
  return best?.cluster;
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
