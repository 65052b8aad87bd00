import { escapeHtml, percent } from './html.ts';

/** A bar: a share, its number of cases, and its 95 % interval. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Answers with similar confidence: their mean confidence, and the share of right ones. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean confidence, 0 to 1. */
  readonly confidence: number;
  readonly right: number;
}

const BAR = { label: 190, width: 360, row: 26, value: 130 } as const;
const PLOT = { size: 320, margin: 44 } as const;

/** Horizontal bars as SVG, one per row in the given order, each with its interval as a thin line. */
export function renderBars(bars: readonly Bar[], title: string): string {
  const width = BAR.label + BAR.width + BAR.value;
  const rows = bars.map(({ label, count, share, low, high }, i) => {
    const y = i * BAR.row;
    const x = (value: number) => (BAR.label + value * BAR.width).toFixed(1);
    return `<text x="${BAR.label - 8}" y="${y + 17}" text-anchor="end">${escapeHtml(label)}</text>
<rect class="track" x="${BAR.label}" y="${y + 4}" width="${BAR.width}" height="18"/>
<rect class="bar" x="${BAR.label}" y="${y + 4}" width="${(share * BAR.width).toFixed(1)}" height="18"/>
<line class="interval" x1="${x(low)}" x2="${x(high)}" y1="${y + 13}" y2="${y + 13}"/>
<text x="${BAR.label + BAR.width + 8}" y="${y + 17}">${percent(share)} of ${count}</text>`;
  });
  return svg({ width, height: bars.length * BAR.row + 4, title, content: rows.join('\n') });
}

/**
 * Confidence against the share of right answers as SVG; on the dotted line the two are equal. Discs grow with the
 * count.
 */
export function renderCalibration(bins: readonly CalibrationBin[]): string {
  const { size, margin } = PLOT;
  const x = (value: number) => (margin + value * size).toFixed(1);
  const y = (value: number) => (8 + (1 - value) * size).toFixed(1);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (at) => `<text x="${x(at)}" y="${size + 26}" text-anchor="middle">${at}</text>
<text x="${margin - 8}" y="${Number(y(at)) + 4}" text-anchor="end">${at}</text>`,
  );
  const discs = bins.map(({ count, confidence, right }) => {
    const radius = (4 + 12 * Math.sqrt(count / most)).toFixed(1);
    const said = `${count} answers of confidence ${percent(confidence)}: ${percent(right)} right`;
    return `<circle class="bar" cx="${x(confidence)}" cy="${y(right)}" r="${radius}"><title>${said}</title></circle>`;
  });
  const content = `<rect class="track" x="${margin}" y="8" width="${size}" height="${size}"/>
<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
${ticks.join('\n')}
${discs.join('\n')}
<text x="${margin + size / 2}" y="${size + 46}" text-anchor="middle">confidence</text>
<text transform="translate(12 ${8 + size / 2}) rotate(-90)" text-anchor="middle">share right</text>`;
  return svg({ width: size + 2 * margin, height: size + 56, title: 'Confidence against share right', content });
}

interface Svg {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly content: string;
}

function svg({ width, height, title, content }: Svg): string {
  return `<svg role="img" aria-label="${escapeHtml(title)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${content}
</svg>`;
}
