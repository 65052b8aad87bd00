/** Line numbers of ascending offsets in one pass. */
export class LineCounter {
  private readonly text: string;
  private line = 1;
  private lineEnd: number;

  constructor(text: string) {
    this.text = text;
    this.lineEnd = this.findLineEnd(0);
  }

  lineOf(offset: number): number {
    while (this.lineEnd < offset) {
      this.line++;
      this.lineEnd = this.findLineEnd(this.lineEnd + 1);
    }
    return this.line;
  }

  private findLineEnd(from: number): number {
    const found = this.text.indexOf('\n', from);
    return found < 0 ? this.text.length : found;
  }
}
