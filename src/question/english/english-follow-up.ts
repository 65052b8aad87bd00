import type { Resolved, Turn } from '../../model/turn.ts';
import { foldText } from '../../text/script/fold.ts';
import { antecedentOf } from '../reference/antecedent.ts';
import type { FollowUpReading } from '../reference/tools.ts';
import { exchangeEnglish } from './english-exchange.ts';
import { hasOwnEnglishSubject, subjectOfAny } from './english-shape.ts';

/** An opening that only a follow-up has, before a complete question. */
const OPENING =
  /^(?:and|so|then|but|also)[,\s]+(?=(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|in|on|at|by)\b)/i;
const PRONOUN = /\b(?:(he|she|him)|(his|her)|(its)|(their)|(it)|(they|them))\b/i;
const POINTING = /\b(?:this|that|these|those|the same) (?=[a-z])/i;
const THAT = /\b(?:this|that)(?=\s*\??$)/i;
/** A name of two or three words (He Lifeng). */
const PERSON = /(?<=\s)(?<!\bthe )[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}/;

/** Completes an English follow-up, after turns in either language; undefined if it needs no change. */
export function resolveEnglish(text: string, turns: readonly Turn[], reading: FollowUpReading): Resolved | undefined {
  const exchanged = exchangeEnglish(text, turns, reading);
  if (exchanged) return { asked: exchanged.text, change: 'exchange', taken: exchanged.taken };
  const further = text.replace(OPENING, '');
  const subject = turns.map(({ question }) => subjectOfAny(question, reading)).findLast((found) => found !== '') ?? '';
  const pronoun = PRONOUN.exec(further);
  if (pronoun && !hasNameBefore(further, pronoun.index, reading)) {
    const put = standsFor(pronoun, { subject, turns, reading });
    if (put === undefined) return undefined;
    const asked = further.slice(0, pronoun.index) + put + further.slice(pronoun.index + pronoun[0].length);
    return { asked, change: 'pronoun', taken: put };
  }
  if (subject === '' || hasOwnEnglishSubject(further, reading)) return undefined;
  if (THAT.test(further)) return { asked: further.replace(THAT, () => subject), change: 'pronoun', taken: subject };
  const open = further.replace(POINTING, 'the ').replace(/[\s?]+$/, '');
  return { asked: `${open} for ${subject}?`, change: 'subject', taken: subject };
}

interface Before {
  readonly subject: string;
  readonly turns: readonly Turn[];
  readonly reading: FollowUpReading;
}

function standsFor(pronoun: RegExpExecArray, { subject, turns, reading }: Before): string | undefined {
  const [, he, his, its, their, it, they] = pronoun;
  if (he ?? his) {
    const english = turns.map(({ question }) => PERSON.exec(question)?.[0]).findLast((found) => found !== undefined);
    const person = antecedentOf('person', turns, reading) ?? english;
    return person && (his ? `${person}'s` : person);
  }
  const several = (they ?? their) ? antecedentOf('people', turns, reading) : undefined;
  const put = several ?? subject;
  if (put === '') return undefined;
  return (it ?? they) ? put : `${put}${(its ?? their) ? "'s" : ''}`;
}

function hasNameBefore(text: string, at: number, reading: FollowUpReading): boolean {
  return reading.findNames(foldText(text.slice(0, at))).some(({ kind }) => kind === 'body');
}
