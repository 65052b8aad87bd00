import type { Reader } from '../../inference/reader.ts';
import type { Span } from '../../model/span.ts';
import { fold, foldText } from '../../text/script/fold.ts';
import { originalSpan } from '../passages/original-span.ts';
import { cutWindows } from '../passages/windows.ts';
import { rankReadings } from './rank-readings.ts';
import { brevityFor, readWindows } from './read-windows.ts';
import { repairSpan } from './span-repair.ts';

/** The words of a text that best fit a question; they need not answer it. */
export interface TextReading {
  /** Offsets in the original text; not empty. */
  readonly span: Span;
  /** The reader's score of the span, see {@link Reader}. */
  readonly score: number;
}

/**
 * Reads a whole text for a question, both in their original form and in any script.
 * @returns the best words, repaired so that they can stand alone; undefined if the text has no visible character.
 */
export async function readWholeText(reader: Reader, question: string, text: string): Promise<TextReading | undefined> {
  const asked = foldText(question);
  const folded = fold(text);
  const windows = cutWindows(folded.text);
  const readings = await readWindows(reader, asked, { text: folded.text, windows, brevity: brevityFor(asked) });
  const [best] = rankReadings(asked, [{ text: folded.text, readings }]);
  if (!best) return undefined;
  const words = repairSpan(folded.text, best.span, asked);
  return { span: originalSpan(folded, words), score: best.score };
}
