import type { Language } from '../../model/question.ts';

/** Replies to messages that ask nothing of the articles. */
export interface TalkTexts {
  readonly thanks: string;
  readonly assent: string;
  readonly laughter: string;
  readonly goodbye: string;
  /** Before the quotation on which the latest answer rests. */
  readonly doubt: string;
  /** If there is no answer to look at again. */
  readonly doubtNothing: string;
  greeting(examples: readonly string[]): string;
  about(examples: readonly string[]): string;
  /** Shows how a follow-up was understood. */
  askedAs(question: string): string;
}

const list = (head: string, examples: readonly string[]) =>
  examples.length === 0 ? [] : [head, ...examples.map((example) => `- ${example}`)];

export const TALK_TEXTS: Readonly<Record<Language, TalkTexts>> = {
  'zh-Hans': {
    thanks: '不客气，还想知道什么，接着问就好。',
    assent: '好的，还想知道什么，接着问就好。',
    laughter: '😄 还想知道什么，接着问就好。',
    goodbye: '再见，随时可以再来问。',
    doubt: '刚才的回答出自这段原文，请核对：',
    doubtNothing: '刚才没有可以核对的引文。换个说法再问一次，或者说得具体一些。',
    greeting: (examples) => ['你好！想知道收录的文章里写了什么，直接问我。', ...list('比如：', examples)].join('\n'),
    about: (examples) =>
      [
        '我是有据，只根据收录的文章回答，并附上逐字原文；文章里没有的，会直说没有。',
        ...list('可以这样问：', examples),
      ].join('\n'),
    askedAs: (question) => `（当作这个问题来查：${question}）`,
  },
  'zh-Hant': {
    thanks: '不客氣，還想知道什麼，接著問就好。',
    assent: '好的，還想知道什麼，接著問就好。',
    laughter: '😄 還想知道什麼，接著問就好。',
    goodbye: '再見，隨時可以再來問。',
    doubt: '剛才的回答出自這段原文，請核對：',
    doubtNothing: '剛才沒有可以核對的引文。換個說法再問一次，或者說得具體一些。',
    greeting: (examples) => ['你好！想知道收錄的文章裡寫了什麼，直接問我。', ...list('比如：', examples)].join('\n'),
    about: (examples) =>
      [
        '我是有據，只根據收錄的文章回答，並附上逐字原文；文章裡沒有的，會直說沒有。',
        ...list('可以這樣問：', examples),
      ].join('\n'),
    askedAs: (question) => `（當作這個問題來查：${question}）`,
  },
  en: {
    thanks: 'You are welcome. Ask on if there is more you want to know.',
    assent: 'Good. Ask on if there is more you want to know.',
    laughter: '😄 Ask on if there is more you want to know.',
    goodbye: 'Goodbye. Come back with a question any time.',
    doubt: 'The answer rests on this passage; please check it:',
    doubtNothing: 'There is no quotation to check. Please ask again in other words, or more exactly.',
    greeting: (examples) => ['Hello! Ask me what the articles say.', ...list('For example:', examples)].join('\n'),
    about: (examples) =>
      [
        'I am Youju. I answer from the articles alone and quote them word for word; what they do not say, I say so.',
        ...list('You can ask, for example:', examples),
      ].join('\n'),
    askedAs: (question) => `(Looked up as: ${question})`,
  },
};
