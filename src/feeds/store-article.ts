import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { judgeFile } from '../ingest/corpus/file-kinds.ts';
import { decodeBytes } from '../ingest/formats/decode.ts';
import { sha256, writeFileAtomic } from '../support/files.ts';
import { writeArticleFile } from './article-file.ts';
import type { FeedLimits } from './feed-limits.ts';
import { refusalOfContent } from './visit.ts';
import { type Fetched, fetchResource, type Resource } from './web/fetch-resource.ts';
import { openGuardedAgent } from './web/guarded-agent.ts';
import { ROBOT_NAME } from './web/robots.ts';

/** Something that a person sends in: a page, or a named file at an address. */
export type Sent =
  | { readonly kind: 'page'; readonly address: string }
  | { readonly kind: 'file'; readonly address: string; readonly name: string };

export interface AddOptions {
  readonly dataDir: string;
  /** A folder of the articles, created if it is missing; null for outside the folders. */
  readonly collection: string | null;
  readonly limits: FeedLimits;
  /** Hosts whose addresses may be private, as in `URL.host`. */
  readonly privateHosts: ReadonlySet<string>;
  readonly version: string;
}

/** Its path in the data directory, or the reason of a refusal, for the person. */
export type Added =
  | { readonly kind: 'added'; readonly file: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Beginning of the names of files that were sent in; only such files can be removed again. */
const PREFIX = 'added-';
const HASH_CHARS = 12;
const MAX_STEM_CHARS = 40;
const UNSAFE = /[^\p{L}\p{N}._-]+/gu;

/** Reads the address with the guard and the limits of feeds, and writes its content as a whole among the articles. */
export async function storeArticle(sent: Sent, options: AddOptions): Promise<Added> {
  const refusal = sent.kind === 'file' ? refusalOfName(sent.name) : null;
  if (refusal !== null) return refused(refusal);
  if (!URL.canParse(sent.address)) return refused('that is no address');
  const fetched = await read(sent.address, options);
  if (fetched.kind === 'failed') return refused(fetched.reason);
  if (fetched.kind !== 'fetched') return refused('its server answers that there is nothing');
  const dir = options.collection === null ? options.dataDir : join(options.dataDir, options.collection);
  await mkdir(dir, { recursive: true });
  const written = await (sent.kind === 'page'
    ? writePage(dir, sent.address, fetched.resource)
    : writeFile(dir, sent.name, fetched.resource.bytes));
  if ('reason' in written) return refused(written.reason);
  return { kind: 'added', file: options.collection === null ? written.name : `${options.collection}/${written.name}` };
}

/** True for a file that {@link storeArticle} wrote. */
export function wasAdded(file: string): boolean {
  return basename(file).startsWith(PREFIX);
}

/** Removes such a file; files of other origin stay. @returns true if it was there. */
export async function removeAdded(dataDir: string, file: string): Promise<boolean> {
  const steps = file.split('/');
  if (!wasAdded(file) || steps.length > 2 || steps.includes('..')) return false;
  const path = join(dataDir, ...steps);
  const isThere = await readFile(path).then(
    () => true,
    () => false,
  );
  await rm(path, { force: true });
  return isThere;
}

/** True if a collection may have this name, because a folder with it can be created on every system. */
export function isCollectionName(name: string): boolean {
  return (
    name.length <= MAX_STEM_CHARS && /^[^./\\:*?"<>|\p{C}\s](?:[^/\\:*?"<>|\p{C}]*[^/\\:*?"<>|\p{C}\s.])?$/u.test(name)
  );
}

function refusalOfName(name: string): string | null {
  const kind = judgeFile(basename(name));
  if (kind === 'passed over') return 'such files are not read';
  return typeof kind === 'object' ? kind.reason : null;
}

async function read(address: string, { limits, privateHosts, version }: AddOptions): Promise<Fetched> {
  const agent = openGuardedAgent({ privateHosts, connectTimeoutMs: limits.timeoutMs });
  try {
    return await fetchResource(address, {
      dispatcher: agent,
      hosts: new Set([new URL(address).host]),
      maxBytes: limits.maxPageBytes,
      maxRedirects: limits.maxRedirects,
      timeoutMs: limits.timeoutMs,
      userAgent: `${ROBOT_NAME}/${version}`,
    });
  } finally {
    await agent.destroy();
  }
}

type Written = { readonly name: string } | { readonly reason: string };

/** Writes a page under a name made from its address, so that it replaces itself when it is sent again. */
async function writePage(dir: string, url: string, { bytes, contentType }: Resource): Promise<Written> {
  const decoded = decodeBytes(bytes);
  const refusal = refusalOfContent(contentType);
  if (refusal !== null || !decoded.ok) return { reason: refusal ?? (decoded.ok ? '' : decoded.reason) };
  const name = `${PREFIX}${safeStem(new URL(url).hostname)}-${sha256(url).slice(0, HASH_CHARS)}.html`;
  const unknown = { title: null, publishedOn: null, author: null, publisher: null, site: null };
  await writeArticleFile(dir, name, { ...unknown, url, text: decoded.text });
  return { name };
}

/** Writes a file under a name made from its name and content, so that the same file stays one. */
async function writeFile(dir: string, sent: string, bytes: Uint8Array): Promise<Written> {
  const extension = extname(sent).toLowerCase();
  const stem = safeStem(basename(sent, extname(sent)));
  const name = `${PREFIX}${stem}-${sha256(bytes).slice(0, HASH_CHARS)}${extension}`;
  await writeFileAtomic(join(dir, name), bytes);
  return { name };
}

function safeStem(name: string): string {
  return [...name.replace(UNSAFE, '_')].slice(0, MAX_STEM_CHARS).join('');
}

function refused(reason: string): Added {
  return { kind: 'refused', reason };
}
