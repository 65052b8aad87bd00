/**
 * The action of a button or modal. It is part of custom ids on messages that stay for months, so names may only be
 * added.
 */
export type Action =
  | 'context'
  | 'follow'
  | 'up'
  | 'down'
  | 'publish'
  | 'help'
  | 'again'
  | 'page'
  | 'list'
  | 'listed'
  | 'digest'
  | 'reason'
  | 'ask';

const PREFIX = 'y1';
/** Discord's limit. */
const MAX_CHARS = 100;

/**
 * A custom id that carries its state: `y1|action|part|part`. Parts must not contain a bar.
 * @throws RangeError if it is longer than Discord's 100 characters.
 */
export function makeCustomId(action: Action, ...parts: readonly (string | number)[]): string {
  const id = [PREFIX, action, ...parts].join('|');
  if (id.length > MAX_CHARS) throw new RangeError(`custom id of ${id.length} characters`);
  return id;
}

/** Reads a custom id; undefined for ids of other programs or versions. */
export function parseCustomId(id: string): { action: string; parts: readonly string[] } | undefined {
  const [prefix, action, ...parts] = id.split('|');
  return prefix === PREFIX && action !== undefined ? { action, parts } : undefined;
}
