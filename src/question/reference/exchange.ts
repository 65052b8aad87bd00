import type { Turn } from '../../model/turn.ts';
import { foldText } from '../../text/script/fold.ts';
import { type Anchor, type AnchorKind, anchorsIn } from './anchors.ts';
import { coreOf } from './core.ts';
import { yearMeant } from './dates-meant.ts';
import { exchangeNoun } from './exchange-noun.ts';
import { isPersonWhole } from './persons.ts';
import type { FollowUpReading } from './tools.ts';

/** A question with one part replaced by the thing that the follow-up names. */
export interface Exchanged {
  readonly text: string;
  readonly taken: string;
}

/** Longest thing that may replace another, in characters. Chosen by hand. */
const MAX_CORE_CHARS = 30;

/**
 * The earlier question with the part of the same kind replaced (全国妇联呢, 那2021年呢, 吉林呢); undefined if the follow-up is
 * more than one named thing. The latest turn comes first; older ones count if only they contain the kind.
 */
export function exchange(text: string, turns: readonly Turn[], reading: FollowUpReading): Exchanged | undefined {
  const latest = turns.at(-1);
  const marked = coreOf(text);
  const core = { ...marked, text: withoutShared(marked.text, latest?.question ?? '', reading) };
  if (latest === undefined || core.text === '' || core.text.length > MAX_CORE_CHARS) return undefined;
  const kind = kindOf(core.text, reading);
  if (kind === undefined) return core.isMarked ? exchangeNoun(core.text, latest, reading) : undefined;
  if (!core.isMarked && !/[?？]\s*$/.test(text)) return undefined;
  for (const { question } of [...turns].reverse()) {
    const found = anchorsIn(question, reading).filter((anchor) => anchor.kind === kind);
    const put = kind === 'date' ? yearMeant(core.text, found[0]?.text, reading.now) : core.text;
    if (found.length > 0) return { text: replace(question, found, put), taken: put };
  }
  const put = kind === 'date' ? yearMeant(core.text, undefined, reading.now) : core.text;
  return { text: insert(latest.question, { kind, put }, reading), taken: put };
}

/** Reduces 人民银行的会议 to 人民银行 if the earlier question also contains 会议. */
function withoutShared(core: string, question: string, reading: FollowUpReading): string {
  const [first] = anchorsIn(core, reading);
  if (first?.span.start !== 0) return core;
  const tail = /^的?([^的]{2,10})$/.exec(core.slice(first.span.end))?.[1];
  return tail !== undefined && question.includes(tail) ? first.text : core;
}

/** The kind of a text that is one named thing, or several of one kind joined by 和 and the like. */
function kindOf(text: string, reading: FollowUpReading): AnchorKind | undefined {
  const anchors = anchorsIn(text, reading);
  const [first] = anchors;
  if (isPersonWhole(foldText(text)) && first?.kind !== 'body' && first?.kind !== 'place') return 'person';
  if (/^(?:前一|上一|次|后一|下一|第二)年$/.test(foldText(text))) return 'date';
  let rest = text;
  for (const anchor of anchors) rest = rest.replace(anchor.text, '');
  const isWhole = /^(?:[、，,和与及\s]|的|份|方面|[全整]个?|那边|那里|这边)*$/u.test(rest);
  return isWhole && anchors.every(({ kind }) => kind === first?.kind) ? first?.kind : undefined;
}

/** Replaces the first of the anchors and drops those next to it in a list. */
function replace(question: string, anchors: readonly Anchor[], put: string): string {
  const [first] = anchors as [Anchor, ...Anchor[]];
  let end = first.span.end;
  for (const { span } of anchors.slice(1)) {
    if (/^[、，,和与及至到\s]+$/u.test(question.slice(end, span.start))) end = span.end;
  }
  return question.slice(0, first.span.start) + put + question.slice(end);
}

/** Inserts a thing of a kind that the earlier question lacks at the usual place of that kind. */
function insert(question: string, { kind, put }: { kind: AnchorKind; put: string }, reading: FollowUpReading): string {
  const anchors = anchorsIn(question, reading);
  const named = anchors.find((anchor) => anchor.kind === 'body' || anchor.kind === 'person');
  if (kind === 'place' && named) {
    const { end } = named.span;
    return `${question.slice(0, end)}在${put}${question.slice(end)}`;
  }
  const topic = anchors.find((anchor) => anchor.kind !== 'date');
  if ((kind === 'body' || kind === 'person') && topic) return replace(question, [topic], put);
  if (kind === 'date' && named?.span.start === 0) return `${named.text}${put}${question.slice(named.span.end)}`;
  return `${put}${question}`;
}
