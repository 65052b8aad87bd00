import { z } from 'zod';
import type { RephrasedSentence } from '../../model/answer.ts';

const schema = z.object({
  sentences: z.array(z.object({ text: z.string(), citations: z.array(z.int()).max(50) })).max(50),
});

/** Sentences of a model's reply; undefined where it holds no such JSON. Thoughts and fences around it are passed over. */
export function parseReply(reply: string): RephrasedSentence[] | undefined {
  const thought = reply.lastIndexOf('</think>');
  const said = thought < 0 ? reply : reply.slice(thought);
  const start = said.indexOf('{');
  const end = said.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return schema.safeParse(JSON.parse(said.slice(start, end + 1))).data?.sentences;
  } catch {
    return undefined;
  }
}
