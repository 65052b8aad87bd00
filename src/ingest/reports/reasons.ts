import type { RemovalReason } from '../parsed-article.ts';

/** Names of removed parts, for the person who runs the index. */
export const REASONS: Readonly<Record<RemovalReason, string>> = {
  'comment-markup': 'comments of the page',
  'style-or-script': 'styles and scripts',
  hidden: 'hidden elements',
  navigation: 'navigation',
  breadcrumb: 'breadcrumbs',
  'page-header': 'page around the article, before it',
  'page-footer': 'page around the article, after it',
  'page-number': 'page numbers and running heads',
  'site-footer': 'footers of the site',
  sidebar: 'side bars',
  'share-bar': 'share and print bars',
  'reader-comments': 'comments of readers',
  advertisement: 'advertisements',
  promotion: 'promotions',
  'related-links': 'links to other articles',
  copyright: 'copyright notices',
  'complaint-notice': 'complaint notices',
  disclaimer: 'disclaimers',
  'editor-line': 'editors’ lines',
  'original-title': 'original titles',
  'metadata-line': 'label lines (date, source …)',
  'title-line': 'the title repeated',
  'lone-punctuation': 'lines of lone punctuation',
  gloss: 'pinyin glosses',
};

/** A text on one line, without control characters that affect a terminal. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
