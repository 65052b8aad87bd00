/**
 * Kinds of messages that ask nothing of the articles. If a message is of several kinds, the first of this list counts.
 */
export const TALK_KINDS = ['about', 'thanks', 'goodbye', 'doubt', 'greeting', 'laughter', 'assent'] as const;

export type TalkKind = (typeof TALK_KINDS)[number];

/** Classes of the model that distinguishes small talk from questions. */
export const TALK_CLASSES = ['question', ...TALK_KINDS] as const;
