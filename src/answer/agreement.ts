import type { Analysis } from '../model/analysis.ts';
import type { Span } from '../model/span.ts';
import { placesIn } from '../text/places.ts';
import { cutWords } from '../text/segment.ts';

/** The words that ask for things named right behind them: 哪些县, 哪三個縣. */
const ASKING = /(?:哪些|哪几|哪[一二两三四五六七八九十\d]+|哪|什么)个?(?=\s*\p{Script=Han})/u;
/** Nouns that ask for places the gazetteer knows all of. */
const REGION = /^(?:县|县市|市县|区县|县区|省|省份|省市|省区)$/;
/** 谁 with the verb it is the subject of: 谁主持了, 由谁主持召开. */
const SUBJECT = /谁(?=\p{Script=Han})/u;
/** What may stand between a person and the verb. */
const TITLES = /^(?:同志|先生|女士|等)/;

/** What the wording of a question demands of its answer, beyond what the reader learnt. */
export interface Demands {
  /** The answer names Chinese counties or provinces. */
  readonly regions: boolean;
  /** The verb that stands right behind the person asked for; undefined where there is none. */
  readonly verb: string | undefined;
}

export function demandsOf({ chinese, kind }: Analysis): Demands {
  const asked = ASKING.exec(chinese);
  const noun = asked ? cutWords(chinese.slice(asked.index + asked[0].length))[0] : undefined;
  const subject = kind === 'who' ? SUBJECT.exec(chinese) : null;
  const verb = subject ? cutWords(chinese.slice(subject.index + 1))[0] : undefined;
  return { regions: noun !== undefined && REGION.test(noun), verb: verb && verb.length > 1 ? verb : undefined };
}

/** How far a span of folded text meets the demands: 1 for each that it meets, −1 for regions asked for and not there. */
export function agreement({ regions, verb }: Demands, text: string, { start, end }: Span): number {
  const behind = text.slice(end).replace(TITLES, '');
  const meetsVerb = verb !== undefined && behind.startsWith(verb) ? 1 : 0;
  if (!regions) return meetsVerb;
  return meetsVerb + (placesIn(text.slice(start, end)).length > 0 ? 1 : -1);
}
