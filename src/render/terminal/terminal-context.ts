import type { Citation } from '../../model/answer.ts';
import type { Article } from '../../model/article.ts';
import type { Language } from '../../model/question.ts';
import { renderSource } from '../answer/answer-text.ts';
import { TALK_TEXTS } from '../strings/talk-texts.ts';
import { safe } from './terminal.ts';

/** A quotation in its paragraph, for a terminal; it stands on lines of its own, because colours may be off. */
export function renderTerminalContext({ body }: Article, citation: Citation, language: Language): string {
  const { start, end } = citation.span;
  const from = body.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = body.indexOf('\n', end);
  const to = lineEnd < 0 ? body.length : lineEnd;
  const parts = [body.slice(from, start), `>>> ${body.slice(start, end)} <<<`, body.slice(end, to)];
  const passage = parts.map((part) => part.trim()).filter((part) => part !== '');
  return [TALK_TEXTS[language].doubt, ...passage.map(safe), safe(renderSource(citation, language))].join('\n');
}
