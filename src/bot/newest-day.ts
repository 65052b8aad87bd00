import type { Day } from '../model/day.ts';
import type { Library } from '../model/library.ts';

/** Latest day of the corpus; null where it has none or cannot be asked for just now. */
export async function newestDay(library: Library): Promise<Day | null> {
  try {
    return (await library.status()).newestOn;
  } catch {
    return null;
  }
}
