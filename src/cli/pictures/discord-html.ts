import { escapeHtml } from '../../eval/report/html.ts';
import type { Language } from '../../model/question.ts';
import type { ButtonView, EmbedView, MessageView } from '../../render/discord/discord-view.ts';
import { inlineToHtml, markdownToHtml } from './markdown-html.ts';

const BUTTON_COLORS = { 1: '#5865f2', 2: '#4e5058', 3: '#248046', 4: '#da373c' } as const;

/** Colours of Discord's themes. */
const THEMES = {
  dark: '--page:#313338;--text:#dbdee1;--strong:#f2f3f5;--embed:#2b2d31;--muted:#b5bac1;--faint:#949ba4;--bar:#4e5058;--code:#1e1f22;--link:#00a8fc',
  light:
    '--page:#ffffff;--text:#313338;--strong:#060607;--embed:#f2f3f5;--muted:#4e5058;--faint:#5c5e66;--bar:#c4c9ce;--code:#e3e5e8;--link:#006ce7',
} as const;

/** The look of a picture: a theme of Discord, and its width in CSS pixels. */
export interface Look {
  readonly theme: keyof typeof THEMES;
  readonly width: number;
}

const STYLE = `
  * { box-sizing: border-box; overflow-wrap: anywhere; }
  body { margin: 0; background: var(--page); color: var(--text);
    font: 15px/1.45 'Noto Sans', 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif; }
  :lang(zh-Hant) { font-family: 'Noto Sans CJK TC', 'Noto Color Emoji', sans-serif; }
  :lang(zh-Hans) { font-family: 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif; }
  main { padding: 16px 20px 6px; }
  article { position: relative; padding: 0 0 18px 52px; }
  .avatar { position: absolute; left: 0; top: 2px; width: 40px; height: 40px; border-radius: 50%;
    background: #1565c0; color: #fff; font: 600 20px/40px 'Noto Sans CJK SC'; text-align: center; }
  .person .avatar { background: #2e7d32; }
  header b { color: var(--strong); font-weight: 500; }
  header i { font: 500 10px/15px 'Noto Sans'; background: #5865f2; color: #fff; border-radius: 3px; padding: 1px 4px;
    font-family: 'Noto Sans CJK SC', sans-serif; }
  .embed { background: var(--embed); border-left: 4px solid; border-radius: 4px; padding: 10px 14px 12px; margin-top: 6px; }
  .embed h1 { font-size: 15px; font-weight: 600; color: var(--strong); margin: 0 0 6px; }
  .embed div.gap { height: 8px; }
  .embed b { font-weight: 600; color: var(--strong); }
  .embed footer { font-size: 12px; color: var(--muted); margin-top: 8px; }
  blockquote { margin: 2px 0; padding-left: 10px; border-left: 4px solid var(--bar); }
  small { display: block; margin-top: 4px; font-size: 12px; color: var(--faint); }
  a { color: var(--link); }
  code { background: var(--code); border-radius: 3px; padding: 0 4px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  .row span { display: inline-block; color: #fff; font-size: 14px; font-weight: 500; border-radius: 4px;
    padding: 5px 14px; }
  .row .off { opacity: 0.5; }`;

/** A message of a person or of the bot; below a private one Discord says that only its reader sees it. */
export type PictureMessage = { readonly said: string } | { readonly view: MessageView; readonly isPrivate: boolean };

const ONLY_YOU: Readonly<Record<Language, string>> = {
  'zh-Hans': '只有您能看到此消息',
  'zh-Hant': '只有您能看到此訊息',
  en: 'Only you can see this',
};

/** A page that shows messages like Discord; it stores its height in `data-height`. */
export function renderDiscordPage(messages: readonly PictureMessage[], language: Language, look: Look): string {
  const body = messages.map((message) => messageHtml(message, language)).join('');
  const measure = 'document.documentElement.dataset.height = document.querySelector("main").offsetHeight';
  return [
    `<!doctype html><html lang="${language}" style="${THEMES[look.theme]}"><meta charset="utf-8"><style>${STYLE}</style>`,
    `<body style="width: ${look.width}px"><main>${body}</main><script>${measure}</script></body></html>`,
  ].join('\n');
}

const PERSON: Readonly<Record<Language, string>> = { 'zh-Hans': '小林', 'zh-Hant': '小林', en: 'Lin' };

function messageHtml(message: PictureMessage, language: Language): string {
  if ('said' in message) {
    const name = PERSON[language];
    const head = `<div class="avatar">${language === 'en' ? name.charAt(0) : name.slice(-1)}</div><header><b>${name}</b></header>`;
    return `<article class="person">${head}<div>${escapeHtml(message.said)}</div></article>`;
  }
  const { view, isPrivate } = message;
  const { content, embeds, components } = view;
  const name = language === 'en' ? 'Youju' : language === 'zh-Hant' ? '有據' : '有据';
  const rows = components.map((row) => `<div class="row">${row.components.map(buttonHtml).join('')}</div>`);
  return [
    `<article><div class="avatar">${language === 'zh-Hant' ? '據' : '据'}</div><header><b>${name}</b> <i>APP</i></header>`,
    content === '' ? '' : `<div>${markdownToHtml(content)}</div>`,
    ...embeds.map(embedHtml),
    ...rows,
    isPrivate ? `<small>👁 ${ONLY_YOU[language]}</small>` : '',
    '</article>',
  ].join('\n');
}

function embedHtml({ title, description, color, footer }: EmbedView): string {
  const border = `#${color.toString(16).padStart(6, '0')}`;
  return [
    `<div class="embed" style="border-color: ${border}">`,
    title === undefined ? '' : `<h1>${inlineToHtml(title)}</h1>`,
    markdownToHtml(description),
    footer === undefined ? '' : `<footer>${escapeHtml(footer.text)}</footer>`,
    '</div>',
  ].join('');
}

function buttonHtml({ label, style, disabled }: ButtonView): string {
  return `<span class="${disabled ? 'off' : ''}" style="background: ${BUTTON_COLORS[style]}">${escapeHtml(label)}</span>`;
}
