import type { AnswererTools } from '../answer/answerer.ts';
import { type Calibration, fitFingerprint } from '../answer/calibration.ts';
import type { Rephrase } from '../answer/llm/rephrase.ts';
import { makeLocalCollections, selectWithin } from '../answer/local-collections.ts';
import { makeLocalLibrary } from '../answer/local-library.ts';
import { makePrivateNamesReader } from '../ingest/corpus/read-private-names.ts';
import type { NoteCode } from '../model/answer.ts';
import { type Collections, isWithin, type Reach } from '../model/library.ts';
import { type LeftOut, NOTHING_LEFT_OUT } from '../model/rules.ts';
import { CHUNKING, STORE } from '../model/tuning.ts';
import { selfTest } from '../search/self-test.ts';
import { closeIndex, type OpenIndex, openIndex } from '../store/open-index.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { type ConversationTools, makeConversationTools } from './conversation.ts';
import { openEmbedderIfPossible, openReaderIfPossible } from './inference.ts';
import { type LanguageTools, makeAnalyser, openLanguage } from './language.ts';
import { requireCollections } from './read-articles.ts';
import { readCalibration } from './read-calibration.ts';
import { openRephraseIfConfigured } from './rephrase.ts';
import { loadOpenFar } from './shared/fetch-index.ts';
import { openScopeIfPossible, openTalk } from './small-models.ts';

/** The answering functions over one index, see {@link OpenAnswerer}. */
export interface IndexAnswerer {
  readonly tools: AnswererTools;
  /** The same tools without some rules. */
  leaveOut(rules: LeftOut): AnswererTools;
  /** Adds a language model's points to answers; null if none is configured. */
  readonly rephrase: Rephrase | null;
  readonly conversation: ConversationTools;
}

/** An answerer with everything it needs, and the function that closes it. */
export interface OpenAnswerer extends IndexAnswerer {
  /** The same over another index with the same vectors. */
  over(index: OpenIndex): IndexAnswerer;
  close(): Promise<void>;
}

/** Opens the published index and the models in this process. @throws INDEX_MISSING, INDEX_BROKEN, DATA_INVALID. */
export async function openCollections(config: Config, log: Log): Promise<Collections> {
  return collectionsOf(config, await openWhole(config, log));
}

/**
 * {@link openCollections} with everything loaded that a first question would load, above all the dictionary of English.
 * It blocks the process for one to two seconds before anybody waits for an answer.
 */
export async function openReadyCollections(config: Config, log: Log): Promise<Collections> {
  const answerer = await openWhole(config, log);
  for (const text of ['会议由谁主持？', 'Who chaired the meeting in Jilin?']) {
    const question = { text, filters: {}, now: '1970-01-01' };
    answerer.tools.analyse(question);
    answerer.conversation.resolve(question, [{ question: text, short: null }]);
  }
  return collectionsOf(config, answerer);
}

function collectionsOf(config: Config, answerer: OpenAnswerer): Collections {
  const { index } = answerer.tools;
  const makeLibrary = (part: OpenIndex) => makeLocalLibrary(part === index ? answerer : answerer.over(part));
  const readPrivate = makePrivateNamesReader(config.collectionsFile);
  return makeLocalCollections({ index, readPrivate, makeLibrary, close: answerer.close });
}

/**
 * The parts of {@link openCollections} within a reach, for commands that look inside. @throws also COLLECTION_UNKNOWN.
 */
export async function openAnswerer(config: Config, log: Log, reach: Reach): Promise<OpenAnswerer> {
  const whole = await openWhole(config, log);
  requireCollections(whole.tools.index.articles, reach);
  const isKept = isWithin(reach, await makePrivateNamesReader(config.collectionsFile)());
  const index = selectWithin(whole.tools.index, isKept);
  return index === whole.tools.index ? whole : { ...whole, ...whole.over(index) };
}

async function openWhole(config: Config, log: Log): Promise<OpenAnswerer> {
  // Fails before anything is loaded if nobody could get an answer.
  await makePrivateNamesReader(config.collectionsFile)();
  const language = await openLanguage(config.glossaryFile);
  const check = (opened: OpenIndex) => selfTest(opened, makeAnalyser(opened, language));
  const { fallback, ...index } = await openIndex(config.indexDir, STORE, check, await loadOpenFar(config));
  if (fallback !== undefined) {
    const error = OperatorError.of('INDEX_BROKEN', { path: config.indexDir, reason: fallback });
    log.warn({ version: index.manifest.version }, `${describeError(error)} An older version is answered from.`);
  }
  return makeAnswerer(config, log, { index, language, notes: fallback === undefined ? [] : ['index-fallback'] });
}

export interface AnswererParts {
  readonly index: OpenIndex;
  readonly language: LanguageTools;
  readonly notes: readonly NoteCode[];
}

/** Opens the models for an index that is already open. */
export async function makeAnswerer(config: Config, log: Log, parts: AnswererParts): Promise<OpenAnswerer> {
  const { index, language } = parts;
  const embedder = index.vectors ? await openEmbedderIfPossible(config, log) : null;
  const comparable = embedder?.modelId === index.manifest.modelId ? embedder : null;
  const reader = await openReaderIfPossible(config, log);
  const calibration = await readCalibration(config.calibrationFile);
  const facts = { embedderId: comparable?.modelId ?? null, readerId: reader?.modelId ?? null, ...CHUNKING };
  const notes = [...parts.notes, ...degradations(facts, calibration)];
  const readScope = await openScopeIfPossible(config, log);
  const readTalk = await openTalk(config, log);
  const llm = await openRephraseIfConfigured(config, log, language.findNames);
  const clock = () => performance.now();
  const over = (part: OpenIndex): IndexAnswerer => {
    const leaveOut = (leftOut: LeftOut): AnswererTools => {
      const analyse = makeAnalyser(part, language, { leftOut, readScope });
      return { index: part, embedder: comparable, reader, analyse, calibration, notes, leftOut, clock };
    };
    const conversation = makeConversationTools({ index: part }, { findNames: language.findNames, readTalk });
    return { rephrase: llm.rephrase, tools: leaveOut(NOTHING_LEFT_OUT), leaveOut, conversation };
  };
  return {
    ...over(index),
    over,
    close: async () => {
      await closeIndex(index);
      await embedder?.close();
      await reader?.close();
      await llm.close();
    },
  };
}

function degradations(facts: Parameters<typeof fitFingerprint>[0], calibration: Calibration): NoteCode[] {
  const notes: NoteCode[] = [];
  if (facts.embedderId === null) notes.push('dense-unavailable');
  if (facts.readerId === null) notes.push('reader-unavailable');
  if (notes.length === 0 && calibration.fingerprint !== fitFingerprint(facts)) notes.push('calibration-mismatch');
  return notes;
}
