import type { Resolved, Turn } from '../model/turn.ts';
import type { Reading } from './tools.ts';

export function resolveEnglish(_text: string, _turns: readonly Turn[], _reading: Reading): Resolved | undefined {
  return undefined;
}
