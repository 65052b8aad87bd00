import { z } from 'zod';
import { isDay } from '../model/day.ts';
import type { Filters } from '../model/question.ts';

/** Longest id of an article, publisher or other name that is looked at. */
const MAX_NAME_CHARS = 300;

const day = z.string().refine(isDay, 'a day is written YYYY-MM-DD').meta({ format: 'date' });

/** An id as search and citations give it. */
export const articleIdInput = z.string().min(1).max(MAX_NAME_CHARS);

/** Which articles may answer; what is left out restricts nothing. */
export const filterInputs = {
  from: day.describe('Only articles published on that day or later (YYYY-MM-DD).').optional(),
  to: day.describe('Only articles published on that day or earlier (YYYY-MM-DD).').optional(),
  source: z.string().min(1).max(MAX_NAME_CHARS).describe('Only articles of that publisher.').optional(),
};

/** The filters that are given. */
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

/** What every answer says of an article. */
export const articleFacts = {
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable().describe('Publisher.'),
  publishedOn: z.string().nullable().describe('Day, YYYY-MM-DD.'),
  url: z.string().nullable(),
};
