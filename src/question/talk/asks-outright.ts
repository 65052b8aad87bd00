import { foldText } from '../../text/script/fold.ts';
import { findAskWords } from '../ask-words.ts';

/** The ask words that want to know a thing; the others are polite or end any sentence (请问, 谢谢, 吗, 呢). */
const WANTS = /[谁哪几何啥]|什么|怎|多[少大高长远重久深宽]/;
const CANTONESE = /边[个度位啲间]|几[多时]|点[解样]|[咩乜]/;
const ENGLISH = /(?<![a-z])(?:who|whom|whose|what|which|when|where|why|how)(?![a-z])/;
/** Words that speak of the bot, of the asker, or of asking itself (能问什么). */
const SPEAKS_OF_CHAT =
  /[你您妳我咱聊]|(?<![请想])问(?!题)|有据|机器人|(?<![a-z])(?:you|your|yours|youre|u|ur|i|im|me|my|we|us|bot|ask)(?![a-z])/;

/**
 * True if a message has a word that asks, and speaks neither of the bot nor of the asker (谁主持, who gave instructions;
 * not 你是谁). Small talk seldom has such words, so that it must be much surer there.
 */
export function asksOutright(words: string): boolean {
  const folded = foldText(words);
  if (SPEAKS_OF_CHAT.test(folded)) return false;
  if (ENGLISH.test(folded) || CANTONESE.test(folded)) return true;
  return findAskWords(folded).some(({ start, end }) => WANTS.test(folded.slice(start, end)));
}
