/** 那 in 那个, 那年 and the like points at something and does not open a question. */
const THEN = '那么|那(?![些个里儿年天次位种])';

/** Opening words of a follow-up, by their meaning. Folded. */
const OPENINGS = {
  /** Continues. */
  further: `${THEN}|还有|另外`,
  /** Replaces the thing that was asked about. */
  exchanging: '至于|再说说|换成|换做|如果是|要是|假如是|改成|说说|同样的?',
  /** Asks for the next event, or for more detail. */
  adding: '然后|具体',
  english: '(?:and|so|then|but)\\b',
} as const;

const { further, exchanging, adding, english } = OPENINGS;

/** An opening that only a follow-up has. */
export const MARKED = new RegExp(`^(?:${further}|${english})[\\s，,]*`, 'iu');
/** An opening that asks the same about something else. */
export const EXCHANGED = new RegExp(`^(?:${further}|${exchanging})[，,]?`, 'u');
/** Openings that are dropped when a subject is put before the rest of the question. */
export const LEFT_OUT = new RegExp(`^(?:${further}|${adding})[，,]?(?=.)`, 'u');
