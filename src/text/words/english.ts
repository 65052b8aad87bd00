/** English function words, lower case; alone they find nothing. */
const STOP_WORDS = new Set(
  (
    'a an the this that these those and or but nor so if then than as at by for from in into of off on onto out over per to under up upon with within ' +
    'without about above across after against along among around before behind below beneath beside besides between beyond down during except ' +
    'inside like near outside since through throughout till toward towards until via am is are was were be been being do does did done doing have has had ' +
    'having can could may might must shall should will would ought it its itself he him his himself she her hers herself they them their theirs ' +
    'themselves we us our ours ourselves you your yours yourself i me my mine myself there here not no yes also too very just only even still ' +
    'such other another each every either neither both any some same own who whom whose which what when where why how whether please tell ' +
    'much many more most few less least ever never again once let get got t s d ll ve re m don doesn didn isn aren wasn weren'
  ).split(' '),
);

const IRREGULAR = new Map(
  (
    'went:go gone:go goes:go ran:run saw:see seen:see took:take taken:take gave:give given:give made:make said:say told:tell found:find held:hold kept:keep ' +
    'left:leave led:lead lost:lose met:meet paid:pay sent:send sold:sell spent:spend stood:stand taught:teach thought:think won:win wrote:write written:write ' +
    'began:begin begun:begin became:become broke:break broken:break brought:bring built:build bought:buy caught:catch chose:choose chosen:choose came:come ' +
    'died:die dying:die lying:lie drew:draw drawn:draw drove:drive driven:drive ate:eat eaten:eat fell:fall fallen:fall fought:fight flew:fly flown:fly ' +
    'forgot:forget forgotten:forget grew:grow grown:grow heard:hear hid:hide hidden:hide knew:know known:know laid:lay lent:lend meant:mean rode:ride ridden:ride ' +
    'rose:rise risen:rise sang:sing sung:sing sank:sink sunk:sink sat:sit slept:sleep spoke:speak spoken:speak stole:steal stolen:steal struck:strike swam:swim ' +
    'threw:throw thrown:throw understood:understand wore:wear worn:wear felt:feel dealt:deal fed:feed bound:bind bore:bear born:bear borne:bear ' +
    'men:man women:woman children:child people:people feet:foot teeth:tooth mice:mouse geese:goose lives:life wives:wife leaves:leaf wolves:wolf halves:half ' +
    'better:good best:good worse:bad worst:bad data:data criteria:criterion phenomena:phenomenon media:media analyses:analysis bases:base ' +
    'sought:seek shot:shoot shown:show swept:sweep split:split forbade:forbid forbidden:forbid withdrew:withdraw withdrawn:withdraw ' +
    'news:news series:series species:species bodies:body parties:party'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const WORD =
  /[\p{Script=Latin}\p{M}]+(?:['’][\p{Script=Latin}]+)*\.?(?:[\p{Script=Latin}]\.)*|\d[\d,]*(?:\.\d+)?%?|\p{Script=Han}+/gu;

/** One word of an English text in its original spelling. */
export interface EnglishWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case without accents and possessive 's; dictionaries are searched for this form. */
  readonly lower: string;
  readonly stem: string;
  readonly isStop: boolean;
  readonly isCapital: boolean;
}

/** Words, numbers and runs of Han characters of an English text, in order; a hyphen separates words. */
export function wordsOf(text: string): EnglishWord[] {
  return [...text.matchAll(WORD)].map((match) => {
    const written = match[0].replace(/(?<=\p{L}{2})\.$/u, '');
    const lower = plainForm(written);
    return {
      text: written,
      start: match.index,
      end: match.index + written.length,
      lower,
      stem: stemOf(lower),
      isStop: STOP_WORDS.has(lower) && !/^[A-Z]{2,}$/.test(written),
      isCapital: /^\p{Lu}/u.test(written),
    };
  });
}

const PLAIN = /^[a-z\d]+$/;

/** Lower case without accents, dots and possessive ending: Québec’s → quebec, U.S. → us. */
export function plainForm(word: string): string {
  if (PLAIN.test(word)) return word;
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
  return bare.replace(/['’]s$|['’]$/, '').replace(/['’.]/g, '');
}

export function isStopWord(lower: string): boolean {
  return STOP_WORDS.has(lower);
}

const VOWEL = /[aeiouy]/;
/** Anything longer is not an English word. */
const LONGEST_WORD = 40;

/**
 * The part that the inflected forms of a word share (county, counties; make, making, made), in British and American
 * spelling alike; it need not be a word.
 * @see Porter: An algorithm for suffix stripping, 1980, step 1, with irregular forms
 */
export function stemOf(lower: string): string {
  let word = IRREGULAR.get(lower) ?? lower;
  if (IRREGULAR.get(lower) === lower) return lower;
  if (word.length < 4 || word.length > LONGEST_WORD || /\d/.test(word)) return word;
  if (word.endsWith('sses')) word = word.slice(0, -2);
  else if (word.endsWith('ies')) word = `${word.slice(0, -3)}y`;
  else if (/(?:[sxz]|[cs]h)es$/.test(word)) word = word.slice(0, -2);
  else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1);
  if (word.endsWith('eed')) word = word.slice(0, -1);
  else if (word.endsWith('ed') && VOWEL.test(word.slice(0, -2))) word = undouble(word.slice(0, -2));
  else if (word.length > 5 && word.endsWith('ing') && VOWEL.test(word.slice(0, -3))) word = undouble(word.slice(0, -3));
  if (word.endsWith('tre')) word = `${word.slice(0, -2)}er`;
  if (word.endsWith('e') && word.length > 3) word = word.slice(0, -1);
  word = word.replace(/our$/, 'or').replace(/is(ation)?$/, 'iz$1');
  return word.endsWith('y') && word.length > 3 ? `${word.slice(0, -1)}i` : word;
}

function undouble(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

/** Endings that derive a word from another; at least four letters remain. */
const DERIVATIONS =
  /(?<=^.{4,})(?:ational|ization|isation|fulness|iveness|ousness|ation|ition|ator|alism|aliti|iviti|iciti|ical|ness|ment|ance|ence|able|ible|ship|less|ism|ist|iti|ious|ion|ous|ial|ian|ive|ize|ise|iz|is|ant|ent|est|ful|al|ic|er|or|li|at)$/;

/**
 * The part that derived words share (revitalize, revitalization; nation, national); it is shorter than {@link stemOf}.
 */
export function rootOf(stem: string): string {
  return stem.replace(DERIVATIONS, '').replace(DERIVATIONS, '');
}
