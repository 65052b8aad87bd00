import { type Json, listOf, textOf } from './wire.ts';

const NAMES = { content: 2_000, embedTotal: 6_000, rows: 5, customId: 100, buttonLabel: 80 } as const;

/** Limits of messages that the published schemas lack; one sentence for each violation. */
export function checkMessage(body: Json): string[] {
  const embeds = listOf(body['embeds']);
  return [
    ...over('content', textOf(body['content']), NAMES.content),
    ...embeds.flatMap(checkEmbed),
    ...total(embeds),
    ...checkRows(listOf(body['components'])),
    ...checkAllowedMentions(body['allowed_mentions'] as Json | undefined),
    ...checkPairs(body),
  ];
}

/** True if there is nothing to show. */
export function isEmptyMessage(body: Json): boolean {
  return textOf(body['content']).trim() === '' && listOf(body['embeds']).length === 0;
}

function over(what: string, text: string, max: number): string[] {
  return text.length > max ? [`${what} has ${text.length} characters, at most ${max} are allowed`] : [];
}

function checkEmbed(embed: Json): string[] {
  const fields = listOf(embed['fields']);
  const footer = embed['footer'] as Json | undefined;
  const author = embed['author'] as Json | undefined;
  const problems = [
    ...over('embed title', textOf(embed['title']), 256),
    ...over('embed description', textOf(embed['description']), 4_096),
    ...over('embed footer', textOf(footer?.['text']), 2_048),
    ...over('embed author', textOf(author?.['name']), 256),
    ...fields.flatMap((field) => [
      ...over('field name', textOf(field['name']), 256),
      ...over('field value', textOf(field['value']), 1_024),
      ...(textOf(field['name']).trim() === '' || textOf(field['value']).trim() === '' ? ['empty field'] : []),
    ]),
  ];
  const address = textOf(embed['url']);
  if (address !== '' && !/^(https?|attachment):\/\//.test(address)) problems.push(`embed url ${address} is not a link`);
  const shows = ['title', 'description', 'footer', 'author', 'image', 'thumbnail'].some((key) => embed[key]);
  return shows || fields.length > 0 ? problems : [...problems, 'an embed is empty'];
}

function total(embeds: readonly Json[]): string[] {
  let sum = 0;
  for (const embed of embeds) {
    sum += textOf(embed['title']).length + textOf(embed['description']).length;
    sum += textOf((embed['footer'] as Json | undefined)?.['text']).length;
    sum += textOf((embed['author'] as Json | undefined)?.['name']).length;
    for (const field of listOf(embed['fields'])) sum += textOf(field['name']).length + textOf(field['value']).length;
  }
  return sum > NAMES.embedTotal ? [`embeds have ${sum} characters together, at most 6000 are allowed`] : [];
}

function checkRows(rows: readonly Json[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  if (rows.length > NAMES.rows) problems.push(`${rows.length} rows of components, at most 5 are allowed`);
  for (const row of rows) {
    if (row['type'] !== 1) problems.push(`component of type ${row['type']} at the top`);
    const buttons = listOf(row['components']);
    if (buttons.length === 0 || buttons.length > 5) problems.push(`a row of ${buttons.length} buttons`);
    for (const button of buttons) problems.push(...checkButton(button, seen));
  }
  return problems;
}

function checkButton(button: Json, seen: Set<string>): string[] {
  const problems: string[] = [];
  const customId = textOf(button['custom_id']);
  const isLink = button['style'] === 5;
  if (isLink !== (typeof button['url'] === 'string')) problems.push('a link button has a url, and no other has');
  if (isLink === customId.length > 0) problems.push('every button but a link button has a custom_id');
  if (customId.length > NAMES.customId) problems.push(`custom_id of ${customId.length} characters`);
  if (customId !== '' && seen.has(customId)) problems.push(`custom_id ${customId} twice`);
  seen.add(customId);
  const label = textOf(button['label']);
  if (label === '' && !button['emoji']) problems.push('a button without label and emoji');
  if (label.length > NAMES.buttonLabel) problems.push(`button label of ${label.length} characters`);
  return problems;
}

function checkAllowedMentions(allowed: Json | undefined): string[] {
  if (!allowed) return [];
  const parse = (allowed['parse'] as string[] | undefined) ?? [];
  const clash = (['users', 'roles'] as const).filter(
    (kind) => parse.includes(kind) && ((allowed[kind] as string[] | undefined) ?? []).length > 0,
  );
  return clash.map((kind) => `allowed_mentions names ${kind} twice`);
}

/** Half a surrogate pair shows as a question mark, so it is always a wrong cut. */
function checkPairs(value: unknown): string[] {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? ['half a surrogate pair'] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(checkPairs);
}
