import type { Paragraph } from '../question-sets.ts';
import type { Random } from '../random.ts';
import type { ReportKind } from '../reports/report-kind.ts';
import { makeStatements } from '../reports/report-rows.ts';
import type { Source } from './support-rows.ts';

const CHARS = { least: 10, most: 150 };

function fits(sentence: string): boolean {
  return sentence.length >= CHARS.least && sentence.length <= CHARS.most;
}

/** The sentences of a public set's paragraphs with their neighbours. */
export function paragraphSources(paragraphs: readonly Paragraph[]): Source[] {
  const seen = new Set<string>();
  return paragraphs.flatMap(({ text, sentences }) => {
    const all = sentences.map(({ start, end }) => text.slice(start, end).trim()).filter(fits);
    return all.flatMap((sentence) => {
      if (seen.has(sentence)) return [];
      seen.add(sentence);
      return [{ sentence, variants: [], near: all.filter((one) => one !== sentence) }];
    });
  });
}

/** The statements of invented reports, each with its other wordings and the rest of its report. */
export function reportSources(kinds: readonly ReportKind[], reports: number, random: Random): Source[] {
  const sources: Source[] = [];
  for (let i = 0; i < reports; i++) {
    const statements = makeStatements(kinds[i % kinds.length] as ReportKind, random);
    for (const [at, wordings] of statements.entries()) {
      const [sentence = '', ...others] = wordings;
      const variants = others.filter((other) => saysNoMore(other, sentence));
      if (!fits(sentence) || random.next() < 0.5) continue;
      const near = statements.flatMap((other, j) => (j === at ? [] : other.slice(0, 1)));
      sources.push({ sentence, variants, near });
    }
  }
  return sources;
}

/**
 * Share of its pairs of characters that another wording must have in common, so that it adds nothing. Chosen by hand.
 */
const COMMON_PAIRS = 0.45;

/** True if a wording of a report's statement adds no figure and few words, because some wordings say a little more. */
function saysNoMore(wording: string, sentence: string): boolean {
  const figures = wording.match(/\d+(?:\.\d+)?/g) ?? [];
  if (!figures.every((figure) => sentence.includes(figure))) return false;
  const chars = [...wording.replace(/[,。;:、]/g, '')];
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`);
  const held = pairs.filter((pair) => sentence.includes(pair)).length;
  return wording.length <= sentence.length + 4 && held >= COMMON_PAIRS * pairs.length;
}
