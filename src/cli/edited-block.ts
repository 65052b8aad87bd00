import { clearScreenDown, moveCursor } from 'node:readline';
import type { Writable } from 'node:stream';
import stringWidth from 'string-width';

/** A stream for the output; a terminal knows its size. */
export type Output = Writable & { readonly columns?: number; readonly rows?: number };

/** Text on a terminal that appears at once and may be replaced. */
export interface EditedBlock {
  /** Writes the text, or replaces the one before; the same text again changes nothing. */
  show(text: string): void;
}

/**
 * Begins a block at the cursor. If the text has left the screen or the output is no terminal, a new text follows it
 * instead.
 */
export function startBlock({ output, isInteractive }: { output: Output; isInteractive: boolean }): EditedBlock {
  let before: string | undefined;
  return {
    show: (text) => {
      if (text === before) return;
      const height = before === undefined ? 0 : rowsOf(before, output.columns ?? 80);
      if (height > 0 && isInteractive && height < (output.rows ?? 24)) {
        moveCursor(output, 0, -height);
        clearScreenDown(output);
      }
      output.write(`${text}\n`);
      before = text;
    },
  };
}

/** Rows that a text takes on a terminal; wide characters count twice. */
function rowsOf(text: string, columns: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)), 0);
}
