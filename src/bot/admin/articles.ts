import type { CollectedArticle } from '../../model/library.ts';
import { renderAdded } from '../../render/discord/discord-admin.ts';
import { renderArticleChoice } from '../../render/discord/discord-articles.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { COLLECTION_TEXTS } from '../../render/strings/collection-texts.ts';
import { foldText } from '../../text/script/fold.ts';
import { articleKey } from '../articles/article-cache.ts';
import type { ArticleDesk, Scene } from '../context/context.ts';
import type { Choice } from '../discord/discord-api.ts';
import type { CommandCall, Typing } from '../discord/incoming.ts';

/** Adds a file or a page to the articles and shows the result, for owners of the application. */
export async function addArticle(call: CommandCall, scene: Scene): Promise<void> {
  const { bot, respond, language } = scene;
  const texts = COLLECTION_TEXTS[language];
  const desk = await openDesk(scene);
  if (!desk) return;
  const attachment = call.attachments.get('file');
  const address = call.options.get('address');
  const name = call.options.get('collection');
  const collection = name === undefined ? null : String(name).trim();
  const say = (sentence: string) => respond.tell(renderNotice(sentence));
  if ((attachment === undefined) === (address === undefined)) return say(texts.oneOfFileAndAddress);
  if (collection !== null && !desk.isCollectionName(collection)) return say(texts.collectionNameInvalid);
  const sent = attachment
    ? ({ kind: 'file', address: attachment.url, name: attachment.name } as const)
    : ({ kind: 'page', address: String(address) } as const);
  await respond.show(renderNotice(texts.adding));
  const added = await desk.add(sent, collection);
  if (added.kind === 'refused') return void (await respond.show(renderNotice(texts.notAdded(added.reason))));
  await renew(scene);
  const articles = (await bot.collections.listAllArticles()).filter(({ file }) => isOfFile(file, added.file));
  const from = attachment ? attachment.name : sent.address;
  await respond.show(renderAdded({ heading: texts.added, file: added.file, from, articles }, language));
}

/** Removes an added article, for owners of the application. */
export async function removeArticle({ options }: CommandCall, scene: Scene): Promise<void> {
  const { bot, respond, strings, language } = scene;
  const texts = COLLECTION_TEXTS[language];
  const desk = await openDesk(scene);
  if (!desk) return;
  const all = await bot.collections.listAllArticles();
  const typed = String(options.get('article') ?? '').trim();
  const article = all.find(({ id }) => id === typed || articleKey(id) === typed);
  const say = (sentence: string) => respond.tell(renderNotice(sentence));
  if (!article || !desk.wasAdded(article.file)) return say(strings.refusals.articleUnknown);
  const articles = all.filter(({ file }) => file === article.file);
  if (articles.length > 1) return say(texts.notRemovable);
  if (!(await desk.remove(article.file))) return say(strings.refusals.articleUnknown);
  await renew(scene);
  await respond.show(
    renderAdded({ heading: texts.removed, file: article.file, from: article.url, articles }, language),
  );
}

/** Added articles whose title or file contains the typed text; empty for anybody but owners. */
export async function chooseAdded({ focused }: Typing, { bot, asker, language }: Scene): Promise<Choice[]> {
  const { articleDesk } = bot;
  if (!articleDesk || !(await bot.ownerIds()).has(asker.userId)) return [];
  const typed = foldText(focused.value.trim());
  const fits = ({ title, file }: CollectedArticle) => foldText(`${title ?? ''} ${file}`).includes(typed);
  return (await bot.collections.listAllArticles())
    .filter((article) => articleDesk.wasAdded(article.file) && fits(article))
    .slice(0, LIMITS.choices)
    .map((article) => ({ ...renderArticleChoice(article, language), value: articleKey(article.id) }));
}

/** Undefined after the asker was told the reason. */
async function openDesk({ bot, respond, asker, strings }: Scene): Promise<ArticleDesk | undefined> {
  await respond.defer(true);
  const isOwner = (await bot.ownerIds()).has(asker.userId);
  if (isOwner && bot.articleDesk && bot.reindex) return bot.articleDesk;
  await respond.tell(renderNotice(isOwner ? strings.refusals.unavailable : strings.refusals.needsOwner));
  return undefined;
}

/** Rebuilds the index from the present files, as /admin reindex does. */
async function renew({ bot }: Scene): Promise<void> {
  await bot.reindex?.();
  await bot.articleCaches.renew();
  void bot.news.check();
}

/** Files inside archives and records are reported under the file that contains them. */
function isOfFile(file: string, added: string): boolean {
  return file === added || file.startsWith(`${added}/`);
}
