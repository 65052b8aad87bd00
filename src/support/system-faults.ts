/** Words for the codes of the operating system and SQLite that an operator can act on. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to do that',
  EPERM: 'this user has no right to do that',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: 'files on this disk may not grow so large',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
  ENOENT: 'it does not exist',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk gives errors',
  ESTALE: 'the network disk has gone',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'it is read-only',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_IOERR: 'the disk gives errors',
  SQLITE_PERM: 'this user has no right to do that',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_NOTADB: 'it is no database',
};

/** Describes an error about the disk, rights or paths in words; undefined for any other error. */
export function systemFault(error: unknown): string | undefined {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  return WORDS[code] ?? WORDS[code.split('_', 2).join('_')];
}

/** Describes the reason of a failure, in words if the system's code is known. */
export function systemReason(error: unknown): string {
  return systemFault(error) ?? (error instanceof Error ? error.message : String(error));
}
