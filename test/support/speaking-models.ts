import type { DraftPoint } from '../../src/answer/llm/parse-reply.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { type LlmReply, type LlmRequest, points } from './local-llm.ts';
import { MUTATIONS } from './mutations.ts';

/**
 * The reply of a good model to a question: points with words of the sentence that proves each; English points also in
 * Chinese.
 */
export interface Said {
  readonly question: string;
  readonly points: Readonly<Record<string, string>>;
  readonly english?: Readonly<Record<string, string>> | undefined;
}

type Speaker = (request: LlmRequest) => LlmReply;

/** Replies with the given points, as far as the sentences in the request prove them. */
export function truthfulModel(all: readonly Said[]): Speaker {
  return ({ data }) => points(...truthsOf(data, all));
}

/**
 * Replies with the first sentence of the request, and otherwise only with false points: its true points and the
 * sentences, each with one change.
 */
export function lyingModel(all: readonly Said[]): Speaker {
  return ({ data }) => {
    const [first, ...others] = data.sentences;
    const sayable = [...truthsOf(data, all), ...others.map(({ id, text }) => ({ text, proofs: [id] }))];
    const truth = first === undefined ? [] : [{ text: first.text, proofs: [first.id] }];
    return points(...truth, ...liesOf(sayable));
  };
}

/** False points, each kind of change in turn. */
function liesOf(sayable: readonly DraftPoint[]): DraftPoint[] {
  return sayable.flatMap((point, i) => {
    const turned = [...MUTATIONS.slice(i % MUTATIONS.length), ...MUTATIONS.slice(0, i % MUTATIONS.length)];
    const [text] = turned.flatMap(({ mutate }) => mutate(foldText(point.text)) ?? []);
    return text === undefined ? [] : [{ ...point, text, ...(point.zh === undefined ? {} : { zh: text }) }];
  });
}

function truthsOf({ question, sentences }: LlmRequest['data'], all: readonly Said[]): DraftPoint[] {
  const said = all.find((one) => one.question === question);
  return Object.entries(said?.points ?? {}).flatMap(([text, proof]) => {
    const found = sentences.find((sentence) => foldText(sentence.text).includes(foldText(proof)));
    const zh = said?.english?.[text];
    return found === undefined ? [] : [{ text, proofs: [found.id], ...(zh === undefined ? {} : { zh }) }];
  });
}
