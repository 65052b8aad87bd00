import type { HistoryEntry } from '../../history/history.ts';
import { dayOf } from '../../model/day.ts';
import type { Resolved, Turn } from '../../model/turn.ts';
import { nameArticleMeant } from '../../question/conversation/article-meant.ts';
import type { Scene } from '../context/context.ts';

/** Turns of a conversation that a further question may refer to. */
const TURNS = 3;

/** What a question in Discord may go on from. */
export interface Earlier {
  /** Latest last; the topic of a thread or post before them. */
  readonly turns: readonly Turn[];
  /** The latest answer of them. */
  readonly entry: HistoryEntry | undefined;
}

interface Place {
  readonly channelId: string;
  /** Null for direct messages. */
  readonly guildId: string | null;
  /** The message that asks: what was recorded of it is no earlier turn. */
  readonly questionMessageId?: string;
}

/** What is within reach where the question comes from. */
type Needed = Pick<Scene, 'bot' | 'library' | 'articles'>;

/** A further question to one answer. */
export function earlierTo(entry: HistoryEntry): Earlier {
  return { turns: [turnOf(entry)], entry };
}

/** What was asked in a thread, a post or direct messages, after its topic; nothing in other channels. */
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

/** The question as it is looked up after these turns, 这篇文章 as the title of the article that they are about. */
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

/** An answered question as a further one may refer to it. */
function turnOf({ text, short, citations }: HistoryEntry): Turn {
  const articleId = citations[0]?.articleId;
  return { question: text, short, ...(articleId !== undefined && { articleId }) };
}

/** The question that a thread was opened on, else its name with the article whose title that is. */
async function topicTurn(
  { topic, channelId, guildId }: Place & { readonly topic: string },
  { bot: { history }, articles }: Needed,
): Promise<Turn> {
  // A thread bears the id of the message that it was opened on.
  const opened = (await history?.findByReply(channelId)) ?? (await history?.findByQuestionMessage(channelId));
  if (opened && opened.guildId === guildId) return turnOf(opened);
  const article = (await articles()).titled(topic);
  return { question: topic, short: null, ...(article && { articleId: article.id }) };
}
