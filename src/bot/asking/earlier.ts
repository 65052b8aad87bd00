import type { HistoryEntry } from '../../history/history.ts';
import { dayOf } from '../../model/day.ts';
import type { Resolved, Turn } from '../../model/turn.ts';
import { nameArticleMeant } from '../../question/conversation/article-meant.ts';
import type { Scene } from '../context/context.ts';

/** Number of turns of a conversation that a follow-up may refer to. Chosen by hand. */
const TURNS = 3;

/** The conversation that a question in Discord may continue. */
export interface Earlier {
  /** Latest last; the topic of a thread or post comes first. */
  readonly turns: readonly Turn[];
  /** The latest answer among them. */
  readonly entry: HistoryEntry | undefined;
}

interface Place {
  readonly channelId: string;
  /** Null for direct messages. */
  readonly guildId: string | null;
  /** The message of the question; its own record does not count as an earlier turn. */
  readonly questionMessageId?: string;
}

/** The data within the reach of the question's place. */
type Needed = Pick<Scene, 'bot' | 'library' | 'articles'>;

/** The conversation of a follow-up to one answer. */
export function earlierTo(entry: HistoryEntry): Earlier {
  return { turns: [turnOf(entry)], entry };
}

/** The turns in a thread, a post or direct messages, after its topic; empty in other channels. */
export async function earlierIn(place: Place, scene: Needed): Promise<Earlier> {
  const { history, guilds } = scene.bot;
  const { channelId, guildId, questionMessageId } = place;
  const topic = guilds.threadName(channelId);
  if (topic === null && guildId !== null) return { turns: [], entry: undefined };
  const recent = (await history?.recentTurns(channelId, TURNS)) ?? [];
  const entries = recent.filter((one) => one.questionMessageId === null || one.questionMessageId !== questionMessageId);
  const first = topic === null ? [] : [await topicTurn({ topic, channelId, guildId }, scene)];
  return { turns: [...first, ...entries.map(turnOf)], entry: entries.at(-1) };
}

/** Completes the question from these turns, and replaces 这篇文章 by the title of their article. */
export async function understand(
  text: string,
  turns: readonly Turn[],
  { bot, library, articles }: Needed,
): Promise<Pick<Resolved, 'asked' | 'also'>> {
  if (turns.length === 0) return { asked: text };
  const id = turns.at(-1)?.articleId ?? turns[0]?.articleId;
  const title = id === undefined ? undefined : (await articles()).get(id)?.title;
  return library.resolve({ text: nameArticleMeant(text, title), filters: {}, now: dayOf(bot.now()) }, turns);
}

/** An answered question in the form of a turn. */
function turnOf({ text, short, citations }: HistoryEntry): Turn {
  const articleId = citations[0]?.articleId;
  return { question: text, short, ...(articleId !== undefined && { articleId }) };
}

/** The question on which a thread was opened, or else its name, with the article that has this title. */
async function topicTurn(
  { topic, channelId, guildId }: Place & { readonly topic: string },
  { bot: { history }, articles }: Needed,
): Promise<Turn> {
  // A thread has the id of the message on which it was opened.
  const opened = (await history?.findByReply(channelId)) ?? (await history?.findByQuestionMessage(channelId));
  if (opened && opened.guildId === guildId) return turnOf(opened);
  const article = (await articles()).titled(topic);
  return { question: topic, short: null, ...(article && { articleId: article.id }) };
}
