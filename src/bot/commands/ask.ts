import { isDay } from '../../model/day.ts';
import { type Filters, MAX_QUESTION_CHARS } from '../../model/question.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import type { Strings } from '../../render/strings/strings-shape.ts';
import { answerInteraction } from '../asking/answer-interaction.ts';
import type { CommandModule, Scene } from '../context/context.ts';
import { chooseSource } from '../context/source-choices.ts';
import type { CommandCall } from '../discord/incoming.ts';
import { defineCommand, defineOption } from './options.ts';

export const ask: CommandModule = {
  definition: defineCommand('ask', {
    options: [
      defineOption('ask:question', 'string', { required: true, max_length: MAX_QUESTION_CHARS }),
      defineOption('ask:from', 'string', { max_length: 10 }),
      defineOption('ask:to', 'string', { max_length: 10 }),
      defineOption('ask:source', 'string', { max_length: 100, autocomplete: true }),
      defineOption('ask:private', 'boolean'),
      defineOption('ask:thread', 'boolean'),
    ],
  }),
  run: { ask: run },
  choices: { source: chooseSource },
};

async function run(call: CommandCall, scene: Scene): Promise<void> {
  const problem = findProblem(call, scene.strings);
  if (problem !== undefined) return scene.respond.tell(renderNotice(problem));
  const text = String(call.options.get('question') ?? '');
  const isPrivate = call.options.get('private') === true;
  const wantsThread = call.options.get('thread') === true;
  await answerInteraction({ text, filters: readFilters(call), isPrivate, wantsThread }, scene);
}

/** Filters of the options `from`, `to` and `source`; days must have been checked by {@link findProblem}. */
export function readFilters({ options }: Pick<CommandCall, 'options'>): Filters {
  const text = (name: string) => String(options.get(name) ?? '').trim();
  const [from, to, source] = [text('from'), text('to'), text('source')];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(source ? { source } : {}) };
}

/** What is wrong with the days given, in words; undefined where nothing is. */
export function findProblem(call: Pick<CommandCall, 'options'>, strings: Strings): string | undefined {
  const { from, to } = readFilters(call);
  if ([from, to].some((day) => day !== undefined && !isDay(day))) return strings.refusals.dayInvalid;
  return from !== undefined && to !== undefined && from > to ? strings.refusals.dayOrderInvalid : undefined;
}
