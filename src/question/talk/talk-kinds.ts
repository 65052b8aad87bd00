/** What a message that asks nothing of the articles is. Where it is several things at once, the first of these counts. */
export const TALK_KINDS = ['about', 'thanks', 'goodbye', 'doubt', 'greeting', 'laughter', 'assent'] as const;

export type TalkKind = (typeof TALK_KINDS)[number];

/** Classes of the model that tells small talk from questions. */
export const TALK_CLASSES = ['question', ...TALK_KINDS] as const;
