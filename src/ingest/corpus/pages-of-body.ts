/**
 * Starts of pages in a body: pairs `body offset, page`, ascending.
 * @param origin pairs `body offset, file offset`, one for every run taken over unchanged.
 * @param pages pairs `file offset, page`.
 */
export function pagesOfBody(origin: readonly number[], pages: readonly number[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < origin.length; i += 2) {
    const [from, source] = [origin[i] as number, origin[i + 1] as number];
    const end = origin[i + 2] ?? Number.POSITIVE_INFINITY;
    for (let j = 0; j < pages.length; j += 2) {
      const [start, page] = [pages[j] as number, pages[j + 1] as number];
      const isCurrent = start <= source && (pages[j + 2] ?? Number.POSITIVE_INFINITY) > source;
      const isInside = start > source && start - source < end - from;
      if (isCurrent && found.at(-1) !== page) found.push(from, page);
      if (isInside) found.push(from + start - source, page);
    }
  }
  return found;
}
