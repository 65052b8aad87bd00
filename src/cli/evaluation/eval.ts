import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { NOISE_FAMILIES, type NoiseFamily } from '../../eval/noise.ts';
import { type ReportCase, renderHtmlReport } from '../../eval/report/html-report.ts';
import { OperatorError } from '../../support/errors.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { INDEX_OPTION, NOW_OPTION, todayOf } from '../question-options.ts';
import { readText } from '../read-text.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';
import { evaluateAbsent } from './evaluate-absent.ts';
import { evaluateQuestions, openFor, readQuestions } from './evaluate-questions.ts';
import { evaluateReading } from './evaluate-reading.ts';
import { type EvaluationRun, evaluateKept, evaluateSquad, readSet, type SquadOptions } from './evaluate-squad.ts';
import { evaluateTurns } from './evaluate-turns.ts';
import {
  askedOfQuestions,
  askedOfSquad,
  listNames,
  measureWorth,
  renderWorth,
  type Worth,
} from './evaluate-without.ts';
import { inRange, type QuestionRange } from './question-range.ts';
import { renderAbsent, renderEvaluation, renderKept, renderReading, renderTurns } from './render-evaluation.ts';
import { saveAbsent, saveResults } from './save-results.ts';

const USAGE = `Usage: npm run eval -- --questions FILE.jsonl [--data DIR | --index DIR] [--html FILE] [--json]
       npm run eval -- --squad FILE.json [--questions-from OTHER.json] [--limit N] [--answers | --absent | --given] [--titles]
                      [--part FROM-TO]
                      [--noise FAMILIES] [--html FILE] [--json]
       npm run eval -- --squad FILE.json --turns FILE.jsonl [--json]
Measures retrieval and answers.`;

await runCommand({
  usage: USAGE,
  options: {
    questions: { type: 'string', takes: 'FILE', says: 'labelled questions, put to the index' },
    data: { type: 'string', takes: 'DIR', says: 'put them to the articles of that folder instead, indexed in memory' },
    split: { type: 'string', takes: 'NAME', says: 'only the questions of that split' },
    squad: {
      type: 'string',
      takes: 'FILE',
      says: "a set in SQuAD's format; every paragraph is one article of an index in memory",
    },
    'questions-from': { type: 'string', takes: 'FILE', says: 'take the questions of that set, by their ids' },
    turns: {
      type: 'string',
      takes: 'FILE',
      says: "hold these conversations over the set's paragraphs, each under its title",
    },
    limit: { type: 'string', takes: 'N', says: 'only the first N questions' },
    from: { type: 'string', takes: 'N', says: 'only the questions from that position on, counted from 1' },
    to: { type: 'string', takes: 'N', says: 'only the questions up to that position' },
    now: NOW_OPTION,
    without: {
      type: 'string',
      takes: 'NAME',
      says: 'count what a rule or signal wins and loses on the questions; "list" names them all,\n"all" counts every rule',
    },
    absent: { type: 'boolean', says: 'ask them of an index without their own paragraphs: how many are refused' },
    given: { type: 'boolean', says: 'how well the reader reads, given the right paragraph of every question' },
    part: {
      type: 'string',
      takes: 'FROM-TO',
      says: 'only questions of paragraphs whose position modulo 10 is FROM to TO',
    },
    answers: { type: 'boolean', says: 'also answer them and compare with the references' },
    titles: { type: 'boolean', says: 'give every paragraph the title of its article' },
    noise: {
      type: 'string',
      takes: 'FAMILIES',
      says: 'first make the paragraphs look scraped and clean them again; families are\nglosses, traditional, over-conversion, chrome, parted by commas, or all;\nnone: only count the paragraphs that cleaning gives back whole, without an index',
    },
    index: { ...INDEX_OPTION, says: `${INDEX_OPTION.says}; its cache of vectors is used` },
    html: {
      type: 'string',
      takes: 'FILE',
      says: 'also write one page with plots, and the wrong answers beside their evidence',
    },
    save: { type: 'boolean', says: 'also put the figures into the tables of docs/results.md' },
    json: { type: 'boolean', says: 'print JSON' },
  },
  maxPositionals: 0,
  run: async ({ values, config: base, log }) => {
    const config = { ...base, indexDir: values.index === undefined ? base.indexDir : resolve(values.index) };
    if (values.without === 'list') return printLine(listNames());
    const run = { config, log, now: todayOf(values.now) };
    if ((values.questions === undefined) === (values.squad === undefined)) {
      throw new UsageError('Give --questions FILE or --squad FILE.');
    }
    const range = rangeOf(values);
    const modes = [values.answers, values.absent, values.given].filter((mode) => mode);
    if (modes.length > 1 || (modes.length > 0 && values.squad === undefined)) {
      throw new UsageError('One of --answers, --absent and --given goes with --squad.');
    }
    if (values.html !== undefined) await writeText(values.html, '');
    const finish = async (cases: readonly ReportCase[], result: object, text: string) => {
      const title = `Evaluation: ${basename(values.questions ?? values.squad ?? '')}`;
      if (values.html !== undefined) await writeText(values.html, renderHtmlReport(title, cases));
      printLine(values.json ? JSON.stringify(result) : text);
    };
    if (values.without !== undefined) {
      const worth = await worthOf(run, values, values.without);
      return finish([], worth, renderWorth(worth));
    }
    if (values.noise === 'none' && values.squad !== undefined) {
      const kept = evaluateKept({ text: await readText(values.squad) });
      return finish([], kept, renderKept(kept));
    }
    if (values.turns !== undefined && values.squad !== undefined) {
      const files = { squad: await readText(values.squad), turns: await readText(values.turns) };
      const score = await evaluateTurns(run, files);
      return finish([], score, renderTurns(score));
    }
    if (values.given) {
      const score = await evaluateReading(run, await squadOptions(values, range));
      return finish([], score, renderReading(score));
    }
    if (values.absent) {
      const { cases, ...result } = await evaluateAbsent(run, await squadOptions(values, range));
      if (values.save) await saveAbsent(nameOf(values), result);
      return finish(cases, result, renderAbsent(result));
    }
    const { cases, ...result } =
      values.questions === undefined
        ? await evaluateSquad(run, await squadOptions(values, range))
        : await evaluateQuestions(run, {
            text: await readText(values.questions),
            dataDir: values.data === undefined ? undefined : resolve(values.data),
            split: values.split,
            range,
          });
    if (values.save) await saveResults(nameOf(values), result);
    return finish(cases, result, renderEvaluation(result));
  },
});

type Values = Partial<Record<'questions' | 'squad' | 'questions-from' | 'noise' | 'limit' | 'part', string>> &
  Partial<Record<'data' | 'split' | 'from' | 'to', string>> &
  Partial<Record<'answers' | 'titles', boolean>>;

async function squadOptions(values: Values, range: QuestionRange): Promise<SquadOptions> {
  const from = values['questions-from'];
  return {
    text: await readText(values.squad ?? ''),
    questionsText: from === undefined ? undefined : await readText(from),
    range,
    part: values.part === undefined ? undefined : partOf(values.part),
    answers: values.answers ?? false,
    titles: values.titles ?? false,
    noise: values.noise === undefined ? [] : familiesOf(values.noise),
  };
}

/** The worth of a rule or signal on the questions of the command line. */
async function worthOf(run: EvaluationRun, values: Values, name: string): Promise<Readonly<Record<string, Worth>>> {
  const range = rangeOf(values);
  if (values.questions !== undefined) {
    const dataDir = values.data === undefined ? undefined : resolve(values.data);
    const options = { text: await readText(values.questions), dataDir, split: values.split, range };
    const answerer = await openFor(run, options);
    const asked = askedOfQuestions(readQuestions(options));
    return measureWorth(run, answerer, { name, asked }).finally(() => answerer.close());
  }
  const set = readSet(await squadOptions(values, range));
  const answerer = await openTemporaryAnswerer(run.config, run.log, set.articles, () => {});
  const asked = askedOfSquad({ ...set, questions: inRange(set.questions, range) });
  return measureWorth(run, answerer, { name, asked }).finally(() => answerer.close());
}

function rangeOf({ limit, from, to }: Values): QuestionRange {
  const position = (name: string, value: string | undefined, otherwise: number) => {
    const number = value === undefined ? otherwise : Number(value);
    if (!(number > 0)) throw new UsageError(`--${name} takes a number above 0, not "${value}".`);
    return number;
  };
  const first = position('from', from, 1);
  const last = position('to', to, Number.POSITIVE_INFINITY);
  return { from: first, to: Math.min(last, first - 1 + position('limit', limit, Number.POSITIVE_INFINITY)) };
}

/** Names a measurement after its files and options. */
function nameOf(values: Values): string {
  const { questions, squad, noise, limit, part, split, from: first, to: last } = values;
  const from = values['questions-from'];
  return [
    basename(questions ?? squad ?? ''),
    ...(from === undefined ? [] : [`questions of ${basename(from)}`]),
    ...(noise === undefined ? [] : [`noise ${noise}`]),
    ...(part === undefined ? [] : [`part ${part}`]),
    ...(split === undefined ? [] : [`split ${split}`]),
    ...(first === undefined && last === undefined ? [] : [`${first ?? 1}–${last ?? 'end'}`]),
    ...(limit === undefined ? [] : [`first ${limit}`]),
  ].join(', ');
}

function partOf(value: string): readonly [number, number] {
  const [, from, to] = /^(\d)-(\d)$/.exec(value) ?? [];
  if (from === undefined || to === undefined) throw new UsageError(`--part takes FROM-TO, as 7-9, not "${value}".`);
  return [Number(from), Number(to)];
}

function familiesOf(value: string): NoiseFamily[] {
  const wanted = value === 'all' ? [...NOISE_FAMILIES] : value.split(',');
  return wanted.map((name) => {
    const family = NOISE_FAMILIES.find((known) => known === name);
    if (!family) throw new UsageError(`--noise takes all or some of ${NOISE_FAMILIES.join(', ')}, not "${name}".`);
    return family;
  });
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw OperatorError.of('FILE_UNWRITABLE', { path, reason: (error as Error).message }, error);
  }
}
