import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { answerButtons, readId } from '../../bot/asking/answer-buttons.ts';
import { type Answer, citationsOf } from '../../model/answer.ts';
import type { Library } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { renderContext } from '../../render/discord/article-context.ts';
import { renderDiscordAnswer } from '../../render/discord/discord-message.ts';
import { LANGUAGES } from '../../render/strings/language.ts';
import { PROJECT_DIR } from '../../support/config.ts';
import { openCollections } from '../../wire/open-library.ts';
import { printLine, runCommand } from '../run-command.ts';
import { type PictureMessage, renderDiscordPage } from './discord-html.ts';
import { takePicture } from './take-picture.ts';

const USAGE = `Usage: npm run pictures -- [options]
Draws docs/pictures: real answers over the index, as Discord shows them, in each language.
  --index DIR       the index (default index)
  --out DIR         where the pictures go (default docs/pictures)
  --chromium FILE   the browser that draws them (default chromium, found on PATH)`;

/** In each language a question that is answered, one that the articles do not answer, and one that is no question. */
const QUESTIONS: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['国家发展改革委定点帮扶哪些县？', '2025年全国GDP是多少？', ''],
  'zh-Hant': ['誰對東西部扶貧協作經驗交流會作出重要批示？', '2025年全國人口有多少？', ''],
  en: ['Which counties does NDRC assist?', 'What was the population of China in 2025?', ''],
};
/** Today, as far as the pictures are concerned: they do not change from day to day. */
const NOW = '2022-07-01';

await runCommand({
  usage: USAGE,
  options: { index: { type: 'string' }, out: { type: 'string' }, chromium: { type: 'string' } },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const out = resolve(PROJECT_DIR, values.out ?? 'docs/pictures');
    const indexDir = values.index === undefined ? config.indexDir : resolve(values.index);
    await mkdir(out, { recursive: true });
    const collections = await openCollections({ ...config, indexDir }, log);
    const library = collections.within(null);
    try {
      for (const language of LANGUAGES) {
        const file = join(out, `answers-${language}.png`);
        const messages = await messagesIn(language, library);
        await takePicture(renderDiscordPage(messages, language), file, values.chromium ?? 'chromium');
        printLine(file);
      }
    } finally {
      await collections.close();
    }
  },
});

async function messagesIn(language: Language, library: Library): Promise<PictureMessage[]> {
  const { newestOn } = await library.status();
  const messages: PictureMessage[] = [];
  for (const text of QUESTIONS[language]) {
    const answer = await library.ask({ text, filters: {}, now: NOW, locale: language });
    const buttons = answerButtons(answer.outcome, 1, { isPrivate: false, hasHelper: false });
    const nearby = answer.outcome === 'not-found' ? await library.nearby({ text, filters: {}, now: NOW }) : [];
    const view = renderDiscordAnswer(answer, { newestOn, buttons, showQuestion: true, nearby, readId });
    messages.push({ view, isPrivate: false });
    messages.push(...(await contextOf(answer, language, library)));
  }
  return messages;
}

/** The first quotation of an answer in its paragraph, as its button shows it. */
async function contextOf(answer: Answer, language: Language, library: Library): Promise<PictureMessage[]> {
  const [citation] = citationsOf(answer);
  const article = citation && (await library.findArticle(citation.articleId));
  if (!article) return [];
  const view = renderContext(article, { span: citation.span, n: 1, count: 1, language, buttons: [] });
  return [{ view, isPrivate: true }];
}
