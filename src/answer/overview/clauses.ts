import { type Span, slice } from '../../model/span.ts';

const PAUSES = '，,；;：:。！？!?';
const OPENERS = '《“「『（(【"';
const CLOSERS = '》”」』）)】"';
/**
 * A clause that withdraws, limits or concludes the one before, so that the two stay together. Folded and Traditional.
 */
const BOUND =
  /^(?:但|不過|不过|然而|而|却|卻|否則|否则|才|就|則|则|除|如|若|即|以免|因此|所以|从而|從而|使|让|讓|并不|並不|只|仅|僅|前提|条件)/;
/** A sentence that begins with a condition or a concession is only true as a whole. */
const OPEN = /(?:^|[，,])(?:如果|若|虽然|雖然|尽管|儘管|即使|除非|只有|不仅|不僅|不是|因为|因為|由于|由於|一旦|当|當)/;
/** The end of a clause that only names the speaker. */
const SPEAKS = /(?:说|說|表示|指出|强调|強調|认为|認為|要求|称|稱|透露|宣布|报道|報道|消息|时|時|后|後|日电|讯)$/;
/** A beginning that only gives the time, place or means, and not the event. */
const ADVERBIAL =
  /^(?:在|据|據|根据|根據|对|對|自|从|從|利用|随着|隨著|为|為|经|經|出于|出於|依据|依據|按照|因|与|與|关于|關於|除|通过|通過|近期|日前|目前|此外|另外|同时|同時|另一方面|其中|此后|之后|当天|當天|报道称|报道说)[^，,]*$|^[^，,]*(?:中|以来|以來|之机|期间|期間|之前|之际|之際|上|下|方面|日|月|年|天|今年|去年)$/;
/** Shortest beginning that can stand alone, in UTF-16 units. Chosen by hand. */
const MIN_CHARS = 10;
/** 新华社北京8月29日电（记者 …）, 中新网3月2日电, 央视网消息：, 【环球时报记者 …】 */
const DATELINE =
  /^(?:[^。，,；;]{2,24}?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)(?:[（(][^）)]{1,40}[）)])?(?:[^。，,；;]{1,12}消息[：:])?|【[^】]{2,40}】|[^。，,；;：:]{2,10}(?:消息|讯|訊)[：:\s])[\s　]*/u;

/** Offset at which the body of a report begins after its dateline. */
export function afterDateline(text: string): number {
  return DATELINE.exec(text)?.[0].length ?? 0;
}

/**
 * The whole sentence and those of its beginnings that can stand alone, longest first. Each ends before a pause outside
 * quotation marks and brackets, and says more than the speaker's name.
 */
export function beginningsOf(body: string, sentence: Span): Span[] {
  const text = slice(body, sentence);
  const whole = [sentence];
  if (OPEN.test(text)) return whole;
  const cuts = pausesOf(text).filter((at) => isCut(text, at));
  return [...whole, ...cuts.reverse().map((at) => ({ start: sentence.start, end: sentence.start + at }))];
}

function isCut(text: string, at: number): boolean {
  const head = text.slice(0, at);
  const clause = clauseOf(head);
  return (
    at >= MIN_CHARS &&
    clause.length >= 4 &&
    !SPEAKS.test(head) &&
    !ADVERBIAL.test(clause) &&
    !BOUND.test(text.slice(at + 1).trimStart())
  );
}

/** The text after the last comma. */
function clauseOf(head: string): string {
  return head.slice(Math.max(head.lastIndexOf('，'), head.lastIndexOf(',')) + 1);
}

/** Offsets of the pauses inside a sentence, ascending, without its own end. */
function pausesOf(text: string): number[] {
  const pauses: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    const char = text.charAt(at);
    if (OPENERS.includes(char) && char !== '"') depth++;
    else if (CLOSERS.includes(char) && char !== '"') depth = Math.max(0, depth - 1);
    else if (depth === 0 && PAUSES.includes(char) && char !== ':' && char !== '：' && !isInNumber(text, at))
      pauses.push(at);
  }
  return pauses;
}

function isInNumber(text: string, at: number): boolean {
  return text.charAt(at) === ',' && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
}
