import { decodeBytes } from '../ingest/formats/decode.ts';
import { NOT_THE_PAGE } from './absent-pages.ts';
import { writeArticleFile } from './article-file.ts';
import { type ItemState, NEW_ITEM, type SourceState } from './source-state.ts';
import type { PageSource } from './sources.ts';
import { afterFailure, refusalOfContent, type Visit, type Visited, WELL } from './visit.ts';
import { failed } from './web/fetch-resource.ts';

const FILE = 'page.html';
const KEY = 'page';

/** Reads a page that is a single article, which may change. */
export async function visitPage(source: PageSource, before: SourceState, visit: Visit): Promise<Visited> {
  const { address, publisher } = source;
  const fetched = await visit.read(address, visit.limits.maxPageBytes, before.items[KEY]?.file ? before : undefined);
  const nothing = { added: 0, changed: 0 };
  const known = before.items[KEY] ?? { ...NEW_ITEM, url: address };
  const remember = (change: Partial<ItemState>): SourceState['items'] => ({
    [KEY]: { ...known, ...change, checkedAt: visit.now },
  });
  if (fetched.kind === 'unchanged')
    return {
      ...nothing,
      state: { ...before, ...WELL, movedTo: fetched.movedTo, items: remember({ goneStatus: null }) },
    };
  if (fetched.kind !== 'fetched') {
    const goneStatus = fetched.kind === 'gone' ? fetched.status : known.goneStatus;
    return { ...nothing, state: { ...afterFailure(before, fetched, visit), items: remember({ goneStatus }) } };
  }
  const { bytes, contentType, etag, lastModified, movedTo, url } = fetched.resource;
  const decoded = decodeBytes(bytes);
  const refusal = refusalOfContent(contentType);
  const text = decoded.ok ? decoded.text : '';
  const isAbsent = refusal === null && decoded.ok && (await visit.isAbsent({ address, url, text, title: null }));
  if (refusal !== null || !decoded.ok || isAbsent) {
    const failure = failed(refusal ?? (decoded.ok ? NOT_THE_PAGE : decoded.reason), true);
    return { ...nothing, state: afterFailure(before, failure, visit) };
  }
  const facts = { url: address, title: null, publishedOn: null, author: null, site: null };
  const isWritten = await writeArticleFile(visit.dir, FILE, {
    ...facts,
    publisher: publisher ?? null,
    text,
  });
  const items = remember({ file: FILE, goneStatus: null, problem: null });
  const state = { ...before, ...WELL, etag, lastModified, movedTo, items };
  const isNew = known.file === null;
  return { added: isWritten && isNew ? 1 : 0, changed: isWritten && !isNew ? 1 : 0, state };
}
