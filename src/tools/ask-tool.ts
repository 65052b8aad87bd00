import { z } from 'zod';
import { isQuoting } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import { detectLanguage } from '../question/language.ts';
import { type AnswerJson, renderAnswerJson, renderTalkJson, type TalkJson } from '../render/terminal/answer-json.ts';
import { replyToTalk } from './reply-to-talk.ts';
import { defineTool, refuse, type ToolScene } from './tool.ts';
import { articleFacts, articleIdInput, filterInputs, filtersOf, spanOutput } from './tool-shapes.ts';

/**
 * A text above this limit is refused; one below it that is too long for a question gets an answer that says so. Chosen
 * by hand.
 */
const MAX_TEXT_CHARS = 20_000;

const input = z.object({
  question: z.string().max(MAX_TEXT_CHARS).describe('One question that stands on its own, Chinese or English.'),
  ...filterInputs,
  article: articleIdInput.describe('Only that article, by its id.').optional(),
});

const { id: articleId, ...otherFacts } = articleFacts;
const citation = z.object({
  n: z.int().describe('Number of its mark [n] in the answer.'),
  articleId,
  ...otherFacts,
  page: z.int().describe('Page of the file, where it has pages.').optional(),
  quote: z.string().describe('Verbatim words of the article.'),
  start: z.int().describe('Where the quote begins in the text of the article.'),
  end: z.int(),
  highlights: z.array(spanOutput).describe('The answering words, counted in the text of the article.'),
});

const output = z.object({
  question: z.string(),
  outcome: z
    .enum(['answered', 'passage', 'not-found', 'invalid', 'talk'])
    .describe(
      'answered: proven by its citations. passage: the quotations very likely hold the answer. not-found: the articles do not say. invalid: see code. talk: small talk.',
    ),
  code: z.string().describe('Why the question was not taken; only where outcome is invalid.').optional(),
  talk: z.string().describe('Kind of small talk; only where outcome is talk.').optional(),
  answer: z.string().describe('The whole answer in words, with marks [n].'),
  short: z.string().nullable().describe('The bare answer.').optional(),
  alternatives: z.array(z.object({ short: z.string(), citation: z.int() })).optional(),
  rephrased: z
    .array(z.object({ text: z.string(), citations: z.array(z.int()), quoted: z.literal(true).optional() }))
    .describe("Points of a language model that their citations prove; quoted: the article's own words instead.")
    .optional(),
  language: z.string().optional(),
  citations: z.array(citation).optional(),
  suggestions: z.array(z.string()).describe('Titles of the nearest articles where nothing was found.').optional(),
  notes: z.array(z.string()).optional(),
  confidence: z.number().describe('Estimated chance of being right, 0 to 1.').optional(),
  ms: z.record(z.string(), z.number()).describe('Milliseconds spent, by stage.').optional(),
});

export const askTool = defineTool({
  name: 'ask',
  title: 'Ask the articles',
  description:
    'Answers a question from the articles alone and proves it by verbatim quotations with their places; says so where the articles do not tell. Answers in the language of the question.',
  input,
  output,
  run: async ({ question: text, article: given, ...restrictions }, scene) => {
    const article = given === undefined ? undefined : await scene.library.findArticle(given);
    if (given !== undefined && !article) {
      return refuse('ARTICLE_UNKNOWN', `There is no article ${JSON.stringify(given)}.`);
    }
    const filters = { ...filtersOf(restrictions), ...(article && { articleId: article.id }) };
    const reply = await answer({ text, filters, now: scene.today() }, scene);
    return { ok: true, value: structuredClone(reply) as z.output<typeof output> };
  },
});

/** Prints the same as `ask --json` for a question without a conversation. */
async function answer(question: Question, { library, readTalk }: ToolScene): Promise<AnswerJson | TalkJson> {
  const { text } = question;
  const { kind } = readTalk(text);
  if (kind !== 'question') {
    const language = detectLanguage(text, undefined);
    return renderTalkJson({
      question: text,
      kind,
      answer: await replyToTalk(kind, { library, language, cited: undefined }),
    });
  }
  const given = await library.ask(question);
  const reworded = isQuoting(given) ? await library.rephrase?.(given) : undefined;
  return renderAnswerJson(reworded ?? given);
}
