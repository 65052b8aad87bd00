import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Span } from '../src/model/span.ts';
import { foldText } from '../src/text/script/fold.ts';
import { splitSentences } from '../src/text/words/sentences.ts';

const squadFile = z.object({
  data: z.array(
    z.object({
      title: z.string().optional(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ text: z.string(), answer_start: z.number() })).min(1),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A paragraph with its questions, folded like the reader's input. */
export interface Paragraph {
  /** Title of its article; empty if the set gives none. */
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly questions: readonly AnsweredQuestion[];
}

export interface AnsweredQuestion {
  readonly text: string;
  /** Position of the answer in the paragraph. */
  readonly answer: Span;
}

/**
 * Reads a SQuAD-format set named `FILE` or `FILE:FROM-TO`. The latter takes only paragraphs whose position modulo 10 is
 * FROM to TO, both included, so that one set can be split for training and measuring. Questions whose answer is not
 * found in the folded paragraph are dropped.
 */
export async function readQuestionSet(name: string): Promise<Paragraph[]> {
  const [, file = name, from = '0', to = '9'] = /^(.+):(\d)-(\d)$/.exec(name) ?? [];
  const { data } = squadFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const all = data.flatMap(({ title = '', paragraphs }) => paragraphs.map((paragraph) => ({ ...paragraph, title })));
  const kept = all.filter((_, i) => i % 10 >= +from && i % 10 <= +to);
  return kept.map(({ title, context, qas }) => {
    const text = foldText(context);
    const questions = qas.flatMap(({ question, answers: [answer] }) => {
      const span = answer && nearest(text, foldText(answer.text), answer.answer_start);
      return span ? [{ text: foldText(question), answer: span }] : [];
    });
    return { title: foldText(title), text, sentences: splitSentences(text), questions };
  });
}

/** The occurrence of `words` nearest to offset `wanted` (folding may have moved it by a few characters). */
function nearest(text: string, words: string, wanted: number): Span | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    if (best === undefined || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
  }
  return best === undefined ? undefined : { start: best, end: best + words.length };
}
