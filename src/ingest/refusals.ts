import { DOCUMENT_LIMITS } from './document-limits.ts';

const { timeoutMs, memoryMb, unpackedBytes, entries } = DOCUMENT_LIMITS;

/**
 * Reasons why a document cannot be read, with a remedy; each is the end of a sentence that starts with the file's name.
 */
export const REFUSALS = {
  oldWord: 'it is an old Word or WPS file; open it in Word, WPS or LibreOffice and save it as .docx',
  password: 'it is protected by a password; save it without one',
  scan: 'its pages are pictures without text (a scan); run text recognition (OCR) over it and save it as a PDF with text',
  noLetters: 'its text stands for no letters (fonts without a character table); run text recognition (OCR) over it',
  vertical: 'its text runs from top to bottom, which is not read; save its text as .docx or .txt',
  nested: 'it is an archive within an archive; unpack it',
  leadsOut: 'its name leads out of the archive; pack it anew',
  otherPacking: 'it is packed in a way that is not read; pack it anew as an ordinary .zip',
  tooLong: `it took more than ${timeoutMs / 1000} seconds to read; split it, or save its text as .docx or .txt`,
  tooMuchMemory: `it took more than ${memoryMb} MB of memory; split it, or save its text as .docx or .txt`,
  tooMuchUnpacked: `it unpacks to more than ${unpackedBytes / 1024 / 1024} MB; split it`,
  tooManyEntries: `it holds more than ${entries.toLocaleString('en')} files; split it`,
  empty: 'it holds no text',
  noFiles: 'it holds no files',
} as const;

/** Known formats that are not read, by extension, with a remedy. */
const OTHER_FORMATS: readonly (readonly [extensions: string, reason: string])[] = [
  ['xls xlsx xlsm xlsb et ods', 'spreadsheets are not read; save each sheet as CSV (UTF-8), one row an article'],
  ['ppt pptx pps ppsx dps odp', 'presentations are not read; save it as PDF, or its text as .docx'],
  ['rtf odt wpt dot dotx docm pages', 'files of its type are not read; save it as .docx'],
  ['caj kdh nh ofd xps djvu ps', 'files of its type are not read; save or print it as a PDF with text'],
  ['mobi azw azw3 fb2 chm', 'books of its type are not read; convert it to .epub'],
  ['rar 7z tar gz tgz bz2 xz', 'archives of its type are not read; unpack it, or pack it as .zip'],
  ['eml msg', 'e-mail is not read; save its text as .txt or .html'],
];
const REASONS = new Map<string, string>(
  OTHER_FORMATS.flatMap(([extensions, reason]) =>
    extensions.split(' ').map((one): [string, string] => [`.${one}`, reason]),
  ),
);

/** The reason why files of this extension (with its dot, lower case) are not read, with a remedy. */
export function refusalOfType(extension: string): string {
  return REASONS.get(extension) ?? `files of type ${extension} are not read; save it as .docx, .pdf, .html or .txt`;
}

/** The reason for a file on which its parser fails; `detail` is the parser's message. */
export function refuseDamaged(detail: string): string {
  const [line = ''] = detail.split('\n');
  return `it is damaged (${line.slice(0, 120)}); save or download it again`;
}
