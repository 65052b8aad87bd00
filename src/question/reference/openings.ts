/** 那 of 那个, 那年 and the like points at something instead of opening a question. */
const THEN = '那么|那(?![些个里儿年天次位种])';

/** Words that a further question opens with, by what they say of it. Folded. */
const OPENINGS = {
  /** Goes on from what was said. */
  further: `${THEN}|还有|另外`,
  /** Puts something else in the place of what was asked about. */
  exchanging: '至于|再说说|换成|换做|如果是|要是|假如是|改成|说说|同样的?',
  /** Asks for what came next, or more exactly. */
  adding: '然后|具体',
  english: '(?:and|so|then|but)\\b',
} as const;

const { further, exchanging, adding, english } = OPENINGS;

/** Begins as only a further question does. */
export const MARKED = new RegExp(`^(?:${further}|${english})[\\s，,]*`, 'iu');
/** Begins as one does that is to be asked of something else. */
export const EXCHANGED = new RegExp(`^(?:${further}|${exchanging})[，,]?`, 'u');
/** What is left out where a subject is put before the rest of the question. */
export const LEFT_OUT = new RegExp(`^(?:${further}|${adding})[，,]?(?=.)`, 'u');
