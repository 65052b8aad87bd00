/**
 * No answer process could be had for this request: processes kept dying over it (`crashed`), the answer took too long
 * (`late`), or the program is about to end (`closed`). Nothing is known to be wrong with the request itself.
 */
export class LibraryUnavailable extends Error {
  readonly reason: 'crashed' | 'late' | 'closed';

  constructor(reason: LibraryUnavailable['reason']) {
    super(`no answer process could be had: ${reason}`);
    this.name = 'LibraryUnavailable';
    this.reason = reason;
  }
}
