import { foldText } from '../../src/text/script/fold.ts';
import type { Random } from '../random.ts';
import { FRAMES } from './frames.ts';
import { parseQuestion } from './parse-question.ts';
import {
  addFrame,
  asKeywords,
  dropParticles,
  inCantonese,
  inTaiwan,
  type Part,
  swapAskingWord,
  swapEverydayWord,
  withTypo,
} from './registers.ts';
import { asTranslated } from './translation.ts';

const UNTOUCHED = 0.28;
/** How often each change is made; a question may get several. */
const RATES = {
  form: 0.5,
  askingWord: 0.4,
  everydayWord: 0.2,
  particles: 0.12,
  keywords: 0.1,
  translated: 0.1,
  cantonese: 0.06,
  taiwan: 0.04,
  typo: 0.04,
  frame: 0.22,
};
/** How often a question loses its question mark, because people leave it out. */
const BARE = 0.4;

/**
 * A folded question as a person may type it: another sentence form, other asking words, keywords, a dialect, a typing
 * error by sound, or the word order of a translation. The span of its answer stays the same.
 * @param options frames and words of training, or those kept out of it; the chance that nothing is changed
 */
export function varyWording(
  question: string,
  random: Random,
  { part = 'trained', untouched = UNTOUCHED }: { readonly part?: Part; readonly untouched?: number } = {},
): string {
  const varied = part === 'trained' && random.next() < untouched ? question : vary(question, random, part);
  const asked = foldText(varied).trim();
  return random.next() < BARE ? asked.replace(/[?。]+$/, '') : asked;
}

function vary(question: string, random: Random, part: Part): string {
  const happens = (name: keyof typeof RATES) => random.next() < RATES[name];
  if (part === 'trained' && happens('translated')) return asTranslated(question, random);
  let text = question;
  if (part === 'held-out' || happens('form')) text = inOtherForm(text, random, part) ?? text;
  if (happens('everydayWord')) text = swapEverydayWord(text, random);
  if (part === 'trained' && happens('keywords')) return asKeywords(text, random) ?? text;
  if (part === 'held-out' || happens('askingWord')) text = swapAskingWord(text, part, random);
  if (happens('particles')) text = dropParticles(text);
  if (happens('cantonese')) text = inCantonese(text);
  else if (happens('taiwan')) text = inTaiwan(text);
  if (happens('typo')) text = withTypo(text, random);
  return happens('frame') ? addFrame(text, part, random) : text;
}

/** One of the forms that fit the question, all equally likely. */
function inOtherForm(question: string, random: Random, part: Part): string | undefined {
  const parsed = parseQuestion(question);
  if (!parsed) return undefined;
  const forms = FRAMES.filter((frame) => frame.heldOut === (part === 'held-out')).flatMap((frame) => {
    const form = frame.apply(parsed, random);
    return form === undefined || form === question ? [] : [form];
  });
  return random.pick(forms);
}
