import type { Article, Script } from '../../model/article.ts';
import type { Span } from '../../model/span.ts';
import { findDamage } from '../../text/mending/damage.ts';
import { findRepairs } from '../../text/mending/repair.ts';
import { foldText } from '../../text/script/fold.ts';
import { applyEdits, type Edit, MappedBuilder, mapText } from '../../text/script/offset-map.ts';
import { judgeScript } from '../../text/script/script.ts';
import type { Shingles } from '../../text/words/shingles.ts';
import { type Block, makeBlock, type ParsedArticle } from '../parsed-article.ts';
import type { CleaningReport, Damage, Repair } from '../report.ts';
import { removeFurniture } from './clean-lines.ts';
import { describeArticle } from './describe.ts';
import { removeGlosses } from './glosses.ts';
import { dropByline, findHeadline } from './headline.ts';
import { dropTextLabel } from './text-label.ts';

/** The origin of a parsed article. */
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
  /** The shingles of the body, if they are known already; they tell its copies. */
  readonly shingles?: Shingles;
}

const CAPTION =
  /(摄|摄影报道|供图|图源.{0,15}|资料图片?|配图)[)\]】]?[。]?$|^(图[一二三四五六七八九十\d]{0,2}:|图为|上图|下图|[△▲▼])/;
/** A longer paragraph is no caption, whatever it ends with, in UTF-16 units. Chosen by hand. */
const MAX_CAPTION_CHARS = 200;
/** Characters shown on each side of a mended one in the report. Chosen by hand. */
const CONTEXT_CHARS = 6;

/** Cleans a parsed article; undefined if nothing remains of it. */
export function cleanParsed(parsed: ParsedArticle, from: Provenance): CleanedArticle | undefined {
  const titleLine = parsed.fields.title === null ? [] : [makeBlock(mapText(parsed.fields.title))];
  const glossed = removeGlosses([...titleLine, ...parsed.blocks]);
  const named = dropTextLabel(glossed.blocks.slice(titleLine.length));
  const lines = removeFurniture(named.blocks);
  const fields = titleLine.length === 0 ? parsed.fields : { ...parsed.fields, title: glossed.blocks[0]?.text ?? null };
  const found = findHeadline(fields, lines.facts, lines.blocks);
  const description = describeArticle(fields, lines.facts, found.blocks);
  const headline = dropByline(found, description.source);
  if (headline.blocks.length === 0) return undefined;
  const edits = findRepairs([...headline.blocks.map((block) => block.text), headline.title ?? '']);
  const body = writeBody(headline.blocks, edits);
  const article: Article = {
    id: from.articleId,
    file: from.file,
    title: headline.title === null ? null : applyEdits(mapText(headline.title), edits.at(-1) ?? []).text,
    ...description,
    body: body.text,
    captions: body.captions,
    repairs: body.repairs.map(({ at, to }) => ({ start: at, end: at + to.length })),
    origin: body.runs,
    script: judgeScript(body.text),
    alsoPublishedAt: [],
  };
  const removals = [
    ...parsed.removals,
    ...glossed.removals,
    ...named.removals,
    ...lines.removals,
    ...headline.removals,
  ];
  const report: CleaningReport = {
    ...from,
    charsOut: body.text.length,
    removals: removals.sort((a, b) => a.at - b.at),
    repairs: body.repairs,
    damage: damageOf(body.text),
    paragraphs: countScripts(headline.blocks),
    duplicateOf: null,
  };
  return { article, report };
}

interface Body {
  readonly text: string;
  readonly runs: readonly number[];
  readonly captions: readonly Span[];
  readonly repairs: readonly Repair[];
}

function writeBody(blocks: readonly Block[], edits: readonly (readonly Edit[])[]): Body {
  const builder = new MappedBuilder();
  const captions: Span[] = [];
  const repairs: Repair[] = [];
  for (const [index, block] of blocks.entries()) {
    if (builder.length > 0) builder.appendMark('\n');
    const start = builder.length;
    const mended = applyEdits(block, edits[index] ?? []);
    builder.appendSlice(mended, 0, mended.text.length);
    if (isCaption(block)) captions.push({ start, end: builder.length });
    for (const edit of edits[index] ?? []) repairs.push(makeRepair(block, mended.text, edit, start));
  }
  return { ...builder.build(), captions, repairs };
}

/** Edits of a repair keep the length, so that offsets in the original line are valid in the repaired one. */
function makeRepair(block: Block, mended: string, edit: Edit, lineStart: number): Repair {
  const context = mended.slice(Math.max(0, edit.start - CONTEXT_CHARS), edit.end + CONTEXT_CHARS);
  return { from: block.text.slice(edit.start, edit.end), to: edit.text, context, at: lineStart + edit.start };
}

function damageOf(body: string): Damage[] {
  return findDamage(body).map(({ kind, start, end }) => ({
    kind,
    text: body.slice(start, Math.min(end, start + 40)),
    at: start,
  }));
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
