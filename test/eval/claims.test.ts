import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type GateTools, provePoint } from '../../src/answer/llm/gate.ts';
import type { PackSentence } from '../../src/answer/llm/pack.ts';
import { openSupportModel } from '../../src/inference/open-support-model.ts';
import type { SupportModel } from '../../src/inference/support-model.ts';
import { readCorpus } from '../../src/ingest/corpus/read-corpus.ts';
import { readConfig } from '../../src/support/config.ts';
import { splitSentences } from '../../src/text/words/sentences.ts';
import { openLanguage } from '../../src/wire/language.ts';
import { MUTATIONS, rewordingsOf } from '../support/mutations.ts';

const claimsFile = z.array(
  z.object({ proof: z.string(), holds: z.record(z.string(), z.string()), fails: z.record(z.string(), z.string()) }),
);
const FILE = resolve(import.meta.dirname, '../fixtures/claims/claims.yaml');
/** A little below the measured values, which are in models/youju-support/README.md. */
const FLOORS = { trueKept: 0.61, falseShown: 0.035, mutationsDropped: 0.98, sentencesKept: 0.98 };

let support: SupportModel;
let tools: GateTools;

beforeAll(async () => {
  const config = readConfig({});
  support = await openSupportModel({ modelDir: config.supportDir });
  const { findNames } = await openLanguage(config.glossaryFile);
  tools = { findNames, follows: (claim, proof) => support.follows(claim, proof) };
});
afterAll(() => support.close());

async function isKept(text: string, proof: string, others: readonly string[] = []): Promise<boolean> {
  const pack: PackSentence[] = [...others, proof].map((one, i) => ({ id: `s${i + 1}`, text: one, citation: i + 1 }));
  const point = { text, proofs: pack.map(({ id }) => id) };
  return (await provePoint(point, { pack, language: 'zh-Hans' }, tools)) !== undefined;
}

function share(kept: readonly boolean[]): number {
  return kept.filter(Boolean).length / kept.length;
}

describe('claims written by hand', () => {
  const list = claimsFile.parse(parse(readFileSync(FILE, 'utf8')));

  it('are shown where they hold and not where they do not', async () => {
    const [holds, fails]: [boolean[], Map<string, boolean[]>] = [[], new Map()];
    for (const { proof, holds: true_, fails: false_ } of list) {
      for (const text of Object.values(true_)) holds.push(await isKept(text, proof));
      for (const [kind, text] of Object.entries(false_))
        fails.set(kind, [...(fails.get(kind) ?? []), await isKept(text, proof)]);
    }
    const shown = [...fails.values()].flat();
    const kinds = Object.fromEntries([...fails].map(([kind, kept]) => [kind, kept.filter(Boolean).length]));
    process.stdout.write(
      `claims: ${share(holds)} of the true kept, ${share(shown)} of the false shown ${JSON.stringify(kinds)}\n`,
    );
    expect([holds.length, shown.length]).toEqual([200, 200]);
    expect(share(holds)).toBeGreaterThanOrEqual(FLOORS.trueKept);
    expect(share(shown)).toBeLessThanOrEqual(FLOORS.falseShown);
  });

  it('are not shown because another sentence is named too, in whatever order', async () => {
    for (const [i, { proof, fails }] of list.entries()) {
      const other = list[(i + 1) % list.length]?.proof ?? '';
      for (const text of Object.values(fails)) {
        if (await isKept(text, proof)) continue;
        expect(await isKept(text, proof, [other]), text).toBe(false);
        expect(await isKept(text, other, [proof]), text).toBe(false);
      }
    }
  });
});

describe('sentences of the articles', () => {
  it('are shown themselves and in other words, and not where something in them was changed', async () => {
    const { articles } = await readCorpus(join(import.meta.dirname, '../../data/articles'));
    const sentences = articles.flatMap(({ body }) =>
      splitSentences(body).map(({ start, end }) => body.slice(start, end)),
    );
    const [kept, dropped]: [boolean[], boolean[]] = [[], []];
    for (const sentence of sentences.filter((one) => one.length >= 10 && one.length <= 110)) {
      for (const text of rewordingsOf(sentence)) kept.push(await isKept(text, sentence));
      for (const { mutate } of MUTATIONS) {
        const text = mutate(sentence);
        if (text !== undefined) dropped.push(!(await isKept(text, sentence)));
      }
    }
    process.stdout.write(
      `articles: ${share(kept)} of ${kept.length} kept, ${share(dropped)} of ${dropped.length} mutations dropped\n`,
    );
    expect(share(kept)).toBeGreaterThanOrEqual(FLOORS.sentencesKept);
    expect(share(dropped)).toBeGreaterThanOrEqual(FLOORS.mutationsDropped);
  });
});
