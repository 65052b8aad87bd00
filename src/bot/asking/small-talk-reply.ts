import type { HistoryEntry } from '../../history/history.ts';
import type { Language } from '../../model/question.ts';
import type { TalkKind } from '../../question/talk/talk-kinds.ts';
import { exampleQuestions } from '../../render/answer/example-questions.ts';
import { renderContext } from '../../render/discord/article-context.ts';
import { type MessageView, renderNotice } from '../../render/discord/discord-view.ts';
import { escapeMarkdown } from '../../render/discord/markdown.ts';
import { TALK_TEXTS } from '../../render/strings/talk-texts.ts';
import type { Scene } from '../context/context.ts';
import { readStatus } from './question-run.ts';

/** Reactions to messages that need no words in reply. */
export const REACTIONS: Partial<Readonly<Record<TalkKind, string>>> = {
  thanks: '❤️',
  assent: '👍',
  laughter: '😄',
  goodbye: '👋',
};

interface Said {
  readonly kind: TalkKind;
  readonly language: Language;
  /** The answer that the message follows. */
  readonly entry: HistoryEntry | undefined;
}

type Needed = Pick<Scene, 'bot' | 'library'>;

/** Sends the reply to small talk, without a search. */
export async function sendTalkReply({ kind, language, entry }: Said, scene: Needed): Promise<MessageView> {
  const texts = TALK_TEXTS[language];
  if (kind === 'greeting' || kind === 'about') {
    const examples = exampleQuestions(await readExamples(scene), language);
    return renderNotice(texts[kind](examples.map(escapeMarkdown)));
  }
  if (kind !== 'doubt') return renderNotice(texts[kind]);
  return (entry && (await quotationOf(entry, language, scene))) ?? renderNotice(texts.doubtNothing);
}

/** Questions to ask; none if they cannot be had at the moment, which does not prevent a greeting. */
async function readExamples({ bot, library }: Needed): Promise<readonly string[]> {
  return library.examples().catch((error: unknown) => {
    bot.log.warn({ err: error }, 'questions to ask cannot be found');
    return [];
  });
}

/** The first quotation of an answer in its context; undefined if there is none or the articles have changed. */
async function quotationOf(
  entry: HistoryEntry,
  language: Language,
  { bot, library }: Needed,
): Promise<MessageView | undefined> {
  const [cited] = entry.citations;
  const article = cited && (await library.findArticle(cited.articleId));
  if (!cited || !article || (await readStatus(library, bot.log))?.version !== entry.indexVersion) return undefined;
  const view = renderContext(article, { span: cited.span, n: 1, count: 1, language, buttons: [] });
  return { ...view, content: TALK_TEXTS[language].doubt };
}

/** The language of the reply to small talk: English for Latin letters alone, whatever the server speaks. */
export function languageOfTalk(text: string, otherwise: Language): Language {
  if (!/\p{Script=Han}/u.test(text)) return /[a-z]/i.test(text) ? 'en' : otherwise;
  return otherwise === 'en' ? 'zh-Hans' : otherwise;
}
