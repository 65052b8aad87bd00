import type { Turn } from '../../model/turn.ts';
import { foldText } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';
import { type Anchor, type AnchorKind, anchorsIn } from './anchors.ts';
import { isPersonWhole } from './persons.ts';
import { shapeOf, subjectOf } from './shape.ts';
import type { FollowUpReading } from './tools.ts';

/** Kinds of things that a pronoun may refer to. */
export type Referent = 'person' | 'people' | 'thing' | 'place' | 'time';

const WHO = /谁|邊個|边个|哪一?位|何人|什么人|\bwho\b/i;
const WITHIN = /[里中内上]$/;
const LIST = /[、，,]|和|及/;
/** A longer answer is a sentence, to which no pronoun refers. Chosen by hand. */
const MAX_SHORT_CHARS = 60;

/** The words that a pronoun refers to after these turns, searched from the latest; undefined if none fits. */
export function antecedentOf(referent: Referent, turns: readonly Turn[], reading: FollowUpReading): string | undefined {
  for (const turn of [...turns].reverse()) {
    const found =
      subjectPerson(referent, { turn, turns }, reading) ??
      inAnswer(referent, turn, reading) ??
      inQuestion(referent, turn, reading);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The person that a question is about stays the subject, even if its answer is another person (他爸是谁). */
function subjectPerson(
  referent: Referent,
  { turn, turns }: { readonly turn: Turn; readonly turns: readonly Turn[] },
  reading: FollowUpReading,
): string | undefined {
  const { before, ask } = shapeOf(turn.question, reading);
  if (referent !== 'person' || ask === '') return undefined;
  const isSubject = ({ kind, span }: Anchor) => kind === 'person' && span.start === 0;
  // The segmenter may cut a name differently in other company (朱守谦爸), so the names of earlier turns are used.
  const named = turns.flatMap(({ question }) => anchorsIn(question, reading).filter(isSubject));
  const known = named.find(({ text }) => before.startsWith(text));
  return (known ?? anchorsIn(before, reading).find(isSubject))?.text;
}

function inAnswer(referent: Referent, { question, short }: Turn, reading: FollowUpReading): string | undefined {
  if (short === null || short.length > MAX_SHORT_CHARS) return undefined;
  const kinds = new Set(anchorsIn(short, reading).map(({ kind }) => kind));
  const isWho = WHO.test(foldText(shapeOf(question, reading).ask || question));
  switch (referent) {
    case 'person':
      return isWho || isPersonWhole(foldText(short)) ? short : undefined;
    case 'people':
      return (isWho || kinds.has('body') || kinds.has('person')) && LIST.test(short) ? short : undefined;
    case 'thing':
      return kinds.has('body') && !isWho ? short : undefined;
    case 'place':
      return kinds.has('place') ? short : undefined;
    case 'time':
      return datesIn(foldText(short), reading.now).length > 0 ? short : undefined;
  }
}

const KINDS: Readonly<Record<Referent, readonly AnchorKind[]>> = {
  person: ['person'],
  people: ['person', 'body'],
  thing: ['body', 'title', 'programme', 'designation'],
  place: ['place'],
  time: ['date'],
};

function inQuestion(referent: Referent, { question }: Turn, reading: FollowUpReading): string | undefined {
  const anchors = anchorsIn(question, reading);
  if (referent === 'people') {
    const all = anchors.filter(({ kind }) => kind === 'person' || kind === 'body');
    const [first, last] = [all[0], all.at(-1)];
    const listed = first && last ? question.slice(first.span.start, last.span.end) : '';
    if (all.length > 1 && listed.length <= MAX_SHORT_CHARS && LIST.test(listed)) return listed;
  }
  for (const kind of KINDS[referent]) {
    const found = anchors.findLast((anchor) => anchor.kind === kind);
    if (found) return found.text;
  }
  if (referent !== 'thing') return undefined;
  const subject = subjectOf(question, reading);
  // 国会里 and the like are places, to which 它 cannot refer.
  return subject === '' || WITHIN.test(foldText(subject)) ? undefined : subject;
}
