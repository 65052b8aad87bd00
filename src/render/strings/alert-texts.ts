import type { Language } from '../../model/question.ts';

/** A degraded state that operators of the bot want to know. */
export type AlertName =
  | 'library-unavailable'
  | 'older-index'
  | 'embedder-missing'
  | 'reader-missing'
  | 'disk-low'
  | 'sources-silent'
  | 'unregistered';

/** The texts when a state begins, with a remedy, and when it ends. */
export interface AlertText {
  readonly began: string;
  readonly ended: string;
}

export const ALERT_TEXTS: Readonly<Record<Language, Readonly<Record<AlertName, AlertText>>>> = {
  'zh-Hans': {
    'library-unavailable': { began: '⚠️ 现在无法查阅资料，正在自动重试。', ended: '✅ 又能查阅资料了。' },
    'older-index': {
      began: '⚠️ 新索引未通过自检，现在用上一版回答。请重建索引（`/管理 重建索引`）。',
      ended: '✅ 已经用新索引回答。',
    },
    'embedder-missing': {
      began: '⚠️ 缺少语义检索的模型，只按字词查找。请运行 `npm run model`，再重建索引。',
      ended: '✅ 语义检索已恢复。',
    },
    'reader-missing': { began: '⚠️ 缺少阅读模型，只列出原文，不给简短的回答。', ended: '✅ 阅读模型已恢复。' },
    'disk-low': { began: '⚠️ 磁盘剩余不到 500 MB，重建索引可能失败。请腾出空间。', ended: '✅ 磁盘空间已恢复。' },
    'sources-silent': {
      began: '⚠️ 有订阅源或网页三天没能读到，那里的新文章进不来。请运行者查看 `/管理 订阅源`。',
      ended: '✅ 所有订阅源和网页又能读到了。',
    },
    unregistered: { began: '⚠️ 命令注册失败，正在自动重试；其他功能照常。', ended: '✅ 命令已经注册好。' },
  },
  'zh-Hant': {
    'library-unavailable': { began: '⚠️ 現在無法查閱資料，正在自動重試。', ended: '✅ 又能查閱資料了。' },
    'older-index': {
      began: '⚠️ 新索引未通過自檢，現在用上一版回答。請重建索引（`/管理 重建索引`）。',
      ended: '✅ 已經用新索引回答。',
    },
    'embedder-missing': {
      began: '⚠️ 缺少語義檢索的模型，只按字詞查找。請執行 `npm run model`，再重建索引。',
      ended: '✅ 語義檢索已恢復。',
    },
    'reader-missing': { began: '⚠️ 缺少閱讀模型，只列出原文，不給簡短的回答。', ended: '✅ 閱讀模型已恢復。' },
    'disk-low': { began: '⚠️ 磁碟剩餘不到 500 MB，重建索引可能失敗。請騰出空間。', ended: '✅ 磁碟空間已恢復。' },
    'sources-silent': {
      began: '⚠️ 有訂閱源或網頁三天沒能讀到，那裡的新文章進不來。請執行者查看 `/管理 訂閱源`。',
      ended: '✅ 所有訂閱源和網頁又能讀到了。',
    },
    unregistered: { began: '⚠️ 指令註冊失敗，正在自動重試；其他功能照常。', ended: '✅ 指令已經註冊好。' },
  },
  en: {
    'library-unavailable': {
      began: '⚠️ The articles cannot be searched right now; trying again by itself.',
      ended: '✅ The articles can be searched again.',
    },
    'older-index': {
      began: '⚠️ The new index failed its self-test; the previous one answers. Rebuild it with `/admin reindex`.',
      ended: '✅ The new index answers.',
    },
    'embedder-missing': {
      began:
        '⚠️ The model for search by meaning is missing; only words are matched. Run `npm run model`, then rebuild the index.',
      ended: '✅ Search by meaning works again.',
    },
    'reader-missing': {
      began: '⚠️ The reading model is missing; quotations stand in place of short answers.',
      ended: '✅ The reading model works again.',
    },
    'disk-low': {
      began: '⚠️ Less than 500 MB of the disk are left; building an index may fail. Please make room.',
      ended: '✅ There is room on the disk again.',
    },
    'sources-silent': {
      began:
        '⚠️ A feed or page could not be read for three days; its new articles are missing. Its operator finds it in `/admin sources`.',
      ended: '✅ All feeds and pages can be read again.',
    },
    unregistered: {
      began: '⚠️ Commands cannot be registered; trying again by itself. Everything else works.',
      ended: '✅ The commands are registered.',
    },
  },
};
