import type { Turn } from '../../model/turn.ts';
import { fold } from '../../text/script/fold.ts';
import { namedIn } from './anchors.ts';
import { antecedentOf, type Referent } from './antecedent.ts';
import type { FollowUpReading } from './tools.ts';

/** Words that refer to something said before, folded; words that only look like them (其他, 应该, 因此) are excluded. */
const PRONOUNS: readonly (readonly [Referent, RegExp])[] = [
  ['people', /(?<![其吉])(?:他们|她们)|佢哋|这些人|那些人/g],
  [
    'person',
    /(?<![其吉排维无利])(?:他|她)(?![们国人乡日杀律者山信加拉])|佢(?!哋)|此人(?!们)|[这那][个位]?人(?![民口均数员大群类才])|[这那]位(?:领导|同志|官员|主任|先生|女士)?/g,
  ],
  [
    'thing',
    /(?<!其)它们?(?!国)|(?<![应活])该(?:机构|单位|部门|局|委(?!员)|行|公司|组织|部(?!署|分|门)|集团|企业|协会)|[这那][个家所]?(?:机构|单位|部门|公司|组织|企业|学校|大学|医院)/g,
  ],
  [
    'place',
    /当地(?!人(?![口均])|居民|民众|时间)|[这那][里儿](?!是)|(?<![应活])该(?:县|省|市|区|地|镇|村)|[这那](?:[个些座]|几个|[两三四五六七八九十]个?)?(?:县|省|市(?!场)|村|镇|地区|地方|城市)/g,
  ],
  ['time', /当时|那个?时候?|那一?天|[当同][天日年](?!然)|那一?年/g],
];
const POSSESSIVE = /^其(?![他它中实次余间])/;
/** Points at a thing named right after it (这次会议), or at the whole statement (这是为什么). */
const DEMONSTRATIVE =
  /(?:[这那此本该](?:次|场|届|项|篇|份|个|件|种|批|条)|上述|(?<![应活])该(?=会|文|报|活|工|计|规|政|事|法|方|案)|[这那]些)|^[这那](?=是|说|意|什|怎|有|为|谁|哪|叫|在|会|件|都|算)/g;

/** A question with its pronouns replaced. */
export interface Replaced {
  readonly text: string;
  /** The words that were inserted; empty if nothing was found. */
  readonly taken: string;
}

/** Replaces pronouns by the words they refer to; undefined if no pronoun refers to an earlier turn. */
export function replacePronouns(text: string, turns: readonly Turn[], reading: FollowUpReading): Replaced | undefined {
  const { text: folded, toOriginal } = fold(text);
  const named = namedIn(text, reading);
  const firstNamed = named[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const marks = PRONOUNS.flatMap(([referent, pattern]) =>
    [...folded.matchAll(pattern)].map((match) => ({
      referent,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  if (POSSESSIVE.test(folded)) marks.unshift({ referent: 'thing', start: 0, end: 1 });
  let result = '';
  let at = 0;
  const taken: string[] = [];
  for (const { referent, start, end } of marks) {
    const span = { start: toOriginal(start), end: toOriginal(end) };
    if (span.start < at || firstNamed < span.start) continue;
    const stands = antecedentOf(referent, turns, reading);
    if (stands === undefined) continue;
    result += text.slice(at, span.start) + stands + (folded.startsWith('其', start) ? '的' : '');
    at = span.end;
    taken.push(stands);
  }
  return taken.length === 0 ? undefined : { text: result + text.slice(at), taken: [...new Set(taken)].join('、') };
}

/** The question without 这次, 该, 上述 and the like; undefined if it contains none. */
export function withoutDemonstratives(text: string): string | undefined {
  const { text: folded, toOriginal } = fold(text);
  const marks = [...folded.matchAll(DEMONSTRATIVE)];
  if (marks.length === 0) return undefined;
  let result = '';
  let at = 0;
  for (const { 0: all, index } of marks) {
    result += text.slice(at, toOriginal(index));
    at = toOriginal(index + all.length);
  }
  return result + text.slice(at);
}
