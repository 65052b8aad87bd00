import type { NameKind } from '../../model/name.ts';
import type { Span } from '../../model/span.ts';
import { countriesIn } from '../../text/names/countries.ts';
import { organisationsIn } from '../../text/names/organisations.ts';
import { placesIn } from '../../text/names/places.ts';
import { fold } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';
import { placeWordsIn } from '../../text/words/segment.ts';
import { personsIn } from './persons.ts';
import type { FollowUpReading } from './tools.ts';

/** Kinds of things that a question can be about; a follow-up can replace one by another of the same kind. */
export type AnchorKind = 'body' | 'programme' | 'title' | 'place' | 'date' | 'person' | 'ordinal' | 'designation';

export interface Anchor {
  readonly kind: AnchorKind;
  /** Position in the original text. */
  readonly span: Span;
  readonly text: string;
}

/** A title, or a term in quotation marks. */
const TITLE = /《[^《》]{1,100}》|“[^“”]{2,20}”|「[^「」]{2,20}」/g;
/** Latin letters in a Chinese question name a brand, a company or a thing (E-11A, McBer). */
const DESIGNATION = /(?<![A-Za-z\d])[A-Z][A-Za-z\d]*(?:[-.][A-Za-z\d]+)*(?![A-Za-z\d])/g;
const MIN_DESIGNATION_CHARS = 2;
const ORDINAL = /第[一二三四五六七八九十\d]{1,3}(?!次会议|季度)[个条项点步名届位次]?/g;

/** Bodies, titles, places, dates, persons and ordinals of a text, in order, without overlap. */
export function anchorsIn(text: string, reading: FollowUpReading): Anchor[] {
  const { text: folded, toOriginal } = fold(text);
  const spansOf = (pattern: RegExp) =>
    [...folded.matchAll(pattern)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
  const names = reading.findNames(folded);
  const namesOf = (wanted: NameKind) => names.filter(({ kind }) => kind === wanted).map(({ span }) => span);
  const found: readonly (readonly [AnchorKind, readonly Span[]])[] = [
    ['title', spansOf(TITLE)],
    ['body', namesOf('body')],
    ['programme', namesOf('programme')],
    ['body', organisationSpansIn(folded)],
    ['date', datesIn(folded, reading.now).map(({ span }) => span)],
    ['place', [...placesIn(folded).map(({ span }) => span), ...countriesIn(folded), ...placeWordsIn(folded)]],
    ['person', personsIn(folded).filter((span) => !names.some((name) => overlap(name.span, span)))],
    ['ordinal', spansOf(ORDINAL)],
  ];
  const anchors: Anchor[] = [];
  const add = (kind: AnchorKind, span: Span) => {
    if (anchors.some((other) => overlap(other.span, span))) return;
    anchors.push({ kind, span, text: text.slice(span.start, span.end) });
  };
  for (const [kind, spans] of found) {
    for (const { start, end } of spans) add(kind, { start: toOriginal(start), end: toOriginal(end) });
  }
  for (const span of designationsIn(text)) add('designation', span);
  return joinPlaces(
    anchors.sort((a, b) => a.span.start - b.span.start),
    text,
  );
}

/** The anchors that can be the subject of a question; a day or an ordinal cannot. */
export function namedIn(text: string, reading: FollowUpReading): Anchor[] {
  return anchorsIn(text, reading).filter(({ kind }) => kind !== 'date' && kind !== 'ordinal');
}

/** Case distinguishes a name from a unit, so the search uses the original text. */
function designationsIn(text: string): Span[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const found = [...text.matchAll(DESIGNATION)].filter(({ 0: all }) => all.length >= MIN_DESIGNATION_CHARS);
  return found.map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
}

/** Bodies that no glossary knows, recognised by the end of their name. */
function organisationSpansIn(folded: string): Span[] {
  return organisationsIn(folded).map((name) => {
    const start = folded.indexOf(name);
    return { start, end: start + name.length };
  });
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Joins neighbouring places, because 河北灵寿县 is one place. */
function joinPlaces(anchors: readonly Anchor[], text: string): Anchor[] {
  const joined: Anchor[] = [];
  for (const anchor of anchors) {
    const last = joined.at(-1);
    if (last?.kind === 'place' && anchor.kind === 'place' && last.span.end === anchor.span.start) {
      const span = { start: last.span.start, end: anchor.span.end };
      joined.splice(-1, 1, { kind: 'place', span, text: text.slice(span.start, span.end) });
    } else joined.push(anchor);
  }
  return joined;
}
