import type { Analysis } from '../../model/analysis.ts';
import type { Hit } from '../../model/hit.ts';
import type { Scope } from '../../model/scope.ts';
import { type Span, slice } from '../../model/span.ts';
import { OVERVIEW, QUOTATIONS } from '../../model/tuning.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { type Evidence, mergeEvidence } from '../passages/cite.ts';
import { relevanceOf } from './lists.ts';

/** Words that mark a purpose or cause, and words that mark a means; folded. */
const SIGNS: Partial<Record<Scope, RegExp>> = {
  why: /为了|旨在|以便|由于|因|所以|从而|导致|造成|引起|避免|防止|缘于|出于|目的|意义|是[^。]{2,40}(?:需要|要求|必然|关键|前提|保障|举措)|有利于|事关|为[^,。]{2,24}(?:提供|作出|奠定|打下)|实现[^,。]{2,20}(?:目标|双赢|共赢|共同)|带动/,
  how: /通过|采取|坚持|健全|完善|建立|强化|加强|做到|落实|推动|依托|利用|运用|及时|组织|实施|优化|以[^,。]{2,12}(?:为|方式)|把[^,。]{2,20}作为/,
};

/** Number of characters after words in which a mark of a reason may still follow: 是…的原因. Chosen by hand. */
const BEHIND_CHARS = 8;
const PAUSES = /[。!?;,\n]/;

/**
 * The chance that words of a folded text need to answer a question for a reason or a means alone. It is higher if
 * neither their clause nor the one before marks them as a reason.
 */
export function leastOfClause(scope: 'why' | 'how', text: string, { start, end }: Span): number {
  if (scope === 'how') return OVERVIEW.leastOfClause.how;
  let from = Math.max(0, start - 1);
  while (from > 0 && !PAUSES.test(text.charAt(from - 1))) from--;
  const isMarked = SIGNS.why?.test(text.slice(from, end + BEHIND_CHARS));
  return isMarked ? OVERVIEW.leastOfClause.why : OVERVIEW.leastOfClause.unmarked;
}

/** Sentences that give reasons or means, and those around the likeliest words, together as long as a passage. */
export function withReasons(
  index: OpenIndex,
  {
    analysis,
    hits,
    others,
  }: { readonly analysis: Analysis; readonly hits: readonly Hit[]; readonly others: readonly Evidence[] },
): Evidence[] {
  const sign = SIGNS[analysis.scope];
  if (!sign) return [...others];
  const relevance = relevanceOf(index, analysis);
  const ids = new Map<number, number>();
  hits.slice(0, OVERVIEW.reasonHits).forEach(({ chunk }, rank) => {
    for (let id = chunk.firstSentence; id <= chunk.lastSentence; id++) if (!ids.has(id)) ids.set(id, rank);
  });
  const scored = [...ids].flatMap(([id, rank]) => {
    const sentence = index.sentences[id];
    const article = index.articles[sentence?.articleIndex ?? -1];
    if (!sentence || !article) return [];
    const text = foldText(slice(article.body, sentence.span));
    const about = relevance(text);
    if (about === 0 || !sign.test(text)) return [];
    return [{ article, span: sentence.span, score: about + OVERVIEW.rankWorth / (1 + rank) }];
  });
  const best = scored.sort((a, b) => b.score - a.score || a.span.start - b.span.start).slice(0, OVERVIEW.reasons);
  return fitted([...best.map(({ article, span }): Evidence => ({ article, span })), ...others]);
}

function fitted(evidence: readonly Evidence[]): Evidence[] {
  let chosen: Evidence[] = [];
  for (const piece of evidence) {
    const merged = mergeEvidence([...chosen, piece]);
    const chars = merged.reduce((sum, { span }) => sum + span.end - span.start, 0);
    if (merged.length <= QUOTATIONS.count && (chosen.length === 0 || chars <= QUOTATIONS.totalChars)) chosen = merged;
  }
  return chosen;
}
