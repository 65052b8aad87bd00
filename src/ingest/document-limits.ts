const MB = 1024 * 1024;

/** Limits for one document. They are chosen by hand so that a book is read and a decompression bomb does no harm. */
export const DOCUMENT_LIMITS = {
  /** Processor time from the moment its parser is ready. */
  timeoutMs: 10_000,
  /** Total time, because a parser that waits forever uses no processor. */
  hangMs: 60_000,
  /** Time until its parser is ready, on a busy machine. */
  startMs: 60_000,
  memoryMb: 512,
  /** Unpacked bytes of a whole zip file (.docx, .epub, .zip). */
  unpackedBytes: 256 * MB,
  entries: 10_000,
  /** Number of documents parsed at the same time. */
  atOnce: 2,
} as const;
