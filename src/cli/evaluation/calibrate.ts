import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Calibration, fitFingerprint, type Heads } from '../../answer/calibration.ts';
import { holdsAny, isRightSpan } from '../../eval/answers.ts';
import { calibrate, outcomeRates, pointsOf } from '../../eval/confidence/calibrate.ts';
import { type CalibrationCase, type Key, makeCase, nearestArticles } from '../../eval/confidence/calibration-cases.ts';
import { confidenceMetrics } from '../../eval/confidence/points.ts';
import { isRightShort, type LabelledQuestion, parseQuestions, quotationsHold } from '../../eval/questions.ts';
import { parseSquad, type SquadQuestion, type SquadSet, withoutTitle, withPart } from '../../eval/squad.ts';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import type { Article } from '../../model/article.ts';
import { dayOf } from '../../model/day.ts';
import { CHUNKING } from '../../model/tuning.ts';
import type { Config } from '../../support/config.ts';
import { writeFileAtomic } from '../../support/files.ts';
import type { Log } from '../../support/log.ts';
import { sealJson } from '../../support/sealed-json.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { readText } from '../read-text.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';

const USAGE = `Usage: npm run calibrate -- --data DIR --questions FILE.jsonl [--split NAME] [--squad FILE.json[:LIMIT][@FROM-TO]] …
       npm run calibrate -- … [--follow-ups FILE.json[:LIMIT][@FROM-TO]] …
       npm run calibrate -- --cases FILE.jsonl [--split NAME]
Fits the confidence of answers on labelled questions over the articles of a folder and writes data/calibration.json.`;

await runCommand({
  usage: USAGE,
  options: {
    data: { type: 'string', takes: 'DIR', says: 'the articles' },
    questions: {
      type: 'string',
      multiple: true,
      takes: 'FILE',
      says: 'labelled questions, answerable and not; may be given several times',
    },
    split: {
      type: 'string',
      takes: 'NAME',
      says: 'choose the thresholds on that split (default tune); splits called test are only measured',
    },
    squad: {
      type: 'string',
      multiple: true,
      takes: 'FILE',
      says: "also fit on a set in SQuAD's format, put to an index with and without the right paragraphs: its first\nLIMIT questions, of paragraphs whose position modulo 10 is FROM to TO",
    },
    'follow-ups': {
      type: 'string',
      multiple: true,
      takes: 'FILE',
      says: "also fit on a set in SQuAD's format with titles: each question that holds the title of its article is\nput without it to that article alone, and to the one that fits best of the others",
    },
    'save-cases': { type: 'string', takes: 'FILE', says: 'also write what every question came to' },
    cases: { type: 'string', takes: 'FILE', says: 'fit on what such a file holds, without asking' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    const split = values.split ?? 'tune';
    const made = values.cases === undefined ? await ask(config, log, values) : await readCases(values.cases);
    const { fingerprint, cases } = made;
    if (values['save-cases'] !== undefined) {
      await writeFile(
        values['save-cases'],
        `${[{ fingerprint }, ...cases].map((one) => JSON.stringify(one)).join('\n')}\n`,
      );
    }
    const heads = calibrate(
      cases.filter(({ source }) => source !== 'test'),
      split,
    );
    await writeFileAtomic(config.calibrationFile, sealJson({ fingerprint, ...heads }));
    printLine(JSON.stringify(heads, null, 2));
    for (const { name, own, head } of groupsOf(cases, heads)) {
      const rates = Object.entries(outcomeRates(own, head)).map(([name, rate]) => `${name} ${percent(rate)}`);
      printLine(`${name}: ${own.length} questions, ${rates.join(', ')}`);
      const { auc, sure } = confidenceMetrics(pointsOf(own, head));
      printLine(`  AUC ${auc.toFixed(3)}, confidence ≥ 0.9: ${sure.count}, right ${percent(sure.right)}`);
    }
  },
});

interface Group {
  readonly name: string;
  readonly own: readonly CalibrationCase[];
  readonly head: Heads;
}

/** The cases by their source, with those about a given article apart. */
function groupsOf(cases: readonly CalibrationCase[], heads: Omit<Calibration, 'fingerprint'>): Group[] {
  const sources = [...new Set(cases.map((one) => one.source))].sort();
  return sources.flatMap((source) =>
    [false, true].flatMap((given): Group[] => {
      const own = cases.filter((one) => one.source === source && one.given === given);
      const name = given ? `${source}, the article given` : source;
      return own.length === 0 ? [] : [{ name, own, head: given ? heads.given : heads }];
    }),
  );
}

interface Values {
  readonly data?: string | undefined;
  readonly questions?: string[] | undefined;
  readonly squad?: string[] | undefined;
  readonly 'follow-ups'?: string[] | undefined;
}

interface Made {
  readonly fingerprint: string;
  readonly cases: readonly CalibrationCase[];
}

async function readCases(path: string): Promise<Made> {
  const [head = '{}', ...lines] = (await readText(path)).trim().split('\n');
  return { ...JSON.parse(head), cases: lines.map((line) => JSON.parse(line)) };
}

async function ask(
  config: Config,
  log: Log,
  { data, questions, squad = [], 'follow-ups': sets = [] }: Values,
): Promise<Made> {
  if (data === undefined || questions === undefined) throw new UsageError('Give --data and --questions, or --cases.');
  const now = dayOf(new Date());
  const { articles } = await readCorpus(resolve(data));
  const answerer = await openTemporaryAnswerer(config, log, articles, () => {});
  const { embedder, reader } = answerer.tools;
  const fingerprint = fitFingerprint({
    embedderId: embedder?.modelId ?? null,
    readerId: reader?.modelId ?? null,
    ...CHUNKING,
  });
  const cases: CalibrationCase[] = [];
  for (const file of questions) {
    for (const question of parseQuestions(await readText(file))) {
      const key = keyOf(question);
      const day = question.now ?? now;
      cases.push(...(await makeCase(answerer.tools, key, day)));
      const [nearest] = await nearestArticles(answerer.tools, key.question, day);
      if (nearest !== undefined) cases.push(...(await makeCase(answerer.tools, { ...key, articleId: nearest }, day)));
    }
  }
  await answerer.close();
  for (const set of squad) cases.push(...(await askSquad(config, log, set)));
  for (const set of sets) cases.push(...(await askFollowUps(config, log, set)));
  return { fingerprint, cases };
}

function keyOf(question: LabelledQuestion): Key {
  return {
    source: question.split ?? 'tune',
    answerable: question.answerable,
    class: question.class ?? 'other',
    question: question.question,
    isRightShort: (short) => isRightShort(question, short),
    doQuotationsHold: (citations) => quotationsHold(question, citations),
  };
}

/** Asks the questions of a set over all its paragraphs, and over the half without the right one. */
async function askSquad(config: Config, log: Log, name: string): Promise<CalibrationCase[]> {
  const { file, set, asked } = await readSet(name, false);
  const now = dayOf(new Date());
  const cases: CalibrationCase[] = [];
  for (const kept of [undefined, 0, 1]) {
    const isHeld = (position: number) => kept === undefined || position % 2 === kept;
    const answerer = await openTemporaryAnswerer(
      config,
      log,
      set.articles.filter((_, i) => isHeld(i)),
      () => {},
    );
    for (const question of asked) {
      if (kept !== undefined && isHeld(question.articleIndex)) continue;
      const key = squadKey(basename(file), question, kept === undefined);
      cases.push(...(await makeCase(answerer.tools, key, now)));
    }
    await answerer.close();
  }
  return cases;
}

/** Asks the questions of a set as follow-ups in a conversation about an article: the right one, and another. */
async function askFollowUps(config: Config, log: Log, name: string): Promise<CalibrationCase[]> {
  const { file, set, asked } = await readSet(name, true);
  const now = dayOf(new Date());
  const answerer = await openTemporaryAnswerer(config, log, set.articles, () => {});
  const cases: CalibrationCase[] = [];
  for (const question of asked) {
    const { id, title } = set.articles[question.articleIndex] as Article;
    const text = withoutTitle(question.text, title ?? '');
    if (text === undefined) continue;
    const others = await nearestArticles(answerer.tools, text, now);
    const other = others.find((one) => one !== id);
    const keyFor = (articleId: string): Key => ({
      ...squadKey(`follow-ups of ${basename(file)}`, { ...question, text }, articleId === id),
      articleId,
    });
    for (const articleId of other === undefined ? [id] : [id, other]) {
      cases.push(...(await makeCase(answerer.tools, keyFor(articleId), now)));
    }
  }
  await answerer.close();
  return cases;
}

interface AskedSet {
  readonly file: string;
  readonly set: SquadSet;
  readonly asked: readonly SquadQuestion[];
}

async function readSet(name: string, withTitles: boolean): Promise<AskedSet> {
  const [, file = name, limit = '', from, to] = /^(.+?)(?::(\d+))?(?:@(\d)-(\d))?$/.exec(name) ?? [];
  const whole = parseSquad(await readText(file), withTitles);
  const set = from === undefined || to === undefined ? whole : withPart(whole, Number(from), Number(to));
  return { file, set, asked: limit === '' ? set.questions : set.questions.slice(0, Number(limit)) };
}

function squadKey(source: string, { text, answers }: SquadQuestion, answerable: boolean): Key {
  return {
    source,
    answerable,
    class: 'near-miss',
    question: text,
    isRightShort: (short) => isRightSpan(short, answers),
    doQuotationsHold: (citations) => holdsAny(citations, answers),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
