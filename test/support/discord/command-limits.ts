import { type Json, listOf, textOf } from './wire.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;

/** Rules for the commands of one scope that the published schemas lack; one sentence for each violation. */
export function checkCommands(commands: readonly Json[]): string[] {
  const problems = commands.flatMap(checkCommand);
  const ofType = (type: number) => commands.filter((command) => (command['type'] ?? 1) === type);
  if (ofType(1).length > 100) problems.push('more than 100 slash commands');
  if (ofType(2).length > 5 || ofType(3).length > 5) problems.push('more than 5 context menus of a type');
  for (const type of [1, 2, 3]) problems.push(...checkUnique(ofType(type), `commands of type ${type}`));
  return problems;
}

function checkCommand(command: Json): string[] {
  const type = command['type'] ?? 1;
  const name = textOf(command['name']);
  if (type !== 1) {
    const described = textOf(command['description']) !== '' || listOf(command['options']).length > 0;
    return described ? [`${name}: a context menu has no description and no options`] : checkNames(command, false);
  }
  const problems = [...checkNames(command, true), ...checkOptions(listOf(command['options']), name)];
  const size = sizeOf(command);
  return size > 8_000 ? [...problems, `${name}: ${size} characters, at most 8000 are allowed`] : problems;
}

function checkOptions(options: readonly Json[], path: string): string[] {
  const problems = options.flatMap((option) => checkOption(option, path));
  let optional = false;
  for (const option of options) {
    if (option['required'] === true && optional) problems.push(`${path}: a required option after an optional one`);
    if (option['required'] !== true) optional = true;
  }
  const subs = options.filter((option) => isSub(option)).length;
  if (subs > 0 && subs < options.length) problems.push(`${path}: subcommands beside options`);
  return [...problems, ...checkUnique(options, path)];
}

function isSub(option: Json): boolean {
  return option['type'] === SUBCOMMAND || option['type'] === GROUP;
}

function checkOption(option: Json, path: string): string[] {
  const here = `${path} ${textOf(option['name'])}`;
  const problems = [...checkNames(option, true), ...checkOptions(listOf(option['options']), here)];
  const choices = listOf(option['choices']);
  if (choices.length > 25) problems.push(`${here}: ${choices.length} choices`);
  if (choices.length > 0 && option['autocomplete'] === true) problems.push(`${here}: choices and autocomplete`);
  if (isSub(option) && 'required' in option) problems.push(`${here}: a subcommand is not required or optional`);
  return [...problems, ...checkUnique(choices, here)];
}

function checkNames(item: Json, isSlash: boolean): string[] {
  const problems: string[] = [];
  for (const name of variants(item, 'name')) {
    if (isSlash && (!NAME.test(name) || name !== name.toLowerCase())) problems.push(`the name ${name} is not allowed`);
    if (name.length < 1 || name.length > 32) problems.push(`the name ${name} has ${name.length} characters`);
  }
  if (!isSlash) return problems;
  for (const text of variants(item, 'description')) {
    if (text.length < 1 || text.length > 100) problems.push(`${textOf(item['name'])}: description of ${text.length}`);
  }
  return problems;
}

function variants(item: Json, key: string): string[] {
  const localised = (item[`${key}_localizations`] as Record<string, string> | null | undefined) ?? {};
  return [textOf(item[key]), ...Object.values(localised)];
}

/** Names that are shown together must differ in every locale. */
function checkUnique(items: readonly Json[], path: string): string[] {
  const locales = new Set(items.flatMap((item) => Object.keys((item['name_localizations'] as Json | null) ?? {})));
  return ['', ...locales].flatMap((locale) => {
    const names = items.map((item) =>
      textOf((item['name_localizations'] as Json | null | undefined)?.[locale] ?? item['name']),
    );
    return new Set(names).size < names.length ? [`${path}: a name twice in locale "${locale}"`] : [];
  });
}

/** Discord counts the longest variant of every name and description, and the values of choices. */
function sizeOf(item: Json): number {
  const longest = (key: string) => Math.max(...variants(item, key).map((text) => text.length));
  const below = [...listOf(item['options']), ...listOf(item['choices'])].reduce((sum, part) => sum + sizeOf(part), 0);
  return longest('name') + longest('description') + String(item['value'] ?? '').length + below;
}
