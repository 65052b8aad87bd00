import { Presets, SingleBar } from 'cli-progress';
import { makePace } from './pace.ts';

/** One bar on stderr, from the first report to {@link ProgressBar.stop}; in a file or pipe a line now and then. */
export interface ProgressBar {
  /** `stage` names the present work in words; a new stage restarts the bar. */
  show(stage: string, done: number, total: number): void;
  stop(): void;
}

export interface ProgressBarOptions {
  readonly stream?: NodeJS.WriteStream;
  /** A clock that never goes back. */
  readonly nowMs?: () => number;
}

/** How often a line is written where the stream is no terminal. */
const LINE_EVERY_MS = 5_000;
const FORMAT = '{stage} {bar} {percentage}% ({value}/{total}){pace}';

export function makeProgressBar({
  stream = process.stderr,
  nowMs = () => performance.now(),
}: ProgressBarOptions = {}): ProgressBar {
  let current: Stage | undefined;
  const stop = () => {
    current?.stop();
    current = undefined;
  };
  return {
    show: (name, done, total) => {
      if (current?.name !== name) {
        stop();
        const open = stream.isTTY ? openBar : openLines;
        current = { name, ...open(name, stream, nowMs) };
      }
      current.show(done, total);
    },
    stop,
  };
}

interface Shown {
  show(done: number, total: number): void;
  stop(): void;
}

type Stage = Shown & { readonly name: string };

function openBar(stage: string, stream: NodeJS.WriteStream, nowMs: () => number): Shown {
  const pace = makePace(nowMs);
  const bar = new SingleBar({ format: FORMAT, stream, hideCursor: true, gracefulExit: false }, Presets.shades_classic);
  bar.start(1, 0, { stage, pace: '' });
  return {
    show: (done, total) => {
      bar.setTotal(total);
      bar.update(done, { pace: pace.describe(done, total) });
    },
    stop: () => bar.stop(),
  };
}

/**
 * Lines that can be read in a file. They are written by the reports themselves and no timer, which would not run while a model
 * keeps the process busy.
 */
function openLines(stage: string, stream: NodeJS.WriteStream, nowMs: () => number): Shown {
  const pace = makePace(nowMs);
  let last: { readonly text: string; readonly atMs: number } | undefined;
  let latest = '';
  const write = (atMs: number) => {
    stream.write(`${latest}\n`);
    last = { text: latest, atMs };
  };
  return {
    show: (done, total) => {
      const share = total === 0 ? 100 : Math.floor((100 * done) / total);
      latest = `${stage} ${share}% (${done}/${total})${pace.describe(done, total)}`;
      const atMs = nowMs();
      if (!last || atMs - last.atMs >= LINE_EVERY_MS) write(atMs);
    },
    stop: () => {
      if (last && last.text !== latest) write(nowMs());
    },
  };
}
