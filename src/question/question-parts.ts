import { MAX_QUESTION_CHARS } from '../model/question.ts';
import { foldText } from '../text/script/fold.ts';
import { contentOf, findAskWords } from './ask-words.ts';

/** A text with more questions is asked as a whole. Chosen by hand. */
const MAX_PARTS = 3;
const ASKS = /谁|什么|何[时地处人事种]|为何|哪|多少|有几|几[名位项家]|怎|如何|为啥|有多[大高长远久重]|吗$/;
/** A later part with fewer characters of its own shares the subject of the first (…是哪天召开的,谁讲话). Chosen by hand. */
const MIN_OWN_CHARS = 8;
/** Words that join a subject to its ask word and mean nothing without it. */
const JOINT = /(?:分别|都|是|在|由|于|有|被|为|和|以及|的|了|到)+$/;
/** The beginning of a clause that belongs to the one before. */
const DEPENDENT = /^(?:而不|即|使|因|所以|为了|从而|如果|但)/;
const MARK = /[，,；;？?。！!]/;
const APART =
  /^([^，,、和与跟]{2,16})[和与跟]([^，,、和与跟]{2,16}?)(?:(?:的|这)?两[个次场家篇](\p{Script=Han}{0,4}?))?(?:分别|各自?)((?:是|在|由|有|于)?(?:什么时候|何时|哪[天年]|谁|哪里|多少|几).{0,12})$/u;
const SPACE = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const QUOTED = /[《“「『][^《》“”「」『』]*[》”」』]/g;
const PIECE = /([^，,；;？?。！!\n]+)([，,；;？?。！!\n]*)/g;
const OPENING = /^(?:并且|而且|以及|还有|另外|同时|又|并|和|且)/;

/**
 * Splits a text into its questions (会议是哪天召开的，由谁主持？), each complete. It returns the text itself if it asks one thing or
 * more than three, or is not in Chinese.
 */
export function splitQuestion(text: string): string[] {
  // A mark inside a title or quotation does not separate questions.
  const isPlain = !(text.match(QUOTED) ?? []).some((quoted) => MARK.test(quoted));
  if (!isPlain || !/\p{Script=Han}/u.test(text)) return [text];
  const apart = askedApart(text);
  if (apart) return apart;
  const marked = piecesOf(text);
  const pieces = marked.length === 1 ? (spacedQuestions(text) ?? marked) : marked;
  const asking = pieces.filter(({ asks }) => asks);
  if (asking.length < 2 || asking.length > MAX_PARTS || !asking.slice(1).every(mayStandAlone)) return [text];
  const parts: string[] = [];
  let context = '';
  for (const { words, asks } of pieces) {
    if (!asks) context += `${words}，`;
    else {
      const [first] = parts;
      parts.push(first !== undefined && isShort(words) ? `${topicOf(first)}${words}？` : `${context}${words}？`);
      context = '';
    }
  }
  return parts.every((part) => part.length <= MAX_QUESTION_CHARS) ? parts : [text];
}

interface Piece {
  /** The words between two marks, without an opening such as 并. */
  readonly words: string;
  readonly asks: boolean;
  /** True if a sentence ends before it, false if only a clause does. */
  readonly begins: boolean;
}

function piecesOf(text: string): Piece[] {
  let begins = true;
  return [...text.matchAll(PIECE)].flatMap(([, written = '', mark = '']) => {
    const words = written.trim().replace(OPENING, '');
    const piece = { words, asks: ASKS.test(foldText(words)), begins };
    begins = /[；;？?。！!\n]/.test(mark);
    return words === '' ? [] : [piece];
  });
}

/** Splits one question about two things (甲和乙两个会分别是什么时候开的) into one for each; undefined for any other. */
function askedApart(text: string): string[] | undefined {
  const [, one, other, thing = '', rest] = APART.exec(text.replace(/[?？。\s]+$/, '')) ?? [];
  if (one === undefined || other === undefined || rest === undefined) return undefined;
  return [one, other].map((side) => `${side}${thing === '' ? '' : '的'}${thing}${rest}？`);
}

/** Questions separated by spaces instead of marks (谁主持 帮扶哪几个县); undefined for keywords, where at most one part asks. */
function spacedQuestions(text: string): Piece[] | undefined {
  const pieces = piecesOf(text.replace(SPACE, '，'));
  return pieces.length > 1 && pieces.every(({ asks }) => asks) ? pieces : undefined;
}

/** A long clause after a comma more likely continues the question than asks a new one. */
function mayStandAlone({ words, begins }: Piece): boolean {
  return begins || (isShort(words) && !DEPENDENT.test(foldText(words)));
}

function isShort(piece: string): boolean {
  const folded = foldText(piece);
  return contentOf(folded, findAskWords(folded)).replaceAll(' ', '').length < MIN_OWN_CHARS;
}

/**
 * The subject of a question: the words before its ask word, or else those after it. It needs folding to keep all
 * offsets.
 */
function topicOf(question: string): string {
  const folded = foldText(question);
  const [asking] = findAskWords(folded).filter(({ start, end }) => ASKS.test(folded.slice(start, end)));
  if (!asking || folded.length !== question.length) return question.replace(/？$/, '，');
  const before = question.slice(0, asking.start).replace(JOINT, '');
  return before === '' ? question.slice(asking.end).replace(/？$/, '，') : before;
}
