import { z } from 'zod';
import { unsealJson } from '../support/sealed-json.ts';

/** Raised whenever the program can no longer read files of an older layout. */
export const FORMAT_VERSION = 4;

const schema = z.object({
  format: z.literal(FORMAT_VERSION),
  version: z.string().min(1),
  builtAt: z.iso.datetime(),
  /** Hash of every setting that shapes the index. */
  fingerprint: z.string().min(1),
  /** Hash of the names and contents of the article files. */
  corpusHash: z.string().min(1),
  /** Weights that made the vectors; null if there are no vectors. */
  modelId: z.string().nullable(),
  dimensions: z.int().nonnegative(),
  articles: z.int().nonnegative(),
  sections: z.int().nonnegative(),
  chunks: z.int().nonnegative(),
  /** One per chunk, or none at all. */
  vectors: z.int().nonnegative(),
  newestOn: z.string().nullable(),
  /** Size and checksum of every other file of the version, by name. */
  files: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: z.string() })),
});

/** Facts about an index version and its sources. */
export type Manifest = z.infer<typeof schema>;

/** @returns the manifest, or the problem of the text, which carries its own checksum. */
export function parseManifest(text: string): Manifest | { readonly problem: string } {
  let value: unknown;
  try {
    if (isOfOtherFormat(text)) return { problem: 'it was written by another version of Youju' };
    value = unsealJson(text);
  } catch (error) {
    return { problem: `manifest.json is damaged (${error instanceof Error ? error.message : String(error)})` };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `manifest.json: ${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join(', ')}` };
}

function isOfOtherFormat(text: string): boolean {
  const { format } = JSON.parse(text) as { format?: unknown };
  return typeof format === 'number' && format < FORMAT_VERSION;
}
