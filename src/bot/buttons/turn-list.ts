import { listPage } from '../articles/list-page.ts';
import type { ButtonHandler } from '../context/context.ts';

/** Turns to another page of a list of articles. */
export const turnList: ButtonHandler = async (_call, [page = '1', from, to, source], scene) => {
  const { respond, language } = scene;
  const filters = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(source ? { source } : {}) };
  const { articles } = await scene.articles();
  await respond.update(listPage(articles, { filters, page: Number(page), language }));
};
