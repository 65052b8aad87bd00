import type { Article } from '../../src/model/article.ts';

/** An article of which only what is given is known. */
export function makeArticle(facts: Partial<Article> & { readonly id: string; readonly body: string }): Article {
  return {
    file: `${facts.id}.txt`,
    title: null,
    source: null,
    originalSource: null,
    author: null,
    editor: null,
    publishedOn: null,
    url: null,
    categories: [],
    captions: [],
    repairs: [],
    origin: [],
    script: 'simplified',
    alsoPublishedAt: [],
    ...facts,
  };
}
