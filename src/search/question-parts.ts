import { MAX_QUESTION_CHARS } from '../model/question.ts';
import { foldText } from '../text/fold.ts';
import { contentOf, findAskWords } from './ask-words.ts';

const MAX_PARTS = 3;
const ASKS =
  /谁|什么|何[时地处人事种]|为何|哪|多少|几[个名位次年月天家项点]|怎|如何|为啥|多[大高长远久重]|是否|有没有|吗$/;
/** A later part with fewer characters of its own is about the subject of the first (…是哪天召开的,谁讲话). */
const MIN_OWN_CHARS = 8;
/** What joins a subject to its asking word, and says nothing without it. */
const JOINT = /(?:分别|都|是|在|由|于|有|被|为|和|以及|的|了|到)+$/;
const OPENING = /^(?:并且|而且|以及|还有|另外|同时|又|并|和|且)/;

/**
 * The questions in a question (会议是哪天召开的，由谁主持？), each so that it can be understood alone; the text itself where
 * it asks one thing, more than three, or is not in Chinese.
 */
export function splitQuestion(text: string): string[] {
  const pieces = text.split(/[，,；;？?。！!\n]+/).filter((piece) => piece.trim() !== '');
  const asking = pieces.filter((piece) => ASKS.test(foldText(piece).trim()));
  if (asking.length < 2 || asking.length > MAX_PARTS || !/\p{Script=Han}/u.test(text)) return [text];
  const parts: string[] = [];
  let context = '';
  for (const piece of pieces) {
    if (!asking.includes(piece)) context += `${piece}，`;
    else {
      const own = piece.trim().replace(OPENING, '');
      const [first] = parts;
      parts.push(first !== undefined && isShort(own) ? `${topicOf(first)}${own}？` : `${context}${own}？`);
      context = '';
    }
  }
  return parts.every((part) => part.length <= MAX_QUESTION_CHARS) ? parts : [text];
}

function isShort(piece: string): boolean {
  const folded = foldText(piece);
  return contentOf(folded, findAskWords(folded)).replaceAll(' ', '').length < MIN_OWN_CHARS;
}

/** What a question is about: the words before its asking word, else those behind. Offsets of folding are those of the text here. */
function topicOf(question: string): string {
  const folded = foldText(question);
  const [asking] = findAskWords(folded).filter(({ start, end }) => ASKS.test(folded.slice(start, end)));
  if (!asking || folded.length !== question.length) return question.replace(/？$/, '，');
  const before = question.slice(0, asking.start).replace(JOINT, '');
  return before === '' ? question.slice(asking.end).replace(/？$/, '，') : before;
}
