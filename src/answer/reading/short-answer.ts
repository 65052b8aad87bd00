import type { Analysis } from '../../model/analysis.ts';
import type { LeftOut } from '../../model/rules.ts';
import { type Span, slice } from '../../model/span.ts';
import { placesIn } from '../../text/names/places.ts';
import { toSimplified, toTraditional } from '../../text/script/convert.ts';
import { romaniseName } from '../../text/sound/romanise.ts';
import { datesIn } from '../../text/time/dates.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { answerConstraintsOf } from '../constraints/agreement.ts';
import { bodySpan } from '../passages/passages.ts';
import { askedCount } from './asked-count.ts';
import { completeEnumeration, dropNamedItems } from './enumeration.ts';
import type { Candidate } from './read.ts';

interface SpanTask {
  readonly analysis: Analysis;
  readonly leftOut: LeftOut;
}

/** Extends the candidate's span to the whole answer: all items of a list, the whole date, the figure with its unit. */
export function completeSpan({ analysis, leftOut }: SpanTask, { passage, span }: Candidate): Span {
  const { text } = passage.folded;
  switch (analysis.kind) {
    case 'list': {
      const grown = leftOut.has('complete-list') ? span : completeEnumeration(text, span);
      const whole = leftOut.has('drop-named-items') ? grown : dropNamedItems(text, grown, analysis.chinese);
      if (!answerConstraintsOf(analysis).regions) return whole;
      const asked = analysis.places.filter(({ level }) => level === 'province').map(({ name }) => name);
      return placesOf(asked, text, placesWithin(text, whole));
    }
    case 'when':
      if (leftOut.has('complete-date')) return span;
      return coverDate(text, span, passage.article.publishedOn ?? '2000-01-01');
    case 'how-many':
      if (leftOut.has('complete-figure')) return span;
      return coverUnit(text, coverMention(numbersIn(text), askedCount(analysis.chinese, text, span)));
    default:
      return span;
  }
}

/** From the first place in the span to the last; the span itself if it names none. */
function placesWithin(text: string, span: Span): Span {
  const places = placesIn(slice(text, span));
  const [first] = places;
  const last = places.at(-1);
  return first && last ? { start: span.start + first.span.start, end: span.start + last.span.end } : span;
}

/**
 * From the first place in one of the provinces to the last; the span itself if no province is asked for, or none of its
 * places is there.
 */
function placesOf(provinces: readonly string[], text: string, span: Span): Span {
  const inside = placesIn(slice(text, span)).filter((place) =>
    place.provinces.some((name) => provinces.includes(name)),
  );
  const named = inside.filter(({ level }) => level !== 'province');
  const [first] = named;
  const last = named.at(-1);
  return first && last ? { start: span.start + first.span.start, end: span.start + last.span.end } : span;
}

/** The whole date; if a clause follows it (2021年7月22日,会议召开), only the date. */
function coverDate(text: string, span: Span, publishedOn: string): Span {
  const dates = datesIn(text, publishedOn);
  const whole = coverMention(dates, span);
  const first = dates.find((date) => date.span.start === whole.start);
  return first && first.span.end < whole.end && /[,，]/.test(text.charAt(first.span.end)) ? first.span : whole;
}

/** The span, extended by the unit if it ends in a number. */
function coverUnit(text: string, span: Span): Span {
  const last = numbersIn(text).find((number) => number.span.end === span.end);
  const unit = last?.unit ?? '';
  return text.startsWith(unit, span.end) ? { start: span.start, end: span.end + unit.length } : span;
}

/** The span, joined with the mention that it touches if that is exactly one. */
function coverMention(mentions: readonly { readonly span: Span }[], span: Span): Span {
  const touched = mentions.filter((mention) => mention.span.start < span.end && mention.span.end > span.start);
  const [only] = touched;
  if (!only || touched.length > 1) return span;
  return { start: Math.min(span.start, only.span.start), end: Math.max(span.end, only.span.end) };
}

/** The bare answer in the question's language; an English answer gives names in both scripts. */
export function shortAnswer({ language }: Analysis, { passage }: Candidate, span: Span): string {
  const shown = slice(passage.article.body, bodySpan(passage, span)).replace(/\s*\n\s*/g, '');
  if (language === 'zh-Hant') return toTraditional(shown);
  const simplified = toSimplified(shown);
  return language === 'en' ? withRomanisedPlaces(simplified) : simplified;
}

/** Puts the English name before every county, city and province: Lingshou 灵寿县. */
function withRomanisedPlaces(text: string): string {
  let result = '';
  let done = 0;
  for (const { span, forms } of placesIn(text)) {
    const bare = forms.reduce((shortest, form) => (form.length < shortest.length ? form : shortest));
    const gap = text.slice(done, span.start);
    const space = gap === '' && result !== '' ? ' ' : '';
    result += `${gap.replace(/、$/, ', ')}${space}${romaniseName(bare)} ${slice(text, span)}`;
    done = span.end;
  }
  return result + text.slice(done);
}
