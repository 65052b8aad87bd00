import { listPage } from '../articles/list-page.ts';
import type { ButtonHandler } from '../context/context.ts';

/** Turns to another page of a list of articles. */
export const turnList: ButtonHandler = async (_call, [page = '1', from, to, source], { bot, respond, language }) => {
  const filters = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(source ? { source } : {}) };
  await respond.update(listPage(bot.articleCache.articles, { filters, page: Number(page), language }));
};
