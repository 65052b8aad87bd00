import { dayOf } from '../../model/day.ts';
import { type Filters, MAX_QUESTION_CHARS } from '../../model/question.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { dayChoices, dayTyped, type Side } from '../articles/day-choices.ts';
import { answerInteraction } from '../asking/answer-interaction.ts';
import { earlierIn } from '../asking/earlier.ts';
import type { CommandModule, Scene } from '../context/context.ts';
import { chooseSource } from '../context/source-choices.ts';
import type { Choice } from '../discord/discord-api.ts';
import type { CommandCall, Typing } from '../discord/incoming.ts';
import { defineCommand, defineOption } from './options.ts';

/** Longest day that can be typed, in UTF-16 units: more than any way to write one. Chosen by hand. */
const MAX_DAY_CHARS = 30;

/** Options that filter the articles. */
export const FILTER_OPTIONS = [
  defineOption('ask:from', 'string', { max_length: MAX_DAY_CHARS, autocomplete: true }),
  defineOption('ask:to', 'string', { max_length: MAX_DAY_CHARS, autocomplete: true }),
  defineOption('ask:source', 'string', { max_length: 100, autocomplete: true }),
];

/** Choices for {@link FILTER_OPTIONS}. */
export const FILTER_CHOICES = {
  from: (call: Typing, scene: Scene) => chooseDay('from', call, scene),
  to: (call: Typing, scene: Scene) => chooseDay('to', call, scene),
  source: chooseSource,
};

export const ask: CommandModule = {
  definition: defineCommand('ask', {
    options: [
      defineOption('ask:question', 'string', { required: true, max_length: MAX_QUESTION_CHARS }),
      ...FILTER_OPTIONS,
      defineOption('ask:private', 'boolean'),
      defineOption('ask:thread', 'boolean'),
    ],
  }),
  run: { ask: run },
  choices: FILTER_CHOICES,
};

async function chooseDay(side: Side, { focused }: Typing, { bot, articles, language }: Scene): Promise<Choice[]> {
  return dayChoices((await articles()).days, { text: focused.value, side, now: dayOf(bot.now()), language });
}

async function run(call: CommandCall, scene: Scene): Promise<void> {
  const filters = readFilters(call, scene);
  if (typeof filters === 'string') return scene.respond.tell(renderNotice(filters));
  const text = String(call.options.get('question') ?? '');
  const isPrivate = call.options.get('private') === true;
  const wantsThread = call.options.get('thread') === true;
  const { turns, entry } = await earlierIn(scene.asker, scene);
  await answerInteraction({ text, filters, isPrivate, wantsThread, turns, entry }, scene);
}

/** Filters from the options `from`, `to` and `source`, or a sentence about the fault in them. */
export function readFilters({ options }: Pick<CommandCall, 'options'>, { bot, strings }: Scene): Filters | string {
  const given = (name: string) => String(options.get(name) ?? '').trim();
  const now = dayOf(bot.now());
  const [from, to] = (['from', 'to'] as const).map((side) => dayTyped({ text: given(side), side, now }));
  const source = given('source');
  if ((given('from') !== '' && from === undefined) || (given('to') !== '' && to === undefined))
    return strings.refusals.dayInvalid;
  if (from !== undefined && to !== undefined && from > to) return strings.refusals.dayOrderInvalid;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(source ? { source } : {}) };
}
