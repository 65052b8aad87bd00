import { z } from 'zod';
import { isDay } from '../model/day.ts';
import type { Filters } from '../model/question.ts';

/** Longest id of an article, name of a publisher or other name that is accepted, in UTF-16 units. */
const MAX_NAME_CHARS = 300;

const day = z.string().refine(isDay, 'a day is written YYYY-MM-DD').meta({ format: 'date' });

/** An id from a search result or a citation. */
export const articleIdInput = z.string().min(1).max(MAX_NAME_CHARS);

/** Limits the articles that may answer; an absent field limits nothing. */
export const filterInputs = {
  from: day.describe('Only articles published on that day or later (YYYY-MM-DD).').optional(),
  to: day.describe('Only articles published on that day or earlier (YYYY-MM-DD).').optional(),
  source: z.string().min(1).max(MAX_NAME_CHARS).describe('Only articles of that publisher.').optional(),
};

/** The filters that are present. */
export function filtersOf({ from, to, source }: { [K in 'from' | 'to' | 'source']?: string | undefined }): Filters {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(source !== undefined && { source }),
  };
}

const offset = z.int().nonnegative();

/** Half-open range of UTF-16 units of an article's text. */
export const spanOutput = z.object({ start: offset, end: offset });

/** Facts about an article that every answer gives. */
export const articleFacts = {
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable().describe('Publisher.'),
  publishedOn: z.string().nullable().describe('Day, YYYY-MM-DD.'),
  url: z.string().nullable(),
};
