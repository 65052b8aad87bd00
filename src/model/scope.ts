/**
 * The form of answer that a question needs: `span` a few words of a sentence; `digest` the main points of an article;
 * `list` measures, tasks and the like; `why` and `how` sentences that give reasons or means; `compare` two things side
 * by side; `articles` all titles; `count` their number; `about` the articles that mention something; `newest` and
 * `oldest` articles; `timeline` events by day.
 */
export const SCOPES = [
  'span',
  'digest',
  'list',
  'why',
  'how',
  'compare',
  'articles',
  'count',
  'about',
  'newest',
  'oldest',
  'timeline',
] as const;

export type Scope = (typeof SCOPES)[number];
