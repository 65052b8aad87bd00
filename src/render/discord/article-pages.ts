import type { Article } from '../../model/article.ts';
import { STRINGS } from '../strings/strings.ts';
import { renderArticleHead } from './article-head.ts';
import { COLORS, type MessageView, makeMessage } from './discord-view.ts';
import { escapeMarkdown, spaceParagraphs } from './markdown.ts';
import { clampPage, type PageContext, renderPageButtons } from './page-buttons.ts';
import { splitText } from './split-text.ts';

/** Length of a page that is readable on a phone; a third of the limit of an embed. Chosen by hand. */
const PAGE_CHARS = 1_400;

/**
 * The text of an article in pages of escaped Markdown, in order, with an empty line between paragraphs. The pages
 * together give the whole text; there is at least one.
 */
export function paginateArticle(article: Article): string[] {
  const pages = splitText(spaceParagraphs(escapeMarkdown(article.body)), PAGE_CHARS);
  return pages.length === 0 ? [''] : pages;
}

/** One page of an article; the first one begins with the facts about the article. */
export function renderArticlePage(article: Article, place: PageContext): MessageView {
  const { language } = place;
  const pages = paginateArticle(article);
  const page = clampPage(place.page, pages.length);
  const { title, facts } = renderArticleHead(article, language);
  const text = pages[page - 1] ?? '';
  const embed = {
    title,
    description:
      page === 1 && facts !== ''
        ? `${facts}

${text}`
        : text,
    color: COLORS.article,
    footer: { text: STRINGS[language].page(page, pages.length) },
  };
  return makeMessage({ embeds: [embed], components: renderPageButtons({ ...place, page }, pages.length) });
}
