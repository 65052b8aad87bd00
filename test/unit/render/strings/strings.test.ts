import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { COMMAND_TEXTS, type CommandPath } from '../../../../src/bot/commands/command-table.ts';
import { CONTEXT_MENU_NAME, localizeCommand } from '../../../../src/bot/commands/command-texts.ts';
import { LIMITS } from '../../../../src/render/discord/discord-limits.ts';
import { LANGUAGES, languageOfLocale } from '../../../../src/render/strings/language.ts';
import { STRINGS } from '../../../../src/render/strings/strings.ts';
import { isTraditional } from '../../../../src/text/script/script.ts';

/** Sentences of a table by dotted path; functions are called with stand-ins for their facts. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value.apply(null, standIns(path)))]];
  return Object.entries(value as object).flatMap(([key, child]) =>
    sentences(child, path === '' ? key : `${path}.${key}`),
  );
}

function standIns(path: string): unknown[] {
  if (path === 'privacy') return [{ retentionDays: 90, llmHost: 'llm.example' }];
  if (path === 'pages') return [[1, 2]];
  if (path === 'missingPermissions') return [['1', '2']];
  return [1, true];
}

const toTraditional = Converter({ from: 'cn', to: 't' });

describe('STRINGS', () => {
  const tables = LANGUAGES.map((language) => ({ language, table: new Map(sentences(STRINGS[language])) }));

  it('says everything in every language', () => {
    const paths = tables.map(({ table }) => [...table.keys()].sort());
    expect(paths[1]).toEqual(paths[0]);
    expect(paths[2]).toEqual(paths[0]);
    for (const { table } of tables) for (const [path, text] of table) expect(text.trim(), path).not.toBe('');
  });

  it('keeps Simplified, Traditional and English apart', () => {
    for (const { language, table } of tables) {
      for (const [path, text] of table) {
        if (language === 'zh-Hans') expect(isTraditional(text), `${path}: ${text}`).toBe(false);
        if (language === 'en') expect(/\p{Script=Han}/u.test(text), `${path}: ${text}`).toBe(false);
        if (language === 'zh-Hant') expect(text, path).toBe(text.replace(/\p{Script=Han}/gu, toTraditional));
      }
    }
  });

  it('fits the places the texts are put into', () => {
    for (const language of LANGUAGES) {
      const { buttons, modals } = STRINGS[language];
      for (const label of Object.values(buttons)) expect(label.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
      for (const modal of Object.values(modals)) {
        expect(modal.title.length).toBeLessThanOrEqual(LIMITS.modalTitle);
        expect(modal.label.length).toBeLessThanOrEqual(LIMITS.inputLabel);
        expect(modal.placeholder.length).toBeLessThanOrEqual(LIMITS.inputPlaceholder);
      }
    }
  });
});

describe('command texts', () => {
  it('are legal names and descriptions in every language', () => {
    for (const path of Object.keys(COMMAND_TEXTS) as CommandPath[]) {
      const text = localizeCommand(path);
      const names = [text.name, ...Object.values(text.name_localizations)];
      const descriptions = [text.description, ...Object.values(text.description_localizations)];
      for (const name of names) {
        expect(name, path).toMatch(/^[-_\p{L}\p{N}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
      }
      for (const description of descriptions) {
        expect(description.length, path).toBeGreaterThan(0);
        expect(description.length, path).toBeLessThanOrEqual(LIMITS.commandDescription);
      }
    }
  });

  it('name no two commands or subcommands alike', () => {
    for (const parent of ['', 'article ', 'admin ']) {
      const siblings = (Object.keys(COMMAND_TEXTS) as CommandPath[]).filter(
        (path) => path.startsWith(parent) && !/[ :]/.test(path.slice(parent.length)),
      );
      for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
        const names = siblings.map((path) => COMMAND_TEXTS[path][locale][0]);
        expect(new Set(names).size, `${parent}${locale}`).toBe(names.length);
      }
    }
  });

  it('name the context menu within its limit', () => {
    expect(CONTEXT_MENU_NAME.name.length).toBeLessThanOrEqual(LIMITS.commandName);
  });
});

describe('languageOfLocale', () => {
  it.each([
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK.UTF-8', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['en-GB', 'en'],
    ['ja', 'en'],
    [undefined, 'en'],
  ] as const)('takes %s for %s', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});
