import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answer for an address of the server: a text, or a function that writes the response. */
export type FeedReply = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/**
 * A web server on this machine with feeds and pages; texts carry an ETag and are not sent again to a client that names
 * it.
 */
export interface FeedServer {
  readonly url: string;
  /** As in `URL.host`. */
  readonly host: string;
  /** `METHOD path status` of every answer, in order. */
  readonly log: readonly string[];
  /** The answer of each path; other paths answer 404. */
  readonly pages: Map<string, FeedReply>;
  close(): Promise<void>;
}

export async function openFeedServer(): Promise<FeedServer> {
  const pages = new Map<string, FeedReply>();
  const log: string[] = [];
  // Longer than any pause of a test, because closing a connection that is about to be used again fails the request.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    response.on('finish', () => log.push(`${request.method} ${request.url} ${response.statusCode}`));
    const page = pages.get(request.url ?? '');
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'function') page(request, response);
    else sendTagged(page, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    log,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function sendTagged(page: string | Buffer, request: IncomingMessage, response: ServerResponse): void {
  const etag = `"${createHash('sha256').update(page).digest('hex').slice(0, 12)}"`;
  const type = /\.(xml|rss)$/.test(request.url ?? '') ? 'application/rss+xml' : 'text/html; charset=utf-8';
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { etag, 'content-type': type }).end(page);
}

export interface RssItem {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
}

/** An RSS feed with summaries only. */
export function rssOf(url: string, items: readonly RssItem[]): string {
  const entries = items.map(({ path, title, summary }) => {
    const facts = `<title>${title}</title><link>${url}${path}</link><guid>${url}${path}</guid>`;
    return `<item>${facts}<pubDate>Tue, 01 Mar 2022 08:00:00 +0800</pubDate><description>${summary}</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>某网</title><link>${url}</link>${entries.join('')}</channel></rss>`;
}

/** A page with an article. */
export function pageOf(title: string, ...paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><nav><a href="/">首页</a></nav><article><h1>${title}</h1>${body}</article></body></html>`;
}
