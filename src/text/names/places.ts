import { areaList } from '@vant/area-data';
import type { PlaceLevel, PlaceMention } from '../../model/analysis.ts';
import { makeTrie, type PhraseMatch } from '../words/trie.ts';
import { placeForms } from './place-forms.ts';

interface Place {
  readonly name: string;
  readonly level: PlaceLevel;
  readonly forms: readonly string[];
  readonly provinces: readonly string[];
}

/** Names that identify no place: kinds of district, and placeholders of the source list. */
const GENERIC = new Set(['城区', '郊区', '矿区', '县', '省直辖县', '自治区直辖县级行政区划']);
const DEVELOPMENT_ZONE = /开发区$|园区$|示范区$|管理区$|实验区$|名胜区$|管委会$/;
const KEPT = /[省市县区旗盟州]$|香港|澳门/;

const places = readPlaces();
const forms = makeTrie(places.flatMap((place) => place.forms.map((form): [string, Place] => [form, place])));

/**
 * Places of the gazetteer (provinces, cities, counties of China) in folded text, in order, without overlap; the longest
 * name wins at every position.
 */
export function placesIn(folded: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < folded.length; ) {
    const match = forms.startingAt(folded, at);
    if (match === undefined) at++;
    else {
      const { name, level, forms: written, provinces } = match.value;
      found.push({ span: { start: at, end: match.end }, name, level, forms: written, provinces });
      at = match.end;
    }
  }
  return found;
}

/** The longest form of a place that ends just before `end`. */
export function findPlaceEndingAt(folded: string, end: number): PhraseMatch<{ readonly name: string }> | undefined {
  return forms.endingAt(folded, end);
}

/** The longest form of a place that begins at `at`. */
export function findPlaceStartingAt(folded: string, at: number): PhraseMatch<{ readonly name: string }> | undefined {
  return forms.startingAt(folded, at);
}

/** Every form of two or more characters of every place, for the segmenter's dictionary. */
export function placeWords(): string[] {
  return [...new Set(places.flatMap((place) => place.forms))];
}

function readPlaces(): Place[] {
  const byName = new Map<string, { level: PlaceLevel; provinces: Set<string> }>();
  const lists: [PlaceLevel, Record<string, string>][] = [
    ['province', areaList.province_list],
    ['city', areaList.city_list],
    ['county', areaList.county_list],
  ];
  for (const [level, list] of lists) {
    for (const [code, name] of Object.entries(list)) {
      if (GENERIC.has(name) || DEVELOPMENT_ZONE.test(name) || !KEPT.test(name)) continue;
      const province = areaList.province_list[`${code.slice(0, 2)}0000`] ?? name;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { level, provinces: new Set([province]) });
      else known.provinces.add(province);
    }
  }
  return [...byName].map(([name, { level, provinces }]) => {
    return { name, level, forms: placeForms(name), provinces: [...provinces] };
  });
}
