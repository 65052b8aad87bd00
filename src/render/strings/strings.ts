import type { Language } from '../../model/question.ts';
import { EN } from './strings-en.ts';
import type { Strings } from './strings-shape.ts';
import { ZH_HANS } from './strings-zh-hans.ts';
import { ZH_HANT } from './strings-zh-hant.ts';

/** Every sentence for users, by language. Names and descriptions of commands are in command-texts.ts. */
export const STRINGS: Readonly<Record<Language, Strings>> = { 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT, en: EN };
