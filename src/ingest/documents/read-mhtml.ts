import { readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { type Extraction, makePart, UnreadableDocument } from '../extraction.ts';
import { decodeBytes } from '../formats/decode.ts';

/** Pages of this type come back one by one as bytes, not as one text in a guessed encoding. */
const PAGE_TYPE = 'application/x-saved-page';
const HTML_PARTS = /^content-type\s*:\s*(?:text\/html|application\/xhtml\+xml)/gim;
const WEB_ADDRESS = /^https?:\/\/\S{3,2000}$/i;

/** Reads the page of a web archive (MHTML), which is the first HTML part; frames and pictures are left out. */
export async function readMhtml(path: string): Promise<Extraction> {
  const raw = (await readFile(path)).toString('latin1').replace(HTML_PARTS, `Content-Type: ${PAGE_TYPE}`);
  const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
  const page = mail.attachments.find(({ mimeType }) => mimeType === PAGE_TYPE);
  if (page === undefined) throw new UnreadableDocument('it holds no page; save the page again, as HTML');
  const decoded = decodeBytes(bytesOf(page.content));
  if (!decoded.ok) throw new UnreadableDocument(decoded.reason);
  const url = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value.trim() ?? '';
  const fields = WEB_ADDRESS.test(url) ? { url } : {};
  return { kind: 'parts', parts: [makePart({ text: decoded.text, fields })] };
}

function bytesOf(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'latin1');
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
