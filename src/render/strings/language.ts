import type { Language } from '../../model/question.ts';

/** Every language the bot speaks, in the order of its tables. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const satisfies readonly Language[];

/** Language for a locale in the notation of Discord or an operating system (zh-CN, zh-TW, zh_HK.UTF-8, en-GB …). */
export function languageOfLocale(locale: string | null | undefined): Language {
  const tag = (locale ?? '').replaceAll('_', '-').toLowerCase();
  if (!/^zh(-|$)/.test(tag)) return 'en';
  return /^zh-(tw|hk|mo|hant)/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
