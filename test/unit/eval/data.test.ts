import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/text/script/fold.ts';
import { isTraditional } from '../../../src/text/script/script.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const EVAL = join(ROOT, 'data/eval');
const ABSTAIN = join(ROOT, 'test/fixtures/abstain');

interface Question {
  readonly id: string;
  readonly lang: string;
  readonly type: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly article?: string;
  readonly evidence?: string;
  readonly must?: readonly (readonly string[])[];
}

interface AbstainQuestion extends Question {
  readonly split: string;
  readonly class: string;
  readonly leansOn?: string;
  readonly gold?: string;
}

interface SquadQuestion {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly { readonly text: string; readonly answer_start: number }[];
}

interface Squad {
  readonly data: readonly {
    readonly paragraphs: readonly { readonly context: string; readonly qas: readonly SquadQuestion[] }[];
  }[];
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function readLines<T>(path: string): T[] {
  return readText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The body of every article of a folder by file stem, without front matter. */
function readBodies(folder: string): Map<string, string> {
  const names = readdirSync(folder).sort();
  return new Map(
    names.map((name) => {
      const text = readText(join(folder, name));
      return [basename(name).replace(/\.\w+$/, ''), text.replace(/^\s*---\n[\s\S]*?\n---\n/, '')];
    }),
  );
}

function paragraphsOf(name: string): Squad['data'][number]['paragraphs'][number][] {
  const squad = JSON.parse(readText(join(EVAL, name))) as Squad;
  return squad.data.flatMap((article) => article.paragraphs);
}

/** The groups of `must` without an alternative in the texts. */
function missingGroups(question: Question, texts: readonly (string | undefined)[]): string[] {
  const folded = texts.map((text) => foldText(text ?? ''));
  return (question.must ?? [])
    .filter((group) => !group.some((alternative) => folded.some((text) => text.includes(foldText(alternative)))))
    .map((group) => `${question.id}: ${group.join(' / ')}`);
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

function asAsked(question: string): string {
  return foldText(question).replace(/请问|[\p{P}\s]/gu, '');
}

/**
 * The language of a question by its letters; a Traditional question contains a character that only Traditional uses.
 */
function looksLike(question: string): string {
  if (!/\p{Script=Han}/u.test(question)) return 'en';
  return isTraditional(question) ? 'zh-Hant' : 'zh-Hans';
}

describe('the abstaining set', () => {
  const bodies = readBodies(join(ABSTAIN, 'articles'));
  const questions = readLines<AbstainQuestion>(join(ABSTAIN, 'questions.jsonl'));
  const answerable = questions.filter((question) => question.class === 'answerable');

  it('has 40 articles of 200 to 600 characters with title, source, date and address, a third in Traditional', () => {
    const heads = [...bodies.keys()].map((stem) => readText(join(ABSTAIN, 'articles', `${stem}.md`)));
    const complete = /^---\ntitle: '.+'\nsource: '.+'\ndate: \d{4}-\d\d-\d\d\nurl: '.+'\n---\n/;
    const lengths = [...bodies.values()].map((body) => body.replace(/\s/g, '').length);
    expect(heads.filter((head) => !complete.test(head))).toEqual([]);
    expect(bodies.size).toBe(40);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
    expect([...bodies.values()].filter(isTraditional).length).toBeGreaterThanOrEqual(13);
  });

  it('has at least 110 answerable, near-miss and off-topic questions in each split', () => {
    for (const split of ['tune', 'test']) {
      for (const kind of ['answerable', 'near-miss', 'off-topic']) {
        const count = questions.filter((question) => question.split === split && question.class === kind).length;
        expect(count, `${split} ${kind}`).toBeGreaterThanOrEqual(110);
      }
    }
  });

  it('knows no other split, class, type or language', () => {
    const values = (key: 'split' | 'class' | 'type' | 'lang') =>
      [...new Set(questions.map((each) => each[key]))].sort();
    expect(values('split')).toEqual(['test', 'tune']);
    expect(values('class')).toEqual(['answerable', 'near-miss', 'off-topic']);
    expect(values('lang')).toEqual(['en', 'zh-Hans', 'zh-Hant']);
    expect(values('type')).toEqual(
      ['how', 'list', 'none', 'number', 'what', 'when', 'where', 'who', 'why', 'yes-no'].sort(),
    );
  });

  it('names the language of every question rightly', () => {
    const wrong = questions.filter(({ question, lang }) => looksLike(question) !== lang);
    expect(wrong.map(({ id, lang }) => `${id} ${lang}`)).toEqual([]);
  });

  it('has no id and no question twice', () => {
    expect(repeated(questions.map(({ id }) => id))).toEqual([]);
    expect(repeated(questions.map(({ question }) => asAsked(question)))).toEqual([]);
  });

  it('keeps all questions of an article in one split', () => {
    const splits = new Map<string, Set<string>>();
    for (const { article, leansOn, split } of questions) {
      const stem = article ?? leansOn;
      if (stem !== undefined) splits.set(stem, (splits.get(stem) ?? new Set()).add(split));
    }
    expect([...splits].filter(([, of]) => of.size > 1)).toEqual([]);
    expect([...splits.keys()].sort()).toEqual([...bodies.keys()].sort());
    expect([...splits.values()].filter((of) => of.has('tune'))).toHaveLength(20);
  });

  it('gives article, evidence, must and gold to answerable questions and to no other', () => {
    const whole = questions.filter((each) => each.article && each.evidence && each.must?.length && each.gold);
    const partly = questions.filter((each) => each.article ?? each.evidence ?? each.must ?? each.gold);
    expect(whole).toEqual(answerable);
    expect(partly).toEqual(answerable);
    expect(questions.filter((each) => each.answerable)).toEqual(answerable);
    expect(questions.filter((each) => each.leansOn !== undefined).every((each) => each.class === 'near-miss')).toBe(
      true,
    );
  });

  it('quotes every evidence from its folded article', () => {
    const folded = new Map([...bodies].map(([stem, body]) => [stem, foldText(body)]));
    const wrong = answerable.filter(({ article, evidence }) => !folded.get(article ?? '')?.includes(evidence ?? '\0'));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('asks only for what evidence or gold say, in gold that stands in the article', () => {
    const folded = new Map([...bodies].map(([stem, body]) => [stem, foldText(body)]));
    expect(answerable.flatMap((each) => missingGroups(each, [each.evidence, each.gold]))).toEqual([]);
    const invented = answerable.filter(({ article, gold }) => !folded.get(article ?? '')?.includes(gold ?? '\0'));
    expect(invented.map(({ id, gold }) => `${id} ${gold}`)).toEqual([]);
  });
});

describe('our questions over the five articles', () => {
  const questions = readLines<Question>(join(EVAL, 'questions.jsonl'));
  const answerable = questions.filter((question) => question.answerable);
  const tagsAndGlosses = /<[^>]*>|\(\p{Script=Latin}+\)\s?/gu;
  const texts = new Map(
    [...readBodies(join(ROOT, 'data/articles'))].map(([stem, body]) => [
      stem,
      foldText(body.replace(tagsAndGlosses, '')).replace(/\s/g, ''),
    ]),
  );

  it('are at least 30, in three languages, some without an answer', () => {
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(new Set(questions.map(({ lang }) => lang)).size).toBe(3);
    expect(questions.length - answerable.length).toBeGreaterThanOrEqual(5);
    expect(questions.filter(({ question, lang }) => looksLike(question) !== lang)).toEqual([]);
    expect(repeated(questions.map(({ question }) => asAsked(question)))).toEqual([]);
  });

  it('quote their evidence from the cleaned article, and ask only for what it says', () => {
    const wrong = answerable.filter(
      ({ article, evidence }) => !texts.get(article ?? '')?.includes(foldText(evidence ?? '\0').replace(/\s/g, '')),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(answerable.flatMap((each) => missingGroups(each, [each.evidence]))).toEqual([]);
    expect(questions.filter((each) => !each.answerable && (each.article ?? each.must ?? each.evidence))).toEqual([]);
  });
});

describe('the licensed samples', () => {
  const samples = readdirSync(EVAL)
    .filter((name) => name.endsWith('-sample.json'))
    .sort();

  it.each(samples)('%s: every answer stands at its offset', (name) => {
    const paragraphs = paragraphsOf(name);
    const wrong = paragraphs.flatMap(({ context, qas }) =>
      qas.filter(({ answers }) => answers.some((each) => !context.startsWith(each.text, each.answer_start))),
    );
    expect(paragraphs.length).toBeGreaterThanOrEqual(30);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('hold the same XQuAD questions in both languages', () => {
    const ids = (name: string) => paragraphsOf(name).map(({ qas }) => qas.map(({ id }) => id));
    expect(ids('xquad-en-sample.json')).toEqual(ids('xquad-zh-sample.json'));
  });

  it('are named with origin and licence in the README, as is every other file', () => {
    const sections = readText(join(EVAL, 'README.md')).split(/^## /m).slice(1);
    const files = readdirSync(EVAL).filter((name) => name !== 'README.md');
    const unnamed = files.filter(
      (name) => !sections.some((section) => (section.split('\n')[0] ?? '').includes(name) && /licence/i.test(section)),
    );
    expect(samples.length).toBeGreaterThanOrEqual(3);
    expect(unnamed).toEqual([]);
  });
});
