import type { Span } from '../../model/span.ts';

/** A post whose holder is asked for (水利部部长是谁). */
export interface AskedPost {
  /** Title without 副: 部长. */
  readonly title: string;
  readonly isDeputy: boolean;
  /** False if a dictionary translated the title, because the article may use another word. */
  readonly isExact: boolean;
}

const POST =
  /(副?)((?:党委|党组)?书记|总?(?:经理|裁|干事|工程师|编辑)|秘书长|理事长|董事长|发言人|委员|委员长|主席|主任|\p{Script=Han}长)(?:现在|目前|现任)?(?:是谁|是哪一?位|是什么人|是何人|叫什么|的?名字|由谁担任|谁担任|有谁|有哪些人)/u;
/** Number of characters before and after a name in which its holder's posts are looked for. Chosen by hand. */
const REACH_BEFORE = 40;
const REACH_BEHIND = 15;

/** The post whose holder a folded question asks for; undefined for any other question. */
export function askedPost(question: string, isExact: boolean): AskedPost | undefined {
  const [, deputy, title] = POST.exec(question.replaceAll(' ', '')) ?? [];
  return title === undefined ? undefined : { title, isDeputy: deputy !== '', isExact };
}

/**
 * Agreement of the posts around a name in folded text: 1 if the right post is next to it, 0 if it is near. It is −0.5
 * if the post is farther off in the sentence, or missing where a dictionary translated its title. It is −1 if the
 * sentence lacks the post, or if the posts near the name are only the deputy's where the head's is asked for, or the
 * reverse.
 */
export function postAgreement(
  { title, isDeputy, isExact }: AskedPost,
  text: string,
  { start, end }: Span,
): -1 | -0.5 | 0 | 1 {
  const before = lastPart(text.slice(Math.max(0, start - REACH_BEFORE), start));
  const behind =
    text
      .slice(end, end + REACH_BEHIND)
      .replace(/^,/, '')
      .split(/[,，。;；\n]/, 1)[0] ?? '';
  const near = `${before}\n${behind}`;
  const deputies = (part: string) => [...part.matchAll(new RegExp(`(副?)${title}`, 'g'))].map(([, one]) => one !== '');
  const held = deputies(near);
  if (held.length === 0) return isExact && !deputies(sentenceAt(text, start)).includes(isDeputy) ? -1 : -0.5;
  if (!held.includes(isDeputy)) return -1;
  return before.endsWith(isDeputy ? `副${title}` : title) ? 1 : 0;
}

/** The sentence around an offset. */
function sentenceAt(text: string, start: number): string {
  return lastPart(text.slice(0, start)) + text.slice(start).split(/[。;；\n]/, 1)[0];
}

/** The text after the last end of a sentence. */
function lastPart(text: string): string {
  return text.split(/[。;；\n]/).at(-1) ?? '';
}
