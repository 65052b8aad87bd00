import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { digestId, readId } from '../../bot/articles/article-ids.ts';
import { answerButtons, turnIdOf } from '../../bot/asking/answer-buttons.ts';
import { type Answer, citationsOf } from '../../model/answer.ts';
import type { Library } from '../../model/library.ts';
import type { Language, Question } from '../../model/question.ts';
import { asOne, Conversation } from '../../question/conversation/conversation.ts';
import type { ReadTalk } from '../../question/talk/small-talk.ts';
import { renderContext } from '../../render/discord/article-context.ts';
import { renderDiscordAnswer } from '../../render/discord/discord-message.ts';
import type { MessageView } from '../../render/discord/discord-view.ts';
import { partOfPage } from '../../render/discord/page-buttons.ts';
import { LANGUAGES } from '../../render/strings/language.ts';
import { PROJECT_DIR } from '../../support/config.ts';
import { openCollections } from '../../wire/open-library.ts';
import { openTalk } from '../../wire/small-models.ts';
import { INDEX_OPTION } from '../question-options.ts';
import { printLine, runCommand } from '../run-command.ts';
import { type Look, type PictureMessage, renderDiscordPage } from './discord-html.ts';
import { takePicture } from './take-picture.ts';

const USAGE = `Usage: npm run pictures -- [options]
Draws docs/pictures: real answers over the index, as Discord shows them, in each language.`;

/**
 * Conversations in each language: one with an answer, a follow-up and an overview, one with a passage, and one with a
 * refusal.
 */
const CONVERSATIONS: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  'zh-Hans': [
    ['国家发展改革委定点帮扶哪些县？', '会议是谁主持的？', '这篇文章讲了什么？'],
    ['三县如何防止返贫？'],
    ['2025年全国GDP是多少？'],
  ],
  'zh-Hant': [
    ['誰對東西部扶貧協作經驗交流會作出重要批示？', '這篇文章講了什麼？'],
    ['如何做好東西部協作？'],
    ['2025年全國人口有多少？'],
  ],
  en: [
    ['Which counties does NDRC assist?', 'What is this article about?'],
    ['How should seconded officials be managed?'],
    ['What was the population of China in 2025?'],
  ],
};
/** Dark on a screen, light on a phone. */
const LOOKS: Readonly<Record<string, Look>> = {
  '': { theme: 'dark', width: 640 },
  '-phone': { theme: 'light', width: 360 },
};
/** The date in the pictures, fixed so that they do not change from day to day. */
const NOW = '2022-07-01';

await runCommand({
  usage: USAGE,
  options: {
    index: INDEX_OPTION,
    out: { type: 'string', takes: 'DIR', says: 'where the pictures go (default docs/pictures)' },
    chromium: { type: 'string', takes: 'FILE', says: 'the browser that draws them (default chromium, found on PATH)' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const out = resolve(PROJECT_DIR, values.out ?? 'docs/pictures');
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    await mkdir(out, { recursive: true });
    const collections = await openCollections({ ...config, indexDir }, log);
    const library = collections.within(null);
    const readTalk = await openTalk(config, log);
    try {
      for (const language of LANGUAGES) {
        const messages = await messagesIn(language, library, readTalk);
        for (const [suffix, look] of Object.entries(LOOKS)) {
          const file = join(out, `answers-${language}${suffix}.png`);
          const page = { html: renderDiscordPage(messages, language, look), width: look.width };
          await takePicture(page, file, values.chromium ?? 'chromium');
          printLine(file);
        }
      }
    } finally {
      await collections.close();
    }
  },
});

async function messagesIn(language: Language, library: Library, readTalk: ReadTalk): Promise<PictureMessage[]> {
  const messages: PictureMessage[] = [];
  for (const texts of CONVERSATIONS[language]) {
    const conversation = new Conversation({ readTalk, resolve: (question, turns) => library.resolve(question, turns) });
    for (const [i, text] of texts.entries()) {
      const { answer, asked } = await answerIn(
        conversation,
        { text, filters: {}, now: NOW, locale: language },
        library,
      );
      messages.push({ said: text }, { view: await viewOf(answer, asked !== text, library), isPrivate: false });
      if (i === 0 && answer.outcome === 'answered') messages.push(...(await contextOf(answer, language, library)));
    }
  }
  return messages;
}

async function answerIn(conversation: Conversation, question: Question, library: Library) {
  const understood = await conversation.understand(question);
  const resolved =
    understood.kind === 'question' ? understood.resolved : { asked: question.text, change: 'none' as const, taken: '' };
  const answer = await library.ask({ ...asOne(question, resolved), listed: partOfPage(1) });
  conversation.remember(resolved, answer);
  return { answer, asked: resolved.asked };
}

async function viewOf(answer: Answer, showQuestion: boolean, library: Library): Promise<MessageView> {
  const { newestOn } = await library.status();
  const buttons = answerButtons(answer.outcome, 1, { isPrivate: false, hasHelper: false });
  const isRefused = answer.outcome === 'not-found';
  const nearby = isRefused ? await library.nearby({ text: answer.question, filters: {}, now: NOW }) : [];
  const ids = { readId, digestId, turnId: turnIdOf(1) };
  return renderDiscordAnswer(answer, { newestOn, buttons, showQuestion, nearby, ...ids });
}

/** The first quotation of an answer in its paragraph, like its button shows it. */
async function contextOf(answer: Answer, language: Language, library: Library): Promise<PictureMessage[]> {
  const [citation] = citationsOf(answer);
  const article = citation && (await library.findArticle(citation.articleId));
  if (!article) return [];
  const view = renderContext(article, { span: citation.span, n: 1, count: 1, language, buttons: [] });
  return [{ view, isPrivate: true }];
}
