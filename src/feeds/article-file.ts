import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cleanText } from '../ingest/corpus/clean-file.ts';
import type { Day } from '../model/day.ts';
import { writeFileAtomic } from '../support/files.ts';

/** An article as it came from another server, with what is known of it. */
export interface FetchedArticle {
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedOn: Day | null;
  readonly author: string | null;
  /** Named by the operator; goes before what the text says. */
  readonly publisher: string | null;
  /** Name of the feed or site; counts where the text names no publisher. */
  readonly site: string | null;
  /** HTML or plain text. */
  readonly text: string;
}

/** Leftovers of writing that was cut short; hidden, so that no build takes them for articles. */
const LEFTOVER = /^\..*\.tmp$/;

/** The file of an article: its facts as front matter, then its text, to be cleaned like any other. */
function renderArticleFile(article: FetchedArticle): string {
  const { url, title, publishedOn: date, author, publisher: source, site, text } = article;
  const facts = Object.entries({ url, title, date, author, source, site }).filter(([, value]) => value !== null);
  // A JSON string is a YAML string on one line, whatever it holds.
  return ['---', ...facts.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', '', text, ''].join('\n');
}

/**
 * Writes the file as a whole. @returns false where it says the same already: pages carry counters and times beside their
 * article, and no index is built anew for those.
 */
export async function writeArticleFile(dir: string, name: string, article: FetchedArticle): Promise<boolean> {
  const path = join(dir, name);
  const content = renderArticleFile(article);
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present !== undefined && isSameArticle(name, present, content)) return false;
  await writeFileAtomic(path, content);
  return true;
}

/** Makes the folder of a source, without what an earlier process left half-written. */
export async function tidyFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) if (LEFTOVER.test(name)) await rm(join(dir, name), { force: true });
}

function isSameArticle(name: string, one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((content) => cleanText(name, content).cleaned[0]?.article);
  return a !== undefined && b !== undefined && isDeepStrictEqual({ ...a, origin: [] }, { ...b, origin: [] });
}
