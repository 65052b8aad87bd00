import { type Json, listOf, textOf } from './wire.ts';

/** Limits of modals and autocomplete choices that the published schemas lack; one sentence for each violation. */
export function checkModal(data: Json): string[] {
  const rows = listOf(data['components']);
  const problems: string[] = [];
  if (rows.length < 1 || rows.length > 5) problems.push(`a modal with ${rows.length} rows`);
  if (textOf(data['title']).length > 45) problems.push('modal title over 45 characters');
  if (textOf(data['custom_id']).length > 100) problems.push('modal custom_id over 100 characters');
  const inputs = rows.flatMap((row) => [...listOf(row['components']), ...listOf([row['component']])]);
  const ids = inputs.map((input) => textOf(input['custom_id']));
  if (new Set(ids).size < ids.length) problems.push('a custom_id twice in a modal');
  return problems;
}

export function checkChoices(choices: readonly Json[]): string[] {
  const problems = choices.length > 25 ? [`${choices.length} choices`] : [];
  for (const choice of choices) {
    const name = textOf(choice['name']);
    if (name.length < 1 || name.length > 100) problems.push(`a choice of ${name.length} characters`);
    const value = textOf(choice['value']);
    if (value.length < 1 || value.length > 100) problems.push(`a choice value of ${value.length} characters`);
    if (/\p{Surrogate}/u.test(name + value)) problems.push('half a surrogate pair in a choice');
  }
  return problems;
}
