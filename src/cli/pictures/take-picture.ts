import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { OperatorError } from '../../support/errors.ts';

const run = promisify(execFile);
const SCALE = 1;
/** Time that the browser gets for a picture. Chosen by hand. */
const TIMEOUT_MS = 60_000;

/** A page and its width in CSS pixels. */
interface Page {
  readonly html: string;
  readonly width: number;
}

/**
 * Draws a page as a PNG as high as its content; the page stores its height in `data-height`.
 * @param chromium name or path of a Chromium.
 * @throws FILE_UNREADABLE if that cannot be run.
 */
export async function takePicture({ html, width }: Page, file: string, chromium: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'youju-picture-'));
  try {
    const page = join(directory, 'page.html');
    await writeFile(page, html);
    const common = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${directory}`];
    const browse = (...options: string[]) =>
      run(chromium, [...common, ...options, pathToFileURL(page).href], { timeout: TIMEOUT_MS, maxBuffer: 1 << 24 });
    const { stdout } = await browse(`--window-size=${width},2000`, '--dump-dom');
    const height = Number(/data-height="(\d+)"/.exec(stdout)?.[1] ?? 2_000);
    await browse(`--window-size=${width},${height}`, `--force-device-scale-factor=${SCALE}`, `--screenshot=${file}`);
  } catch (error) {
    throw OperatorError.of('FILE_UNREADABLE', { path: chromium, reason: String(error) }, error);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
