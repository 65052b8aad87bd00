import { escapeHtml } from '../../eval/report/html.ts';
import type { Language } from '../../model/question.ts';
import type { ButtonView, EmbedView, MessageView } from '../../render/discord/discord-view.ts';
import { inlineToHtml, markdownToHtml } from './markdown-html.ts';

const BUTTON_COLORS = { 1: '#5865f2', 2: '#4e5058', 3: '#248046', 4: '#da373c' } as const;

const STYLE = `
  body { margin: 0; background: #313338; color: #dbdee1; width: 640px;
    font: 15px/1.45 'Noto Sans', 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif; }
  :lang(zh-Hant) { font-family: 'Noto Sans CJK TC', 'Noto Color Emoji', sans-serif; }
  :lang(zh-Hans) { font-family: 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif; }
  main { padding: 16px 20px 6px; }
  article { position: relative; padding: 0 0 18px 52px; }
  .avatar { position: absolute; left: 0; top: 2px; width: 40px; height: 40px; border-radius: 50%;
    background: #1565c0; color: #fff; font: 600 20px/40px 'Noto Sans CJK SC'; text-align: center; }
  header b { color: #f2f3f5; font-weight: 500; }
  header i { font: 500 10px/15px 'Noto Sans'; background: #5865f2; color: #fff; border-radius: 3px; padding: 1px 4px;
    font-family: 'Noto Sans CJK SC', sans-serif; }
  .embed { background: #2b2d31; border-left: 4px solid; border-radius: 4px; padding: 10px 14px 12px; margin-top: 6px; }
  .embed h1 { font-size: 15px; font-weight: 600; color: #f2f3f5; margin: 0 0 6px; }
  .embed div.gap { height: 8px; }
  .embed b { font-weight: 600; color: #f2f3f5; }
  .embed footer { font-size: 12px; color: #b5bac1; margin-top: 8px; }
  blockquote { margin: 2px 0; padding-left: 10px; border-left: 4px solid #4e5058; }
  small { display: block; margin-top: 4px; font-size: 12px; color: #949ba4; }
  a { color: #00a8fc; }
  code { background: #1e1f22; border-radius: 3px; padding: 0 4px; }
  .row { margin-top: 8px; }
  .row span { display: inline-block; color: #fff; font-size: 14px; font-weight: 500; border-radius: 4px;
    padding: 5px 14px; margin-right: 8px; }
  .row .off { opacity: 0.5; }`;

/** A message of a picture; Discord says below a private one that only its reader sees it. */
export interface PictureMessage {
  readonly view: MessageView;
  readonly isPrivate: boolean;
}

const ONLY_YOU: Readonly<Record<Language, string>> = {
  'zh-Hans': '只有您能看到此消息',
  'zh-Hant': '只有您能看到此訊息',
  en: 'Only you can see this',
};

/** A page that shows messages as Discord does, dark, 640 CSS pixels wide; it notes its height in `data-height`. */
export function renderDiscordPage(messages: readonly PictureMessage[], language: Language): string {
  const body = messages.map((message) => messageHtml(message, language)).join('');
  const measure = 'document.documentElement.dataset.height = document.querySelector("main").offsetHeight';
  return [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${STYLE}</style>`,
    `<body><main>${body}</main><script>${measure}</script></body></html>`,
  ].join('\n');
}

function messageHtml({ view, isPrivate }: PictureMessage, language: Language): string {
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
