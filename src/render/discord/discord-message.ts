import {
  type Answer,
  type Answered,
  type Citation,
  isQuoting,
  type NotFound,
  type Overview,
  type PassageAnswer,
  type Quoting,
} from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { alternativeLines } from '../answer/alternatives.ts';
import { cutCitation } from '../answer/highlights.ts';
import { marksOfShort } from '../answer/marks.ts';
import { overviewLines } from '../answer/overview-lines.ts';
import { type MarkedLine, needsHeadline, renderNotes, rephrasedLines } from '../answer/rephrased.ts';
import { keepSentences } from '../answer/sentence-run.ts';
import { STRINGS } from '../strings/strings.ts';
import { clipEscaped, oneLine } from './article-head.ts';
import { renderDiscordCitation, renderDiscordSources } from './discord-citation.ts';
import { LIMITS } from './discord-limits.ts';
import {
  type ButtonSlot,
  COLORS,
  type EmbedView,
  type MessageView,
  makeMessage,
  renderButtons,
} from './discord-view.ts';
import { clip, escapeMarkdown } from './markdown.ts';

/** Below this estimated chance of being right an answer asks to be checked. A plain half: likelier wrong than right. */
const SURE_FROM = 0.5;
const MAX_SHORT_CHARS = 1_000;
/** Of a language model's sentences; those beyond are left out, so that the proof has room. */
const MAX_REPHRASED_CHARS = 1_500;
const MAX_SUGGESTIONS = 5;
const MAX_TITLE_CHARS = 150;

/** What an answer message shows besides the answer. */
export interface AnswerContext {
  /** Latest day of the corpus, for the footer; null leaves it out. */
  readonly newestOn: Day | null;
  /** Buttons in order, at most five for one row. */
  readonly buttons: readonly ButtonSlot[];
  /** Puts the question above the answer, where the message it answers does not show it. */
  readonly showQuestion: boolean;
}

/**
 * An answer as one message: sentences of a language model where there are any, the short answer, its proof as quoted
 * lines, numbered sources with title, source, day and link, notes; coloured by outcome. A passage has no claim of ours. To fit, whole citations are left out (and counted), or whole sentences of the one
 * that alone is too long; no quotation is cut within a sentence.
 */
export function renderDiscordAnswer(answer: Answer, context: AnswerContext): MessageView {
  const { newestOn, buttons, showQuestion } = context;
  const strings = STRINGS[answer.language];
  const title = clipEscaped(oneLine(answer.question), LIMITS.embedTitle);
  const embed: EmbedView = {
    ...(showQuestion && title !== '' ? { title } : {}),
    description: describe(answer),
    color: colorOf(answer),
    ...(newestOn === null || answer.outcome === 'invalid' ? {} : { footer: { text: strings.corpusUntil(newestOn) } }),
  };
  return makeMessage({ embeds: [embed], components: renderButtons(buttons, answer.language) });
}

/** What is left of an answer where a server's AutoMod refuses its quotations: the sentence that says so, titles, links. */
export function renderDiscordTitles(answer: Quoting, context: AnswerContext): MessageView {
  const strings = STRINGS[answer.language];
  const lines = [strings.refusals.blockedByAutoMod, ''];
  for (const line of renderDiscordSources(answer.citations, answer.language)) {
    if ([...lines, line].join('\n').length <= LIMITS.embedDescription) lines.push(line);
  }
  const embed: EmbedView = { description: lines.join('\n'), color: colorOf(answer) };
  return makeMessage({ embeds: [embed], components: renderButtons(context.buttons, answer.language) });
}

function colorOf(answer: Answer): number {
  if (answer.outcome === 'not-found') return COLORS.notFound;
  if (answer.outcome === 'invalid') return COLORS.invalid;
  if (answer.outcome === 'passage' || answer.outcome === 'overview') return COLORS.passage;
  return answer.confidence < SURE_FROM ? COLORS.unsure : COLORS.answered;
}

function describe(answer: Answer): string {
  if (answer.outcome === 'overview') return describeOverview(answer);
  if (isQuoting(answer)) return fitCitations(answer);
  if (answer.outcome === 'not-found') return describeRefusal(answer);
  return joinBlocks(STRINGS[answer.language].invalid[answer.code], describeNotes(answer));
}

function describeRefusal(answer: NotFound): string {
  const { notFound, labels, colon } = STRINGS[answer.language];
  const titles = answer.suggestions
    .slice(0, MAX_SUGGESTIONS)
    .map((title) => `• ${escapeMarkdown(clip(oneLine(title), MAX_TITLE_CHARS))}`);
  const offer = titles.length === 0 ? '' : [`${labels.suggestions}${colon.trimEnd()}`, ...titles].join('\n');
  return joinBlocks(`**${notFound}**`, offer, describeNotes(answer));
}

function fitCitations(answer: Answered | PassageAnswer): string {
  const lead = answer.outcome === 'passage' ? [passageLead(answer)] : leadsOf(answer);
  const shown: Citation[] = [];
  for (const citation of answer.citations) {
    const tried = [...shown, citation];
    if (describeAnswered({ answer, lead }, tried).length <= LIMITS.embedDescription) shown.push(citation);
  }
  const [first] = answer.citations;
  if (shown.length > 0 || first === undefined) return describeAnswered({ answer, lead }, shown);
  const room = LIMITS.embedDescription - describeAnswered({ answer, lead }, [cutCitation(first, '')]).length;
  const fits = (quote: string) => renderDiscordCitation(cutCitation(first, quote), answer.language).length <= room;
  const wanted = answer.outcome === 'passage' ? null : answer.short;
  return describeAnswered({ answer, lead }, [cutCitation(first, keepSentences(first.quote, wanted, fits))]);
}

/** As many groups as fit, each with its quotations, their sources under the first of an article. */
function describeOverview(answer: Overview): string {
  const { headline: above, groups } = overviewLines(answer);
  const { citationsLeftOut } = STRINGS[answer.language];
  const blocks: string[] = [`**${above}**`];
  const shown: Citation[] = [];
  const tail = (left: number) => joinLines(left === 0 ? '' : `-# ${citationsLeftOut(left)}`, describeNotes(answer));
  const sourcesOf = (all: readonly Citation[]) => renderDiscordSources(all, answer.language).join('\n');
  for (const { heading, lines } of groups) {
    const title = heading === null ? '' : `**${escapeMarkdown(clip(oneLine(heading), MAX_TITLE_CHARS))}**`;
    const kept = [...lines];
    for (; ; kept.pop()) {
      const block = joinLines(title, ...kept.map((citation) => renderDiscordCitation(citation, answer.language)));
      const all = [...shown, ...kept];
      const text = joinBlocks(...blocks, block, sourcesOf(all), tail(answer.citations.length - all.length));
      if (text.length <= LIMITS.embedDescription) {
        if (kept.length > 0 || lines.length === 0) blocks.push(block);
        shown.push(...kept);
        break;
      }
      if (kept.length === 0) break;
    }
  }
  return joinBlocks(...blocks, sourcesOf(shown), tail(answer.citations.length - shown.length));
}

function describeAnswered(
  { answer, lead }: { answer: Answered | PassageAnswer; lead: readonly MarkedLine[] },
  shown: readonly Citation[],
): string {
  const { language, citations } = answer;
  const { citationsLeftOut, labels } = STRINGS[language];
  const leftOut = citations.length - shown.length;
  return joinBlocks(
    lead.map((line) => renderLead(line, shown)).join('\n'),
    shown.map((citation) => renderDiscordCitation(citation, language)).join('\n'),
    [`**${labels.sources}**`, ...renderDiscordSources(shown, language)].join('\n'),
    joinLines(leftOut === 0 ? '' : `-# ${citationsLeftOut(leftOut)}`, describeNotes(answer)),
  );
}

/** What is said before the proof: a language model's sentences, and the short answer unless they hold it. */
function leadsOf(answer: Answered): MarkedLine[] {
  const lines: MarkedLine[] = [];
  for (const { text, marks } of rephrasedLines(answer)) {
    const line = { text: escapeMarkdown(text), marks };
    if ([...lines, line].reduce((sum, one) => sum + one.text.length, 0) <= MAX_REPHRASED_CHARS) lines.push(line);
  }
  const differing = leadsOfAlternatives(answer);
  if (differing.length > 0) return [...lines, ...differing];
  return needsHeadline(answer) ? [...lines, headline(answer)] : lines;
}

/** What each article says where they differ, one a line; those beyond the room of a short answer are left out. */
function leadsOfAlternatives(answer: Answered): MarkedLine[] {
  const lines: MarkedLine[] = [];
  let room = MAX_SHORT_CHARS;
  for (const { short, title, day, marks } of alternativeLines(answer)) {
    const from = [escapeMarkdown(clip(oneLine(title), MAX_TITLE_CHARS)), day].filter((part) => part !== null);
    const text = `• **${escapeMarkdown(oneLine(short))}** · ${from.join(' · ')}`;
    room -= text.length;
    if (room < 0) break;
    lines.push({ text, marks });
  }
  return lines;
}

function passageLead({ language }: PassageAnswer): MarkedLine {
  return { text: `**${STRINGS[language].passage}**`, marks: [] };
}

function headline({ short, language, citations }: Answered): MarkedLine {
  const fits = (text: string) => escapeMarkdown(text).length <= MAX_SHORT_CHARS;
  const kept = short === null ? '' : keepSentences(short, null, fits);
  if (kept === '') return { text: STRINGS[language].evidenceOnly, marks: [] };
  return { text: `**${escapeMarkdown(kept)}**`, marks: marksOfShort(kept, citations) };
}

function renderLead({ text, marks }: MarkedLine, shown: readonly Citation[]): string {
  const numbers = new Set(shown.map(({ n }) => n));
  const visible = marks.filter((n) => numbers.has(n));
  return visible.length === 0 ? text : `${text} ${visible.map((n) => `[${n}]`).join('')}`;
}

function describeNotes(answer: Answer): string {
  const { lowConfidence } = STRINGS[answer.language];
  const unsure = answer.outcome === 'answered' && answer.confidence < SURE_FROM;
  const sentences = [...(unsure ? [lowConfidence] : []), ...renderNotes(answer).map(escapeMarkdown)];
  return sentences.map((sentence) => `-# ${sentence}`).join('\n');
}

function joinLines(...lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

function joinBlocks(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
