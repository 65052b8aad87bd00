import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cleanText } from '../ingest/corpus/clean-file.ts';
import type { Day } from '../model/day.ts';
import { writeFileAtomic } from '../support/files.ts';

/** An article from another server, with the facts known about it. */
export interface FetchedArticle {
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedOn: Day | null;
  readonly author: string | null;
  /** Publisher named by the operator; it takes precedence over the text. */
  readonly publisher: string | null;
  /** Name of the feed or site; it counts if the text names no publisher. */
  readonly site: string | null;
  /** HTML or plain text. */
  readonly text: string;
}

/** Leftovers of interrupted writing; their names are hidden, so that no build takes them for articles. */
const LEFTOVER = /^\..*\.tmp$/;

/** The file of an article: its facts as front matter, then its text; it will be cleaned like any other file. */
function renderArticleFile(article: FetchedArticle): string {
  const { url, title, publishedOn: date, author, publisher: source, site, text } = article;
  const facts = Object.entries({ url, title, date, author, source, site }).filter(([, value]) => value !== null);
  // A JSON string is always a YAML string on one line.
  return ['---', ...facts.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', '', text, ''].join('\n');
}

/**
 * Writes the whole file. @returns false if it already says the same; pages contain counters and times beside their
 * article, and these must not cause a new index.
 */
export async function writeArticleFile(dir: string, name: string, article: FetchedArticle): Promise<boolean> {
  const path = join(dir, name);
  const content = renderArticleFile(article);
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present !== undefined && isSameArticle(name, present, content)) return false;
  await writeFileAtomic(path, content);
  return true;
}

/** Creates the folder of a source and deletes what an earlier process left half-written. */
export async function tidyFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) if (LEFTOVER.test(name)) await rm(join(dir, name), { force: true });
}

function isSameArticle(name: string, one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((content) => cleanText(name, content).cleaned[0]?.article);
  return a !== undefined && b !== undefined && isDeepStrictEqual({ ...a, origin: [] }, { ...b, origin: [] });
}
