import { makeCustomId } from '../discord/custom-id.ts';
import { articleKey } from './article-cache.ts';

/** Custom id of a button that shows the main points of an article to the person who presses it. */
export function digestId(articleId: string): string {
  return makeCustomId('digest', articleKey(articleId));
}

/** Custom id of a button on an answer that shows an article to the person who presses it. */
export function readId(articleId: string): string {
  return makeCustomId('page', articleKey(articleId), 1, 'a');
}
