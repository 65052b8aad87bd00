/** How fast something goes and when it will be over. */
export interface WorkPace {
  /** As in ", 24.5 a second, 7 min left"; empty until a second has passed. */
  describe(done: number, total: number): string;
}

/** So far back the pace looks: what a machine does beside it changes by the minute. */
const WINDOW_MS = 30_000;
const STEP_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Work that was done before the first report does not count, because it was not done at this pace. */
export function makePace(nowMs: () => number): WorkPace {
  const marks: { readonly done: number; readonly atMs: number }[] = [];
  return {
    describe: (done, total) => {
      const atMs = nowMs();
      const latest = marks.at(-1);
      if (!latest || atMs - latest.atMs >= STEP_MS) marks.push({ done, atMs });
      while (marks.length > 2 && atMs - (marks[1]?.atMs ?? atMs) >= WINDOW_MS) marks.shift();
      const first = marks[0] as { readonly done: number; readonly atMs: number };
      const passedMs = atMs - first.atMs;
      if (passedMs < STEP_MS || done <= first.done) return '';
      const perSecond = (1_000 * (done - first.done)) / passedMs;
      const left = done >= total ? '' : `, ${duration((total - done) / perSecond)} left`;
      return `, ${perSecond >= 100 ? Math.round(perSecond) : perSecond.toFixed(1)} a second${left}`;
    },
  };
}

function duration(seconds: number): string {
  if (seconds < MINUTE_S) return `${Math.ceil(seconds)} s`;
  if (seconds < HOUR_S) return `${Math.round(seconds / MINUTE_S)} min`;
  return `${(seconds / HOUR_S).toFixed(1)} h`;
}
