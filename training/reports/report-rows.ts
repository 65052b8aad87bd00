import { MAX_WINDOW_CHARS } from '../../src/answer/passages/windows.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { type Random, shuffled } from '../random.ts';
import type { Example } from '../rows.ts';
import type { Part } from '../wording/registers.ts';
import { varyWording } from '../wording/vary-wording.ts';
import { drawValue } from './draw-value.ts';
import type { Ask, ReportKind, SlotKind, Statement } from './report-kind.ts';

/** How often a report gives each kind of row beside the answered one. */
const RATES = { exchanged: 0.55, exchangedInLead: 0.4, untold: 0.45 };
/** How often another report of the kind is put before or after, and how often the passage begins after the lead. */
const NEIGHBOUR = 0.25;
const HEADLESS = 0.25;
const TRIES = 20;
/** A shorter clause is a day or a source (9月3日, 据…消息), which is no headline. */
const MIN_HEADLINE_CHARS = 10;
const SLOT = /\{(\w+)\}/g;

type Values = ReadonlyMap<string, string>;

interface Report {
  readonly kind: ReportKind;
  readonly values: Values;
  /** Filled sentences with the questions about them; the first is the lead. */
  readonly told: readonly { readonly text: string; readonly asks: readonly Ask[] }[];
  readonly untold: readonly Ask[];
}

/**
 * Rows over invented reports, in no order; the same kinds and random numbers give the same rows.
 * @param part the wordings to use: those of training or those held out
 */
export function reportRows(
  kinds: readonly ReportKind[],
  reports: number,
  random: Random,
  part: Part = 'trained',
): Example[] {
  const rows: Example[] = [];
  for (let i = 0; i < reports; i++) rows.push(...rowsOf(kinds[i % kinds.length] as ReportKind, random, part));
  return rows;
}

function rowsOf(kind: ReportKind, random: Random, part: Part): Example[] {
  const report = makeReport(kind, random, '');
  const neighbour = random.next() < NEIGHBOUR ? makeReport(kind, random, textOf(report)) : undefined;
  const passage = joined(report, neighbour, random);
  const rows: Example[] = [];
  const asked = random.pick(report.told.flatMap(({ asks }) => asks));
  const question = asked && random.pick(bound(asked.questions, neighbour));
  if (asked && question !== undefined) {
    const answer = fill(asked.answer, report.values);
    const headless = random.next() < HEADLESS && !neighbour && !report.told[0]?.asks.includes(asked);
    const text = headless ? behindLead(report) : passage;
    const row = answeredRow(fill(question, report.values), text, answer, passage);
    if (row) rows.push({ ...row, rivals: rivalsOf(report, asked) });
  }
  if (random.next() < RATES.exchanged) rows.push(...exchangedRow(report, passage, random));
  if (random.next() < RATES.exchangedInLead && !neighbour) rows.push(...exchangedInLeadRow(report, random));
  if (random.next() < RATES.untold) rows.push(...untoldRow(report, passage, random));
  const title = headlineOf(report, random);
  return rows.map((row) => ({ ...row, title, question: varyWording(row.question, random, { part }) }));
}

/** The first meaningful clause of the lead in another wording, as a headline; half of the reports have none. */
function headlineOf({ kind, values }: Report, random: Random): string {
  if (random.next() < 0.5) return '';
  const clauses = foldText(fill(random.pick(kind.lead.wordings) ?? '', values)).split(/[。,]/);
  return clauses.find((clause) => clause.length >= MIN_HEADLINE_CHARS) ?? '';
}

/** The answers to the other questions about the report. */
function rivalsOf({ told, values }: Report, asked: Ask): string[] {
  const answer = foldText(fill(asked.answer, values));
  const others = told.flatMap(({ asks }) => asks).map((ask) => foldText(fill(ask.answer, values)));
  return others.filter((other) => !other.includes(answer) && !answer.includes(other));
}

/** Every statement of an invented report, the lead first: its wordings, filled, folded and in a random order. */
export function makeStatements(kind: ReportKind, random: Random): string[][] {
  const values = drawValues(kind.slots, random, '');
  return [kind.lead, ...kind.statements].map(({ wordings }) =>
    shuffled(wordings, random).map((wording) => foldText(fill(wording, values))),
  );
}

/** A report without the values of `other`, made of the lead and as many statements as fit, some left out. */
function makeReport(kind: ReportKind, random: Random, other: string): Report {
  const values = drawValues(kind.slots, random, other);
  const wording = ({ wordings, asks }: Statement) => ({ text: fill(random.pick(wordings) ?? '', values), asks });
  const told = [wording(kind.lead)];
  const untold: Ask[] = [];
  const wanted = 1 + Math.floor(random.next() * 5);
  let chars = told[0]?.text.length ?? 0;
  for (const statement of shuffled(kind.statements, random)) {
    const filled = wording(statement);
    if (told.length > wanted || chars + filled.text.length > MAX_WINDOW_CHARS) untold.push(...statement.asks);
    else {
      told.push(filled);
      chars += filled.text.length;
    }
  }
  return { kind, values, told, untold };
}

function drawValues(slots: Readonly<Record<string, SlotKind>>, random: Random, other: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [slot, kind] of Object.entries(slots))
    values.set(slot, drawUnlike([...values.values(), other], kind, random));
  return values;
}

/** A value that does not contain or equal a part of any of `taken`; after some tries, any value. */
function drawUnlike(taken: readonly string[], kind: SlotKind, random: Random): string {
  let value = '';
  for (let i = 0; i < TRIES; i++) {
    value = drawValue(kind, random);
    if (!taken.some((one) => one.includes(value) || (one !== '' && value.includes(one)))) break;
  }
  return value;
}

function fill(template: string, values: Values): string {
  return template.replace(SLOT, (whole, slot: string) => values.get(slot) ?? whole);
}

function textOf({ told }: Pick<Report, 'told'>): string {
  return told.map(({ text }) => text).join('');
}

function joined(report: Report, neighbour: Report | undefined, random: Random): string {
  const text = textOf(report);
  const room = MAX_WINDOW_CHARS - text.length;
  const kept = neighbour ? { told: neighbour.told.slice(0, 2) } : undefined;
  if (!kept || textOf(kept).length > room) return text;
  return random.next() < 0.5 ? text + textOf(kept) : textOf(kept) + text;
}

/** Beside another report, only questions that show which report they mean. */
function bound(questions: readonly string[], neighbour: Report | undefined): readonly string[] {
  return neighbour ? questions.filter((question) => question.includes('{')) : questions;
}

/** Undefined if the answer's words appear more than once. */
function answeredRow(question: string, passage: string, answer: string, body: string): Example | undefined {
  const [text, words] = [foldText(passage), foldText(answer)];
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) return undefined;
  const start = [...text.slice(0, at)].length;
  const row = { question: foldText(question), passage: text, start, end: start + [...words].length };
  return { ...row, title: '', body: foldText(body), rivals: [] };
}

/** A question that fits except for one value, which belongs to another report. */
function exchangedRow({ kind, values, told }: Report, passage: string, random: Random): Example[] {
  const asked = random.pick(told.flatMap(({ asks }) => asks));
  const question = asked && random.pick(asked.questions);
  const slots = question ? [...question.matchAll(SLOT)].map((match) => match[1] as string) : [];
  const slot = random.pick(slots.filter((one) => passage.includes(values.get(one) ?? '\n')));
  const slotKind = slot === undefined ? undefined : kind.slots[slot];
  if (!asked || question === undefined || slot === undefined || slotKind === undefined) return [];
  const old = values.get(slot) as string;
  const value =
    slotKind === 'year' ? nearYear(old, random) : drawUnlike([...values.values(), passage], slotKind, random);
  if (passage.includes(value)) return [];
  return [empty(fill(question, new Map([...values, [slot, value]])), passage, fill(asked.answer, values))];
}

/**
 * A question about text after the lead with one value of the lead replaced (last year's figure). The passage alone
 * seems to answer it; only a judge that sees the subject of the article can tell.
 */
function exchangedInLeadRow(report: Report, random: Random): Example[] {
  const { kind, values, told } = report;
  const [lead, ...rest] = told;
  const [head, passage] = [lead?.text ?? '', behindLead(report)];
  const asked = random.pick(rest.flatMap(({ asks }) => asks));
  const question = asked && random.pick(asked.questions);
  const slots = question ? [...question.matchAll(SLOT)].map((match) => match[1] as string) : [];
  const slot = random.pick(
    slots.filter((one) => head.includes(values.get(one) ?? '\n') && !passage.includes(values.get(one) ?? '')),
  );
  const slotKind = slot === undefined ? undefined : kind.slots[slot];
  if (!asked || question === undefined || slot === undefined || slotKind === undefined) return [];
  const value =
    slotKind === 'year'
      ? nearYear(values.get(slot) as string, random)
      : drawUnlike([...values.values(), textOf(report)], slotKind, random);
  if (textOf(report).includes(value)) return [];
  const row = empty(fill(question, new Map([...values, [slot, value]])), passage, fill(asked.answer, values));
  return [{ ...row, body: foldText(textOf(report)), judgedOnly: true }];
}

function behindLead(report: Report): string {
  return textOf({ told: report.told.slice(1) });
}

function nearYear(year: string, random: Random): string {
  return String(Number(year) + (random.next() < 0.5 ? -1 : 1) * (1 + Math.floor(random.next() * 3)));
}

/** A question about something that the report leaves out. */
function untoldRow({ values, untold }: Report, passage: string, random: Random): Example[] {
  const asked = random.pick(untold);
  const question = asked && random.pick(asked.questions.filter((one) => one.includes('{')));
  if (!asked || question === undefined || passage.includes(fill(asked.answer, values))) return [];
  return [empty(fill(question, values), passage)];
}

/** @param looksRight words of the passage that would answer a similar question, if any */
function empty(question: string, passage: string, looksRight?: string): Example {
  const text = foldText(passage);
  const rivals = looksRight === undefined ? [] : [foldText(looksRight)];
  return { question: foldText(question), passage: text, start: -1, end: -1, title: '', body: text, rivals };
}
