import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FetchFailure, failureReason } from './failure.ts';
import type { ModelFile, ModelSource } from './model-sources.ts';

interface HubDownload {
  readonly source: ModelSource;
  /** Folder that receives the files. */
  readonly dir: string;
  readonly hubUrl: string | undefined;
  /** The download ends after this time without a byte. */
  readonly silenceMs: number;
  /** Called with the bytes of all files so far. */
  readonly onBytes: (doneBytes: number) => void;
}

/** Downloads the files of a model from the hub and returns the hub's address. @throws FetchFailure */
export async function downloadFromHub(download: HubDownload): Promise<string> {
  const base = await addressOf(download);
  let before = 0;
  for (const file of download.source.files) {
    const url = new URL(file.path, base);
    try {
      await downloadFile(url, file, { ...download, onBytes: (bytes) => download.onBytes(before + bytes) });
    } catch (error) {
      throw new FetchFailure(`${url.href}: ${failureReason(error)}`, error);
    }
    before += file.bytes;
  }
  return base;
}

/** The folder of the model on the hub. The default host and the form of addresses are those of transformers. */
async function addressOf({ source, hubUrl }: HubDownload): Promise<string> {
  const { env } = await import('@xenova/transformers');
  const host = (hubUrl ?? env.remoteHost).replace(/\/+$/, '');
  const path = env.remotePathTemplate.replace('{model}', source.hubModel).replace('{revision}', 'main');
  return `${host}/${path}`;
}

async function downloadFile(url: URL, file: ModelFile, { dir, silenceMs, onBytes }: HubDownload): Promise<void> {
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new FetchFailure(`no answer for ${silenceMs / 1000} seconds`)),
    silenceMs,
  );
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || response.body === null) throw new FetchFailure(`status ${response.status}`);
    await write(join(dir, file.path), response.body, (bytes) => {
      timer.refresh();
      if (bytes > file.bytes) throw new FetchFailure('longer than it should be');
      onBytes(bytes);
    });
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

async function write(path: string, body: AsyncIterable<Uint8Array>, onBytes: (n: number) => void): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    let bytes = 0;
    for await (const part of body) {
      bytes += part.length;
      onBytes(bytes);
      await file.write(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
