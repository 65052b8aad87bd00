import { answerQuestion } from '../../answer/answerer.ts';
import { parseSquad } from '../../eval/squad.ts';
import { type LabelledTurn, parseTurns, TURN_OUTCOMES, type TurnOutcome, turnOutcome } from '../../eval/turns.ts';
import type { Day } from '../../model/day.ts';
import { asOne, Conversation } from '../../question/conversation/conversation.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import type { OpenAnswerer } from '../../wire/open-library.ts';
import { makeProgressBar } from '../progress-bar.ts';

interface Run {
  readonly config: Config;
  readonly log: Log;
  readonly now: Day;
}

/** The number of turns with each outcome, and the result of every turn, in order. */
export interface TurnScore {
  readonly turns: number;
  readonly counts: Readonly<Record<TurnOutcome, number>>;
  readonly all: readonly (Pick<LabelledTurn, 'question'> & {
    readonly outcome: TurnOutcome;
    readonly short: string | null;
  })[];
}

/**
 * Holds the conversations of a file over the paragraphs of a set, each under its title, like the product.
 * @param files the text of the set in SQuAD's format and that of the turns
 */
export async function evaluateTurns(run: Run, files: { readonly squad: string; readonly turns: string }) {
  const bar = makeProgressBar();
  const { articles } = parseSquad(files.squad, true);
  const answerer = await openTemporaryAnswerer(run.config, run.log, articles, (done, total) =>
    bar.show('Embedding', done, total),
  );
  try {
    return await holdConversations(answerer, parseTurns(files.turns), run.now);
  } finally {
    bar.stop();
    await answerer.close();
  }
}

async function holdConversations(
  { tools, conversation: understanding }: OpenAnswerer,
  turns: readonly LabelledTurn[],
  now: Day,
): Promise<TurnScore> {
  const conversations = new Map<LabelledTurn['conversation'], Conversation>();
  const all: TurnScore['all'][number][] = [];
  for (const turn of turns) {
    const known = turn.conversation === undefined ? undefined : conversations.get(turn.conversation);
    const conversation = known ?? new Conversation(understanding);
    conversations.set(turn.conversation, conversation);
    const question = { text: turn.question, filters: {}, now };
    const understood = await conversation.understand(question);
    if (understood.kind !== 'question') {
      all.push({ question: turn.question, outcome: turn.answerable ? 'refused' : 'rightlyRefused', short: null });
      continue;
    }
    const { answer } = await answerQuestion(tools, asOne(question, understood.resolved));
    conversation.remember(understood.resolved, answer);
    const short = answer.outcome === 'answered' ? answer.short : null;
    all.push({ question: turn.question, outcome: turnOutcome(turn, answer), short });
  }
  const count = (outcome: TurnOutcome) => all.filter((one) => one.outcome === outcome).length;
  const counts = Object.fromEntries(TURN_OUTCOMES.map((outcome) => [outcome, count(outcome)]));
  return { turns: turns.length, counts: counts as TurnScore['counts'], all };
}
