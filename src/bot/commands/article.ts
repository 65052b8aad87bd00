import { renderArticleChoice, renderArticleHits, renderArticleList } from '../../render/discord/discord-articles.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { articleKey } from '../articles/article-cache.ts';
import { digestId } from '../articles/article-ids.ts';
import { articlePage } from '../articles/article-page.ts';
import { listPage } from '../articles/list-page.ts';
import type { CommandModule, Scene } from '../context/context.ts';
import { findArticle } from '../context/find-article.ts';
import type { Choice } from '../discord/discord-api.ts';
import type { CommandCall, Typing } from '../discord/incoming.ts';
import { FILTER_CHOICES, FILTER_OPTIONS, readFilters } from './ask.ts';
import { defineCommand, defineOption, defineSubcommand } from './options.ts';

/** Largest number of articles in a list of found or similar ones: one page. Chosen by hand. */
const MAX_FOUND = 10;
const WHICH = defineOption('article:article', 'string', { required: true, autocomplete: true, max_length: 100 });

/** Finds and reads articles; only the asker sees the replies. */
export const article: CommandModule = {
  definition: defineCommand('article', {
    options: [
      defineSubcommand('article search', [
        defineOption('article search:words', 'string', { required: true, max_length: 100 }),
        ...FILTER_OPTIONS,
      ]),
      defineSubcommand('article show', [WHICH]),
      defineSubcommand('article list', FILTER_OPTIONS),
      defineSubcommand('article similar', [WHICH]),
    ],
  }),
  run: { 'article search': search, 'article show': show, 'article list': list, 'article similar': similar },
  choices: { article: chooseArticle, ...FILTER_CHOICES },
};

async function search(call: CommandCall, scene: Scene): Promise<void> {
  const { library, respond, language } = scene;
  const filters = readFilters(call, scene);
  if (typeof filters === 'string') return respond.tell(renderNotice(filters));
  await respond.defer(true);
  const words = String(call.options.get('words') ?? '');
  const found = await library.searchArticles(words, filters, MAX_FOUND);
  await respond.show(renderArticleHits(found, words, { language, digestId }));
}

async function show(call: CommandCall, scene: Scene): Promise<void> {
  const { respond, strings, language } = scene;
  await respond.defer(true);
  const found = await findArticle(scene, String(call.options.get('article') ?? ''));
  await respond.show(found ? articlePage(found, 1, language) : renderNotice(strings.refusals.articleUnknown));
}

async function list(call: CommandCall, scene: Scene): Promise<void> {
  const { respond, language } = scene;
  const filters = readFilters(call, scene);
  if (typeof filters === 'string') return respond.tell(renderNotice(filters));
  const { articles } = await scene.articles();
  await respond.reply(listPage(articles, { filters, page: 1, language }), true);
}

async function similar(call: CommandCall, scene: Scene): Promise<void> {
  const { library, respond, strings, language } = scene;
  await respond.defer(true);
  const found = await findArticle(scene, String(call.options.get('article') ?? ''));
  if (!found) return respond.tell(renderNotice(strings.refusals.articleUnknown));
  const articles = await library.similarArticles(found.id, MAX_FOUND);
  await respond.show(renderArticleList(articles, { page: 1, language, buttons: [], digestId }));
}

async function chooseArticle({ focused }: Typing, { articles, language }: Scene): Promise<Choice[]> {
  return (await articles())
    .find(focused.value, LIMITS.choices)
    .map((found) => ({ ...renderArticleChoice(found, language), value: articleKey(found.id) }));
}
