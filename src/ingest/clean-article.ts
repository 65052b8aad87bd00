import type { Article, Script } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import { foldText } from '../text/fold.ts';
import { MappedBuilder } from '../text/offset-map.ts';
import { judgeScript } from '../text/script.ts';
import { removeFurniture, removeGlosses } from './clean-lines.ts';
import { describeArticle } from './describe.ts';
import type { Block, Draft } from './draft.ts';
import { findHeadline } from './headline.ts';
import type { CleaningReport } from './report.ts';

/** Where a draft comes from. */
export interface Provenance {
  readonly articleId: string;
  readonly file: string;
  readonly encoding: string;
  readonly format: string;
  readonly charsIn: number;
  readonly remarks: readonly string[];
}

export interface CleanedArticle {
  readonly article: Article;
  readonly report: CleaningReport;
}

const CAPTION =
  /(摄|摄影报道|供图|图源.{0,15}|资料图片?|配图)[)\]】]?[。]?$|^(图[一二三四五六七八九十\d]{0,2}:|图为|上图|下图|[△▲▼])/;
const MAX_CAPTION_CHARS = 200;

/** Makes an article of a draft; undefined where nothing is left of it. */
export function cleanDraft(draft: Draft, from: Provenance): CleanedArticle | undefined {
  const glossed = removeGlosses(draft.blocks);
  const lines = removeFurniture(glossed.blocks);
  const headline = findHeadline(draft.fields, lines.facts, lines.blocks);
  const blocks = headline.blocks;
  if (blocks.length === 0) return undefined;
  const written = writeBody(blocks);
  const removals = [...draft.removals, ...glossed.removals, ...lines.removals, ...headline.removals];
  const article: Article = {
    id: from.articleId,
    file: from.file,
    title: headline.title,
    ...describeArticle(draft.fields, lines.facts, blocks),
    body: written.body,
    captions: written.captions,
    repairs: [],
    origin: written.origin,
    script: judgeScript(written.body),
    alsoPublishedAt: [],
  };
  const report: CleaningReport = {
    articleId: from.articleId,
    file: from.file,
    encoding: from.encoding,
    format: from.format,
    charsIn: from.charsIn,
    charsOut: written.body.length,
    removals: removals.sort((a, b) => a.at - b.at),
    repairs: [],
    damage: [],
    paragraphs: countScripts(blocks),
    duplicateOf: null,
    remarks: from.remarks,
  };
  return { article, report };
}

function writeBody(blocks: readonly Block[]): { body: string; origin: readonly number[]; captions: Span[] } {
  const builder = new MappedBuilder();
  const captions: Span[] = [];
  for (const block of blocks) {
    if (builder.length > 0) builder.appendMark('\n');
    const start = builder.length;
    builder.appendSlice(block, 0, block.text.length);
    if (isCaption(block)) captions.push({ start, end: builder.length });
  }
  const { text, runs } = builder.build();
  return { body: text, origin: runs, captions };
}

function isCaption(block: Block): boolean {
  if (block.kind === 'caption') return true;
  return block.text.length <= MAX_CAPTION_CHARS && CAPTION.test(foldText(block.text));
}

function countScripts(blocks: readonly Block[]): Record<Script, number> {
  const counts: Record<Script, number> = { simplified: 0, traditional: 0, mixed: 0, none: 0 };
  for (const block of blocks) counts[judgeScript(block.text)]++;
  return counts;
}
