import type { CitedSpan, HistoryEntry } from '../../history/history.ts';
import type { Article } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import { renderContext } from '../../render/discord/article-context.ts';
import type { ButtonSlot } from '../../render/discord/discord-view.ts';
import { articleKey } from '../articles/article-cache.ts';
import { digestId } from '../articles/article-ids.ts';
import { hashQuote, readStatus } from '../asking/question-run.ts';
import type { ButtonHandler } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { entryOrTell, offerAgain } from './entry-of.ts';

/**
 * Shows the passage around a quotation to the person who presses the button, with pages through all quotations of the
 * answer.
 */
export const showContext: ButtonHandler = async (call, [id, index = '0', side], scene) => {
  const { library, respond, strings, language } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  if (side === undefined) await respond.defer(true);
  else await respond.deferUpdate();
  const at = Number(index);
  const cited = entry.citations[at];
  const article = cited && (await library.findArticle(cited.articleId));
  const status = await readStatus(library, scene.bot.log);
  const isCurrent = status?.version === entry.indexVersion;
  if (!article || !cited || !(isCurrent || stillStands(article, cited))) {
    return respond.tell(offerAgain(scene, strings.refusals.versionGone, entry.text));
  }
  const count = entry.citations.length;
  const buttons = passageButtons(entry, at, article.id);
  await respond.show(renderContext(article, { span: cited.span, n: cited.n, count, language, buttons }));
};

/** After a rebuild, offsets are valid if they still give the quoted text. */
function stillStands(article: Article, { span, quoteHash }: CitedSpan): boolean {
  return span.end <= article.body.length && quoteHash === hashQuote(slice(article.body, span));
}

function passageButtons({ id, citations }: HistoryEntry, at: number, articleId: string): ButtonSlot[] {
  const read: ButtonSlot = { name: 'readArticle', id: makeCustomId('page', articleKey(articleId), 1, 'r') };
  const points: ButtonSlot = { name: 'digest', id: digestId(articleId) };
  if (citations.length === 1) return [read, points];
  return [
    { name: 'previous', id: makeCustomId('context', id, at - 1, 'p'), disabled: at === 0 },
    { name: 'next', id: makeCustomId('context', id, at + 1, 'n'), disabled: at === citations.length - 1 },
    read,
    points,
  ];
}
