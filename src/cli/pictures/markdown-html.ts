import { escapeHtml } from '../../eval/report/html.ts';

const INLINE =
  /\\([^0-9A-Za-z\s])|\*\*((?:\\.|[^\\])+?)\*\*|\[([^[\]\n]+)\]\((https?:[^\s()]+)\)|`([^`\n]+)`|(https?:\/\/[^\s<]+)/g;

/** The bot's Markdown as HTML that looks like Discord: quoted and small lines, bold, links, escapes. */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split('\n').map((line) => {
    if (line.startsWith('> ')) return `<blockquote>${inlineToHtml(line.slice(2))}</blockquote>`;
    if (line.startsWith('-# ')) return `<small>${inlineToHtml(line.slice(3))}</small>`;
    return line === '' ? '<div class="gap"></div>' : `<div>${inlineToHtml(line)}</div>`;
  });
  return lines.join('').replaceAll('</blockquote><blockquote>', '<br>');
}

/** Bold, links, code and escapes within a line. */
export function inlineToHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, bold, label, target, code, url] = match;
    html += escapeHtml(text.slice(at, match.index));
    if (escaped !== undefined) html += escapeHtml(escaped);
    else if (bold !== undefined) html += `<b>${inlineToHtml(bold)}</b>`;
    else if (label !== undefined) html += `<a title="${escapeHtml(target ?? '')}">${inlineToHtml(label)}</a>`;
    else if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`;
    else html += `<a>${escapeHtml(url ?? '')}</a>`;
    at = match.index + whole.length;
  }
  return html + escapeHtml(text.slice(at));
}
