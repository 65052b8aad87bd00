import jieba from 'nodejieba';
import { findAskWords } from '../src/search/ask-words.ts';
import type { Random } from './random.ts';

/** Chance that a question loses its question mark: people leave it out. */
const BARE = 0.3;
/** Chance that its words come in the order of an English question, as translated ones do (谁 主持 会议). */
const TRANSLATED = 0.06;

/** A folded question as it may be typed, or as it comes out of a translation word by word. */
export function varyWording(question: string, random: Random): string {
  const asked = random.next() < TRANSLATED ? askFirst(question) : question;
  return random.next() < BARE ? asked.replace(/[?。]+$/, '') : asked;
}

/** The asking word first, then the other words in their order, spaces between. */
function askFirst(question: string): string {
  const [asking] = findAskWords(question);
  if (!asking) return question;
  const words = (text: string) => jieba.cut(text, true).join(' ');
  const { start, end } = asking;
  const parts = [question.slice(start, end), words(question.slice(0, start)), words(question.slice(end))];
  return parts.filter((part) => part !== '').join(' ');
}
