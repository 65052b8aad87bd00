import { Converter as toTraditionalFrom } from 'opencc-js/cn2t';
import { Converter as toSimplifiedFrom } from 'opencc-js/t2cn';
import { isTraditional } from './script.ts';

const traditional = toTraditionalFrom({ from: 'cn', to: 'tw' });
const simplified = toSimplifiedFrom({ from: 't', to: 'cn' });

/** The text in Traditional characters; Traditional text is returned unchanged. */
export function toTraditional(text: string): string {
  return isTraditional(text) ? text : traditional(text);
}

/** The text in Simplified characters; text without Traditional characters is returned unchanged. */
export function toSimplified(text: string): string {
  return isTraditional(text) ? simplified(text) : text;
}
