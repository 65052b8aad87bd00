import { z } from 'zod';
import { MAX_QUESTION_CHARS } from '../model/question.ts';
import { defineTool, refuse } from './tool.ts';
import { articleFacts, filterInputs, filtersOf, spanOutput } from './tool-shapes.ts';

/** Largest number of articles returned, and the number where none is named. Chosen by hand. */
const MAX_HITS = 20;
const DEFAULT_HITS = 10;

const input = z.object({
  query: z.string().trim().min(1).max(MAX_QUESTION_CHARS).describe('Words or a question, Chinese or English.'),
  ...filterInputs,
  limit: z.int().min(1).max(MAX_HITS).default(DEFAULT_HITS).describe('Most articles returned.'),
});

const output = z.object({
  hits: z
    .array(
      z.object({
        ...articleFacts,
        chars: z.int().describe('Length of the whole text in UTF-16 units.'),
        quote: z.string().describe('Verbatim sentence that fits best.'),
        span: spanOutput.describe('Where the quote stands in the text that read gives.'),
        score: z.number().describe('Higher fits better; comparable within one search only.'),
      }),
    )
    .describe('Best first; each article once.'),
});

export const searchTool = defineTool({
  name: 'search',
  title: 'Search the articles',
  description:
    'Finds articles by words and by meaning; each with its best-fitting sentence, verbatim, and where that stands. To get an answer with proof use ask; for the whole text use read.',
  input,
  output,
  run: async ({ query, limit, ...given }, { library }) => {
    const filters = filtersOf(given);
    if (filters.from !== undefined && filters.to !== undefined && filters.from > filters.to) {
      return refuse('INPUT_INVALID', 'from must not be later than to.');
    }
    const hits = await library.searchArticles(query, filters, limit);
    return {
      ok: true,
      value: {
        hits: hits.map(({ article: { id, title, source, publishedOn, url, chars }, quote, span, score }) => {
          return { id, title, source, publishedOn, url, chars, quote, span, score };
        }),
      },
    };
  },
});
