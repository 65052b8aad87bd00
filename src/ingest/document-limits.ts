const MB = 1024 * 1024;

/** What one document may cost before it is given up; chosen so that a book is read and a bomb is not felt. */
export const DOCUMENT_LIMITS = {
  /** Of processor time, from the moment its parser stands ready. */
  timeoutMs: 10_000,
  /** Of any time: a parser that waits for ever uses no processor. */
  hangMs: 60_000,
  /** Until its parser stands ready, on a busy machine. */
  startMs: 60_000,
  memoryMb: 512,
  /** All that a zip file (.docx, .epub, .zip) gives when unpacked. */
  unpackedBytes: 256 * MB,
  entries: 10_000,
  /** Documents parsed at a time. */
  atOnce: 2,
} as const;
