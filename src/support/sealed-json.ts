import { sha256 } from './files.ts';

/** JSON text of a plain object with one more field at the end: `checksum`, the SHA-256 of the fields before it. */
export function sealJson(value: object): string {
  return `${JSON.stringify({ ...value, checksum: sha256(JSON.stringify(value)) }, null, 2)}\n`;
}

/**
 * The object that {@link sealJson} wrote, without its checksum. White space does not matter.
 * @throws a plain error if the text is not a JSON object, or differs from the text that was written.
 */
export function unsealJson(text: string): Record<string, unknown> {
  const { checksum, ...value } = JSON.parse(text) as Record<string, unknown>;
  if (checksum === undefined) throw new Error('it has no checksum');
  if (checksum !== sha256(JSON.stringify(value))) throw new Error('its checksum differs');
  return value;
}
