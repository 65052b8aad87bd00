import { extname } from 'node:path';
import type { DocumentFormat } from '../extraction.ts';
import { REFUSALS } from '../refusals.ts';

/** Extensions of files that go to a document parser, whatever they really contain. */
const DOCUMENT_FILES = new Map<string, DocumentFormat | null>([
  ['.docx', 'docx'],
  ['.pdf', 'pdf'],
  ['.epub', 'epub'],
  ['.mhtml', 'mhtml'],
  ['.mht', 'mhtml'],
  ['.zip', 'zip'],
  ['.doc', null],
  ['.wps', null],
]);
/** First bytes of an OLE container (old Word, or new Word with a password). */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const MIME_HEAD = /^(?:mime-version|from|subject|date|snapshot-content-location|content-type)\s*:/im;
const HTML_HEAD = /<(?:!doctype|html|head|body|meta|p|div|table)\b/i;
/** Name of a stream that an OLE container has if it is an encrypted document of new Word. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Number of bytes that show the kind of a file. */
export const DETECTION_BYTES = 64 * 1024;

/** Kind of a document file, judged by its bytes; `text` is a web page with the name of a document. */
export type Detected = DocumentFormat | 'text' | { readonly refused: string };

export function isDocumentFile(file: string): boolean {
  return DOCUMENT_FILES.has(extname(file).toLowerCase());
}

/** Finds the real format of a file. Its first bytes outweigh its extension, because old exports have any name. */
export function detectFormat(file: string, head: Uint8Array, hasEncryptedStream: () => boolean): Detected {
  const named = DOCUMENT_FILES.get(extname(file).toLowerCase()) ?? null;
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const text = bytes.subarray(0, 4096).toString('latin1');
  if (bytes.length === 0) return { refused: 'it is empty' };
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK\u0005\u0006')) return zipFormat(named);
  if (bytes.subarray(0, 4).equals(OLE)) {
    return { refused: hasEncryptedStream() ? REFUSALS.password : REFUSALS.oldWord };
  }
  if (text.startsWith('{\\rtf')) return { refused: 'it is a Rich Text file; save it as .docx' };
  if (named === 'mhtml' || (MIME_HEAD.test(text.slice(0, 1000)) && /multipart\//i.test(text))) return 'mhtml';
  if (named === null) return HTML_HEAD.test(text.replaceAll('\u0000', '')) ? 'text' : { refused: REFUSALS.oldWord };
  return named;
}

/** A zip file with the name of an old document is a new document; the kind of zip is known only after it is opened. */
function zipFormat(named: DocumentFormat | null): DocumentFormat {
  return named === 'epub' || named === 'zip' ? named : 'docx';
}

/** True if these bytes of an OLE container name an encrypted document. */
export function holdsEncryptedStream(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_STREAM);
}
