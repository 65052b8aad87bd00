import type { Span } from '../model/span.ts';
import type { Reader } from './reader.ts';

/** A reader that keeps all its results in memory, so that a measurement reads nothing twice. */
export function rememberReadings(reader: Reader): Reader {
  const readings = new Map<string, ReturnType<Reader['read']>>();
  const judgements = new Map<string, ReturnType<Reader['judge']>>();
  return {
    modelId: reader.modelId,
    read: (question, passage, wanted) =>
      remembered(readings, [question, passage, wanted], () => reader.read(question, passage, wanted)),
    judge: (question, passage, span: Span) =>
      remembered(judgements, [question, passage, span.start, span.end], () => reader.judge(question, passage, span)),
    close: () => reader.close(),
  };
}

function remembered<T>(known: Map<string, T>, asked: readonly unknown[], ask: () => T): T {
  const key = JSON.stringify(asked);
  const before = known.get(key);
  if (before !== undefined) return before;
  const said = ask();
  known.set(key, said);
  return said;
}
