import { foldText } from '../../text/script/fold.ts';
import { subjectOf } from '../reference/shape.ts';
import type { FollowUpReading } from '../reference/tools.ts';

const ASK =
  /^(?:(?:in|on|at|by|for|to|from|and|so|please)\s+)*(?:who|whom|whose|what|which|when|where|why|how(?:\s+(?:many|much|long|often|old|far|large|big))?)\b/i;
const AUX = /\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b/i;
/** Verbs at the end of questions about reports; the words before such a verb are the subject. */
const VERB =
  /^(?:hold|held|take|took|taken|happen|say|said|meet|met|open|begin|began|begun|start|end|speak|spoke|spoken|give|gave|given|get|got|help|assist|support|invest|spend|spent|praise|commend|honou?r|read|receive|announce|publish|launch|attend|chair|lead|led|run|ran|make|made|come|came|go|went|plan|want|need|stress|ask|call|cover|include|lift|leave|left|become|became|have|had|be|been|name|mean|lie|live|work|write|wrote|written|win|won|pay|paid|provide|report|send|sent|set|do|done|[a-z]{3,}ed)$/;
const JOIN = /^(?:by|in|on|at|for|to|from|of|with|about|into)$/;
const MARKS = /[\s?.!]+$/;

/**
 * The subject of a question: in English the words between its auxiliary and its verb, or else the words after its verb.
 */
export function subjectOfAny(question: string, reading: FollowUpReading): string {
  if (/\p{Script=Han}/u.test(question)) return subjectOf(question, reading);
  const plain = question.trim().replace(MARKS, '');
  const asking = ASK.exec(plain);
  if (!asking) return plain.replace(/^(?:is|are|was|were|did|does|do)\s+/i, '');
  const rest = plain.slice(asking[0].length).trim();
  const aux = AUX.exec(rest);
  const isObject = aux !== null && rest.slice(0, aux.index).split(/\s+/).length <= 5;
  const words = (isObject ? rest.slice(aux.index + aux[0].length) : rest).trim().split(/\s+/);
  const verb = words.findIndex((word) => VERB.test(word));
  const before = words.slice(0, verb < 0 ? words.length : verb);
  if (isObject ? before.length > 0 : verb < 0) return before.join(' ');
  const after = words.slice(verb + 1);
  while (after[0] !== undefined && JOIN.test(after[0].toLowerCase())) after.shift();
  return after.join(' ');
}

const GENERIC = new Set(
  (
    'who whom whose what which when where why how many much long often is are was were did does do has have had can could will would should the a an of in on at by for to from and or with about into there then so it its this that these those they them their he she his him her ' +
    'meeting meetings conference event held hold take took place happen happened chaired chair attended attend speak spoke said say stressed money funds people person names name number date day year time county counties city cities province provinces goal goals measures reason result part many total kind tell me please give list other others more else any some first last next new most'
  ).split(' '),
);

const PRONOUN = /\b(?:he|she|it|they|him|them|his|her|its|their)\b/i;

/** True if an English question names its own subject. */
export function hasOwnEnglishSubject(text: string, reading: FollowUpReading): boolean {
  if (reading.findNames(foldText(text)).some(({ kind }) => kind === 'body')) return true;
  if (/\s[A-Z][\w-]+|\s[A-Z]{2,}\b|\d{3,}\s\w/.test(text.trim())) return true;
  // A pronoun refers to earlier words, even if many words follow (where is he being held now).
  if (PRONOUN.test(text)) return false;
  const words = text.toLowerCase().match(/[a-z][a-z'-]+/g) ?? [];
  return new Set(words.filter((word) => !GENERIC.has(word))).size >= 2;
}
