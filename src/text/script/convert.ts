import * as preset from 'opencc-js/preset/cn2t';
import { makeConverter } from './converter.ts';
import { isTraditional, simplified } from './script.ts';

const traditional = makeConverter(preset, 's2tw');

/** The text in Traditional characters; Traditional text is returned unchanged. */
export function toTraditional(text: string): string {
  return isTraditional(text) ? text : traditional(text);
}

/** The text in Simplified characters; text without Traditional characters is returned unchanged. */
export function toSimplified(text: string): string {
  return isTraditional(text) ? simplified(text) : text;
}
