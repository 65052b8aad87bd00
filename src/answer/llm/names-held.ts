import type { PlaceMention } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { organisationsIn } from '../../text/names/organisations.ts';
import { placesIn } from '../../text/names/places.ts';
import { personNamesIn, placeWordsIn } from '../../text/words/segment.ts';
import { type Grounds, latinWords } from './grounds.ts';

/** Words in quotation or title marks. */
const QUOTED = /[“"「『《〈‘]([^“”"「」『』《》〈〉‘’]+)[”"」』》〉’]/g;
const QUOTES = /[“”"「」『』《》〈〉]/g;
/** Words between names that a segmenter takes for parts of them: 锅炉房由市博物馆. */
const BETWEEN = /须经|[由的和该在对是为与及将从向把被让给等之其这那]/;

/**
 * True if the grounds contain every place, body, person, foreign word and quotation of a folded Chinese claim: bodies
 * under any name of the glossary, places in any form, all others literally. A body must end at the end of a word: 挂职干部
 * names none.
 */
export function namesHold(claim: string, grounds: Grounds, findNames: NameFinder): boolean {
  const bodies = findNames(claim).filter(({ kind }) => kind !== 'term');
  const places = placesIn(claim);
  const known = [...bodies, ...places].map(({ span }) => slice(claim, span));
  const stands = (name: string) => grounds.text.includes(name) || known.some((one) => one.includes(name));
  const spans = [...personNamesIn(claim), ...placeWordsIn(claim)].map((span) => slice(claim, span));
  const words = [...spans, ...organisationsIn(claim)].flatMap((name) => (stands(name) ? [] : name.split(BETWEEN)));
  return (
    quotationsHold(claim, grounds) &&
    bodies.every(({ canonical, span }) => grounds.names.has(canonical) || grounds.text.includes(slice(claim, span))) &&
    places.every((place) => placeHolds(claim, place, grounds)) &&
    words.every((name) => name.length < 2 || stands(name) || stands(withoutPlace(name))) &&
    latinWords(claim).every((word) => grounds.latin.has(word))
  );
}

/** A place that begins with 和 or the like may be the conjunction and a place of the grounds: 和田东县. */
function placeHolds(claim: string, { name, forms, span }: PlaceMention, { text, places }: Grounds): boolean {
  if (text.includes(slice(claim, span)) || [name, ...forms].some((form) => places.has(form))) return true;
  return /^[和及与同]/.test(slice(claim, span)) && [...places].some((place) => claim.startsWith(place, span.start + 1));
}

function quotationsHold(claim: string, { text }: Grounds): boolean {
  const quoted = [...claim.matchAll(QUOTED)];
  if (quoted.length * 2 !== [...claim.matchAll(QUOTES)].length) return false;
  return quoted.every(([, words = '']) => text.includes(words));
}

/** 市教育局 for 海州市教育局, because the grounds may use the shorter name. */
function withoutPlace(name: string): string {
  const [place] = placesIn(name);
  return place?.span.start === 0 ? name.slice(place.span.end) : name;
}
