import { Presets, SingleBar } from 'cli-progress';

/** One bar on stderr, from the first report to {@link ProgressBar.stop}. */
export interface ProgressBar {
  /** `stage` names the present work in words; a new stage restarts the bar. */
  show(stage: string, done: number, total: number): void;
  stop(): void;
}

/** Interval at which progress is written if stderr is no terminal. */
const PLAIN_EVERY_MS = 2_000;

export function makeProgressBar(): ProgressBar {
  let bar: SingleBar | undefined;
  let current = '';
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show: (stage, done, total) => {
      if (!bar || stage !== current) {
        stop();
        current = stage;
        bar = makeBar();
        bar.start(total, done, { stage });
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop,
  };
}

function makeBar(): SingleBar {
  return new SingleBar(
    {
      format: '{stage} {bar} {percentage}% ({value}/{total})',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: PLAIN_EVERY_MS,
      hideCursor: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
}
