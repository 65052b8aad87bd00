import type { Analysis } from '../model/analysis.ts';
import { THING } from './measure-words.ts';

const JOINT = /^[有是在都]+/;

/** True if a question names only a kind of thing (哪些县?), so that any such thing would answer it. */
export function isBareQuestion({ content, names, titles, numbers, dates, translated }: Analysis): boolean {
  if (translated || names.length + titles.length + numbers.length + dates.length > 0) return false;
  const said = content.replaceAll(' ', '').replace(JOINT, '');
  return said === (THING.exec(said)?.[0] ?? '');
}
