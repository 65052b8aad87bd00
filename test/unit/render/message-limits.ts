import { LIMITS } from '../../../src/render/discord/discord-limits.ts';
import type { MessageView } from '../../../src/render/discord/discord-view.ts';

/** Every limit of Discord that a message breaks, in words; empty for a valid message. */
export function findBrokenLimits({ content, embeds, components, allowedMentions }: MessageView): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, what: string) => holds || broken.push(what);
  check(content.trim() !== '' || embeds.length > 0, 'empty message');
  check(content.length <= LIMITS.content, `content ${content.length}`);
  check(embeds.length <= LIMITS.embedsPerMessage, `${embeds.length} embeds`);
  let total = 0;
  for (const { title, description, footer, color } of embeds) {
    total += (title ?? '').length + description.length + (footer?.text ?? '').length;
    check(title === undefined || (title.trim() !== '' && title.length <= LIMITS.embedTitle), `title ${title?.length}`);
    check(description.length <= LIMITS.embedDescription, `description ${description.length}`);
    check(description.trim() !== '' || title !== undefined, 'empty embed');
    check((footer?.text ?? '').length <= LIMITS.embedFooter, 'footer');
    check(color >= 0 && color <= 0xffffff, 'color');
    for (const text of [title, description]) {
      check(!/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text ?? ''), 'half a pair');
    }
  }
  check(total <= LIMITS.embedsTotal, `embeds ${total}`);
  check(components.length <= LIMITS.rows, `${components.length} rows`);
  for (const row of components) {
    check(row.components.length >= 1 && row.components.length <= LIMITS.buttonsPerRow, 'buttons in a row');
    for (const button of row.components) check(button.label.length <= LIMITS.buttonLabel, 'button label');
  }
  check(allowedMentions.parse.length === 0 && !allowedMentions.repliedUser, 'mentions');
  return broken;
}
