import type { TalkKind } from './talk-kinds.ts';

/** Emoji, Discord's own with their names, and faces made of marks and a letter. */
const EMOJI_LIKE =
  /<a?:(?<name>\w{1,32}):\d{1,20}>|(?<![\p{L}\p{N}])[:;=xX]-?[DPpOo3](?![\p{L}\p{N}])|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u20e3|\u200d|\ufffc/gu;

/** Emoji with a meaning of their own; any other counts as a nod. */
const KINDS: readonly (readonly [RegExp, TalkKind])[] = [
  [/[🙏💐🌹❤🧡💛💚💙💜🤍🖤💖💕💗🥰😘🫶💝🤗🍻]/u, 'thanks'],
  [/[😂🤣😆😹😄😁😅😝😜🤪😸]|^[:;=xX]-?[DPp]$/u, 'laughter'],
  [/[👋🙋]/u, 'greeting'],
  [/[🤔🤨❓❔⁉🧐🙄😒]/u, 'doubt'],
  [/[😴💤🛌🌙]/u, 'goodbye'],
];

/** A message without its emoji, the kinds that they express, and the names that people gave to their own. */
export interface EmojiRead {
  readonly words: string;
  readonly kinds: ReadonlySet<TalkKind>;
  readonly names: readonly string[];
}

export function readEmoji(text: string): EmojiRead {
  const found = [...text.matchAll(EMOJI_LIKE)];
  const names = found.flatMap(({ groups }) => groups?.['name']?.replaceAll('_', ' ') ?? []);
  const plain = found.flatMap(([emoji], i) => (found[i]?.groups?.['name'] === undefined ? [emoji] : []));
  return { words: text.replace(EMOJI_LIKE, ' '), kinds: new Set(plain.map(kindOf)), names };
}

function kindOf(emoji: string): TalkKind {
  return KINDS.find(([pattern]) => pattern.test(emoji))?.[1] ?? 'assent';
}
