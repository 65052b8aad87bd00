import { renderNotice } from '../../render/discord/discord-view.ts';
import { DISCORD_TEXTS } from '../../render/strings/discord-texts.ts';
import { answerInteraction } from '../asking/answer-interaction.ts';
import type { ButtonHandler } from '../context/context.ts';

/** Asks for the main points of an article and shows them to the person who presses the button. */
export const digest: ButtonHandler = async (_call, [key = ''], scene) => {
  const { respond, strings, language } = scene;
  const article = (await scene.articles()).get(key);
  if (!article) return respond.tell(renderNotice(strings.refusals.articleUnknown));
  const text = DISCORD_TEXTS[language].digestQuestion;
  await answerInteraction({ text, filters: { articleId: article.id }, isPrivate: true }, scene);
};
