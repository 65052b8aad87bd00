import type { CitedSpan, HistoryEntry } from '../../history/history.ts';
import type { Article } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import { renderContext } from '../../render/discord/article-context.ts';
import type { ButtonSlot } from '../../render/discord/discord-view.ts';
import { escapeMarkdown } from '../../render/discord/markdown.ts';
import { articleKey } from '../articles/article-cache.ts';
import { readStatus } from '../asking/question-run.ts';
import type { ButtonHandler } from '../context/context.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import type { Press } from '../discord/incoming.ts';
import { entryOrTell, offerAgain } from './entry-of.ts';

/** Shows the presser alone where a quotation stands; pages through all quotations of the answer. */
export const showContext: ButtonHandler = async (call, [id, index = '0', side], scene) => {
  const { bot, respond, strings, language } = scene;
  const entry = await entryOrTell(call, id, scene);
  if (!entry) return;
  if (side === undefined) await respond.defer(true);
  else await respond.deferUpdate();
  const at = Number(index);
  const cited = entry.citations[at];
  const article = cited && (await bot.library.findArticle(cited.articleId));
  const status = await readStatus(bot);
  const isCurrent = status?.version === entry.indexVersion;
  if (!article || !cited || !(isCurrent || stillStands(call, article, cited))) {
    return respond.tell(offerAgain(scene, strings.refusals.versionGone, entry.text));
  }
  const count = entry.citations.length;
  const buttons = passageButtons(entry, at, article.id);
  await respond.show(renderContext(article, { span: cited.span, n: cited.n, count, language, buttons }));
};

/** After a rebuild the offsets hold where they still give the text that the answer's message shows. */
function stillStands({ message }: Press, article: Article, { span }: CitedSpan): boolean {
  const quote = slice(article.body, span);
  const [firstLine = ''] = quote.split('\n');
  // Answering words are bold in the message; an asterisk of the article itself stands behind a backslash.
  const shown = message.embeds
    .map(({ description }) => description ?? '')
    .join('\n')
    .replaceAll('**', '');
  return firstLine !== '' && span.end <= article.body.length && shown.includes(escapeMarkdown(firstLine));
}

function passageButtons({ id, citations }: HistoryEntry, at: number, articleId: string): ButtonSlot[] {
  const read: ButtonSlot = { name: 'readArticle', id: makeCustomId('page', articleKey(articleId), 1, 'r') };
  if (citations.length === 1) return [read];
  return [
    { name: 'previous', id: makeCustomId('context', id, at - 1, 'p'), disabled: at === 0 },
    { name: 'next', id: makeCustomId('context', id, at + 1, 'n'), disabled: at === citations.length - 1 },
    read,
  ];
}
