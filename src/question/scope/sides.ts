/** The two sides of a comparison and the compared aspect, all in the words of the question. */
export interface Sides {
  readonly sides: readonly [string, string];
  /** The compared aspect; empty if the question names none. */
  readonly aspect: string;
}

const OPENING = /^(?:请问?|帮我|麻烦|把|将|比较|对比|对照|比一比|一下|下|哪个|哪家|谁|更|多|[,，\s])+/;
const AND = '(?:和|与|跟|同|及|以及|还是|相较于|相比于|、)';
/** Text that ends the second side: the aspect, or a word that compares. */
const END =
  '(?=的|在|对|哪|谁|有什么|有何|有哪些|有啥|有没有|分别|各自|各|比|相比|之间|两|二者|到底|究竟|是|怎么|一样|差|投|花|出|派|强调|要求|$)';
const PAIR = new RegExp(`^(.{1,24}?)${AND}(.{1,24}?)${END}(.*)$`, 'u');
const HOW =
  /(?:有什么|有何|有哪些|有啥|有没有|存在什么|分别|各自|各有什么|各|是不是|比一比|比较|对比|比起来|相比|之间|两者|二者|哪一?[个家边方者]|谁的?|是谁|是什么(?:时候)?|什么时候|怎么样?|如何|多少|更|比|不同(?:之处|点)?|区别|差别|差异|异同|共同点|相同|一样|不一样|得|吗|[多少高低大小强好早晚快](?:一些|一点|些)?$|[的了是在由?？]|什么)/g;
const BETWEEN = /\bbetween\s+(?:the\s+)?(.+?)\s+and\s+(?:the\s+)?(.+?)[?.]*$/i;
const COMPARED =
  /^(?:please\s+)?(?:compare|contrast)\s+(?:the\s+)?(.+?)\s+(?:and|with|to|versus|vs)\s+(?:the\s+)?(.+?)[?.]*$/i;
const HOW_DIFFERS =
  /^how\s+(?:does|do|did|is|are)\s+(?:the\s+)?(.+?)\s+(?:differ|compare|compared|different)\s+(?:from|to|with)\s+(?:the\s+)?(.+?)[?.]*$/i;
const EITHER =
  /^(?:which|who|what|when|where|did|does|do|is)\b(.*?)\b(?:the\s+)?(\S+(?:\s\S+){0,3}?)\s+(?:or|and|than|versus|vs)\s+(?:the\s+)?(.+?)[?.]*$/i;
/** Both sides behind a comma or colon: which is larger, Hebei or Jilin? */
const CHOICE =
  /^(?:which|who|what|when|where)\b([^,:]*)[,:]\s*(?:the\s+)?([^,:]+?)\s+(?:or|versus|vs)\s+(?:the\s+)?([^,:]+?)(?:,([^,:]*?))?[?.]*$/i;
const NO_ASPECT = /^\s*(?:(?:one\s+)?of\s+(?:the|these|them)(?:\s+two)?\s*)?(?:is|are|was|were)?\b|^\s+/i;

/** The two sides that a folded question compares; undefined unless it names two. */
export function sidesOf(folded: string): Sides | undefined {
  return /\p{Script=Han}/u.test(folded) ? chineseSides(folded) : englishSides(folded);
}

function chineseSides(folded: string): Sides | undefined {
  const text = folded.replace(/[?？。!！\s]+$/, '').replace(OPENING, '');
  const [, first, second, rest = ''] = PAIR.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  return {
    sides: [first, second],
    aspect: rest
      .replace(HOW, ' ')
      .replace(/[,，、\s]+/g, ' ')
      .trim(),
  };
}

function englishSides(folded: string): Sides | undefined {
  for (const pattern of [BETWEEN, COMPARED, HOW_DIFFERS]) {
    const [, first, second] = pattern.exec(folded) ?? [];
    if (first !== undefined && second !== undefined) return { sides: [first, second], aspect: '' };
  }
  const [, before = '', one, other, behind = ''] = CHOICE.exec(folded) ?? [];
  if (one !== undefined && other !== undefined) {
    const aspect = [before, behind].map((part) => part.replace(NO_ASPECT, '').trim()).join(' ');
    return { sides: [one, other], aspect: aspect.trim() };
  }
  const [, aspect = '', first, second] = EITHER.exec(folded) ?? [];
  return first === undefined || second === undefined ? undefined : { sides: [first, second], aspect: aspect.trim() };
}
