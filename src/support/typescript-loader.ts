import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What `--import` takes so that a child process runs TypeScript as the scripts do, whatever its working directory. */
export const TYPESCRIPT_LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
