import {
  type Answer,
  type Answered,
  type Citation,
  type Invalid,
  isQuoting,
  type NotFound,
  type Overview,
  type PassageAnswer,
  type Quoting,
} from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { alternativeLines } from '../answer/alternatives.ts';
import { exampleQuestions } from '../answer/example-questions.ts';
import { cutCitation } from '../answer/highlights.ts';
import { overviewLines } from '../answer/overview-lines.ts';
import { isUnsure, plainLine } from '../answer/plain-line.ts';
import { type MarkedLine, renderNotes, rephrasedLines } from '../answer/rephrased.ts';
import { keepSentences } from '../answer/sentence-run.ts';
import { DISCORD_TEXTS } from '../strings/discord-texts.ts';
import { STRINGS } from '../strings/strings.ts';
import { clipEscaped, linkToOriginal, oneLine } from './article-head.ts';
import { renderDiscordCitation, renderDiscordFacts, renderDiscordSources } from './discord-citation.ts';
import { LIMITS } from './discord-limits.ts';
import {
  type ButtonSlot,
  COLORS,
  type EmbedView,
  type MessageView,
  makeMessage,
  type RowView,
  renderButtons,
  stackRows,
} from './discord-view.ts';
import { clip, escapeMarkdown } from './markdown.ts';
import { countListedPages, renderPageButtons } from './page-buttons.ts';

/** Largest length of the answers of differing articles, all together, so that the proof has room. Chosen by hand. */
const MAX_SHORT_CHARS = 1_000;
/** Largest length of a language model's sentences, so that the proof has room; the rest is left out. Chosen by hand. */
const MAX_REPHRASED_CHARS = 1_500;
/** Largest number of titles in a list of suggestions, and of characters of each. Chosen by hand. */
const MAX_SUGGESTIONS = 5;
const MAX_TITLE_CHARS = 150;

/** The parts of an answer message besides the answer. */
export interface AnswerContext {
  /** Latest day of the corpus, for the footer; null to leave it out. */
  readonly newestOn: Day | null;
  /** Buttons in order, at most five for one row. */
  readonly buttons: readonly ButtonSlot[];
  /** True to show the question above the answer, if the message that it answers does not show it. */
  readonly showQuestion: boolean;
  /** Answered questions that are near a refused one. */
  readonly nearby?: readonly string[];
  /** Makes the custom id of a button that shows an article; articles without a linkable address get one. */
  readonly readId?: (articleId: string) => string;
  /** Makes the custom id of a button that shows the main points of an article. */
  readonly digestId?: (articleId: string) => string;
  /** The shown page of an answer's list of articles, from 1, and the custom ids of the buttons to its neighbours. */
  readonly page?: number;
  readonly turnId?: (page: number, side: 'previous' | 'next') => string;
}

/**
 * An answer as one message. Its content is the answer in one line, for notifications and for people without embeds. The
 * embed holds sentences of a language model if there are any, the proof as quoted lines, numbered sources with title,
 * source, day and link, and notes, coloured by outcome; for a refusal it says what to do next. If it is too long, whole
 * citations are left out (and counted), or whole sentences of a single citation that is too long; no quotation is cut
 * inside a sentence.
 */
export function renderDiscordAnswer(answer: Answer, context: AnswerContext): MessageView {
  const content = renderLine(answer);
  if (answer.outcome === 'invalid') return makeMessage({ content });
  const { showQuestion } = context;
  const title = clipEscaped(oneLine(answer.question), LIMITS.embedTitle);
  const embed: EmbedView = {
    ...(showQuestion && title !== '' ? { title } : {}),
    description: describe(answer, context),
    color: colorOf(answer),
    ...footerOf(answer, context),
  };
  return makeMessage({ content, embeds: [embed], components: renderRows(answer, context) });
}

/** An answer whose quotations a server's AutoMod refuses: a sentence about that, titles, links. */
export function renderDiscordTitles(answer: Quoting, context: AnswerContext): MessageView {
  const strings = STRINGS[answer.language];
  const lines = [strings.refusals.blockedByAutoMod, ''];
  for (const line of renderDiscordSources(answer.citations, answer.language)) {
    if ([...lines, line].join('\n').length <= LIMITS.embedDescription) lines.push(line);
  }
  const embed: EmbedView = { description: lines.join('\n'), color: colorOf(answer) };
  return makeMessage({ embeds: [embed], components: renderRows(answer, context) });
}

function renderLine(answer: Answer): string {
  const { text, marks } = plainLine(answer);
  const said = `${escapeMarkdown(oneLine(text))}${marks.length === 0 ? '' : ` ${renderMarks(marks)}`}`;
  return isUnsure(answer) ? `${said} · ${STRINGS[answer.language].lowConfidence}` : said;
}

/** The latest day of the articles, and the shown page of a list. */
function footerOf(answer: Answer, { newestOn, page = 1 }: AnswerContext): Pick<EmbedView, 'footer'> {
  const strings = STRINGS[answer.language];
  const pages = countListedPages(answer);
  const facts = [
    ...(newestOn === null ? [] : [strings.corpusUntil(newestOn)]),
    ...(pages === 1 ? [] : [strings.page(page, pages)]),
  ];
  return facts.length === 0 ? {} : { footer: { text: facts.join(' · ') } };
}

/** The buttons of an answer, then those of its articles, on the same row if both fit, and those that turn its pages. */
function renderRows(answer: Answer, context: AnswerContext): RowView[] {
  const { buttons, page = 1, turnId } = context;
  const { language } = answer;
  const pages = countListedPages(answer);
  const turns: ButtonSlot[] = (['previous', 'next'] as const).flatMap((side) =>
    turnId === undefined || pages === 1 ? [] : [{ name: side, id: turnId(page + (side === 'next' ? 1 : -1), side) }],
  );
  const own = renderButtons(buttons, language);
  const rows = stackRows(own, articleRows(answer, context));
  const turning = renderPageButtons({ page, language, buttons: turns }, pages);
  return [...rows.slice(0, own.length), ...turning, ...rows.slice(own.length)].slice(0, LIMITS.rows);
}

/** For each source a button that shows it if it has no link, and one that gives its main points; each kind together. */
function articleRows(answer: Answer, { readId, digestId }: AnswerContext): RowView[] {
  if (!isQuoting(answer)) return [];
  const { language } = answer;
  const isDigest = answer.outcome === 'overview' && answer.form === 'digest';
  const firsts = new Map(answer.citations.map((citation) => [citation.articleId, citation] as const).reverse());
  const sources = [...firsts.values()].sort((a, b) => a.n - b.n);
  const unlinked = sources.filter(({ url }) => linkToOriginal(url, [], language) === null);
  const slots = (name: 'readArticle' | 'digest', all: readonly Citation[], idOf?: (articleId: string) => string) =>
    idOf ? all.map(({ articleId, n }): ButtonSlot => ({ name, id: idOf(articleId), mark: n })) : [];
  const reads = slots('readArticle', unlinked, readId);
  const digests = isDigest ? [] : slots('digest', sources.slice(0, LIMITS.buttonsPerRow), digestId);
  return stackRows(renderButtons(reads, language), renderButtons(digests, language));
}

function colorOf(answer: Answer): number {
  if (answer.outcome === 'not-found') return COLORS.notFound;
  if (answer.outcome === 'invalid') return COLORS.invalid;
  if (answer.outcome === 'passage' || answer.outcome === 'overview') return COLORS.passage;
  return isUnsure(answer) ? COLORS.unsure : COLORS.answered;
}

function describe(answer: Exclude<Answer, Invalid>, context: AnswerContext): string {
  if (answer.outcome === 'overview') return describeOverview(answer, context);
  return isQuoting(answer) ? fitCitations(answer) : describeRefusal(answer, context);
}

/** Suggestions for what to do next: answered questions, articles that may be meant, other ways. */
function describeRefusal(answer: NotFound, { nearby = [], buttons }: AnswerContext): string {
  const { labels, colon } = STRINGS[answer.language];
  const texts = DISCORD_TEXTS[answer.language];
  const list = (label: string, items: readonly string[]) => {
    const lines = items.map((item) => `• ${escapeMarkdown(clip(oneLine(item), MAX_TITLE_CHARS))}`);
    return lines.length === 0 ? '' : [`${label}${colon.trimEnd()}`, ...lines].join('\n');
  };
  const canAskHelper = buttons.some(({ name }) => name === 'askHelper');
  return joinBlocks(
    list(texts.nearby, exampleQuestions(nearby, answer.language)),
    list(labels.suggestions, answer.suggestions.slice(0, MAX_SUGGESTIONS)),
    joinLines(texts.searchInstead, canAskHelper ? texts.askHelperInstead : ''),
    describeNotes(answer),
  );
}

function fitCitations(answer: Answered | PassageAnswer): string {
  const lead = leadsOf(answer);
  const shown: Citation[] = [];
  for (const citation of answer.citations) {
    const tried = [...shown, citation];
    if (describeAnswered({ answer, lead }, tried).length <= LIMITS.embedDescription) shown.push(citation);
  }
  const [first] = answer.citations;
  if (shown.length > 0 || first === undefined) return describeAnswered({ answer, lead }, shown);
  const cut = (quote: string) => describeAnswered({ answer, lead, sources: [first] }, [cutCitation(first, quote)]);
  const room = LIMITS.embedDescription - cut('').length;
  const fits = (quote: string) => renderDiscordCitation(cutCitation(first, quote), answer.language).length <= room;
  const wanted = answer.outcome === 'passage' ? null : answer.short;
  return cut(keepSentences(first.quote, wanted, fits));
}

/** As many groups as fit, each with its quotations and the facts about its article; for sides these come at the end. */
function describeOverview(answer: Overview, { showQuestion }: AnswerContext): string {
  const { groups } = overviewLines(answer);
  const { language, citations, form } = answer;
  const points = leadsOf(answer).map((line) => renderLead(line, citations));
  const blocks = points.length === 0 ? [] : [points.join('\n')];
  const shown: Citation[] = [];
  const ending = (all: readonly Citation[]) => {
    const left = citations.length - all.length;
    const sources = form === 'comparison' ? renderDiscordSources(all, language).join('\n') : '';
    const note = left === 0 ? '' : `-# ${STRINGS[language].citationsLeftOut(left)}`;
    return joinBlocks(sources, joinLines(note, describeNotes(answer)));
  };
  for (const { heading, lines } of groups) {
    const kept = [...lines];
    const said = headingBeside(heading ?? '', showQuestion ? answer.question : '', lines[0]);
    const title = said === '' ? '' : `**${escapeMarkdown(clip(said, MAX_TITLE_CHARS))}**`;
    for (; ; kept.pop()) {
      const facts = form === 'comparison' ? '' : renderDiscordFacts(kept, language);
      const quotes = kept.map((citation) => renderDiscordCitation(citation, language));
      const block = joinLines([title, facts].filter((part) => part !== '').join(' · '), ...quotes);
      const all = [...shown, ...kept];
      if (joinBlocks(...blocks, block, ending(all)).length <= LIMITS.embedDescription) {
        if (kept.length > 0 || lines.length === 0) blocks.push(block);
        shown.push(...kept);
        break;
      }
      if (kept.length === 0) break;
    }
  }
  return joinBlocks(...blocks, ending(shown));
}

/** A heading without the title of its article if the question above already contains it. */
function headingBeside(heading: string, question: string, first: Citation | undefined): string {
  const title = first?.title ?? '';
  const isNamed = title !== '' && question.includes(title);
  return oneLine(isNamed ? heading.replace(title, '').replace(/^ · /, '') : heading);
}

interface Description {
  readonly answer: Answered | PassageAnswer;
  readonly lead: readonly MarkedLine[];
  /** The citations that the links lead to; by default the shown ones. */
  readonly sources?: readonly Citation[];
}

function describeAnswered({ answer, lead, sources }: Description, shown: readonly Citation[]): string {
  const { language, citations } = answer;
  const { citationsLeftOut, labels } = STRINGS[language];
  const leftOut = citations.length - shown.length;
  return joinBlocks(
    lead.map((line) => renderLead(line, shown)).join('\n'),
    shown.map((citation) => renderDiscordCitation(citation, language)).join('\n'),
    [`**${labels.sources}**`, ...renderDiscordSources(sources ?? shown, language)].join('\n'),
    joinLines(leftOut === 0 ? '' : `-# ${citationsLeftOut(leftOut)}`, describeNotes(answer)),
  );
}

/**
 * The lines before the proof, without the short answer: a language model's sentences, and the answers of differing
 * articles.
 */
function leadsOf(answer: Quoting): MarkedLine[] {
  const lines: MarkedLine[] = [];
  for (const { text, marks } of rephrasedLines(answer)) {
    const line = { text: escapeMarkdown(text), marks };
    if ([...lines, line].reduce((sum, one) => sum + one.text.length, 0) <= MAX_REPHRASED_CHARS) lines.push(line);
  }
  return answer.outcome === 'answered' ? [...lines, ...leadsOfAlternatives(answer)] : lines;
}

/** The answers of differing articles, one per line; those beyond the room for a short answer are left out. */
function leadsOfAlternatives(answer: Answered): MarkedLine[] {
  const lines: MarkedLine[] = [];
  let room = MAX_SHORT_CHARS;
  for (const { short, day, marks } of alternativeLines(answer)) {
    const text = `• **${escapeMarkdown(oneLine(short))}**${day === null ? '' : ` · ${day}`}`;
    room -= text.length;
    if (room < 0) break;
    lines.push({ text, marks });
  }
  return lines;
}

function renderLead({ text, marks }: MarkedLine, shown: readonly Citation[]): string {
  const numbers = new Set(shown.map(({ n }) => n));
  const visible = marks.filter((n) => numbers.has(n));
  return visible.length === 0 ? text : `${text} ${renderMarks(visible)}`;
}

function renderMarks(marks: readonly number[]): string {
  return marks.map((n) => `[${n}]`).join('');
}

function describeNotes(answer: Answer): string {
  return renderNotes(answer)
    .map((sentence) => `-# ${escapeMarkdown(sentence)}`)
    .join('\n');
}

function joinLines(...lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}

function joinBlocks(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
