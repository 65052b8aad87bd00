import { foldText } from '../../text/script/fold.ts';
import { topicOf } from '../scope/topic.ts';

/** Refers to an article without its name. */
const THIS_ARTICLE =
  /(?:[这這该該那]|上述)(?:一?[篇则則条條个個])?(?:文章|报道|報道|報導|新闻|新聞|稿子?)|[这這那]一?篇|(?:该|該)文|\b(?:this|that|the) (?:article|report|story)\b/iu;

/**
 * The question with 这篇文章 replaced by the title of the article last quoted; unchanged if the question names a topic
 * itself.
 */
export function nameArticleMeant(text: string, title: string | null | undefined): string {
  if (!title || topicOf(foldText(text)) !== '') return text;
  return text.replace(THIS_ARTICLE, () => `《${title}》`);
}
