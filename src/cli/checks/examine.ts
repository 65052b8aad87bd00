import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { checkDiscord } from './check-discord.ts';
import { checkHistory, checkIndexDatabase } from './check-history.ts';
import { checkArticles, checkCalibration, checkGlossary, checkIndex, checkServing } from './check-index.ts';
import { checkLanguageModel } from './check-language-model.ts';
import { checkFolder, checkLibraries, checkNode } from './check-machine.ts';
import { checkEmbeddingModel, checkReader } from './check-models.ts';
import { type Finding, findingOf } from './finding.ts';

/** Checks everything that the program needs, one thing after the other; a failed check does not stop the others. */
export async function examine(config: Config, log: Log): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of checksOf(config, log)) findings.push(...(await withoutDying(name, check)));
  return findings;
}

type Check = () => Promise<Finding | readonly Finding[]>;

function checksOf(config: Config, log: Log): readonly (readonly [string, Check])[] {
  const { sharedIndex } = config;
  return [
    ['Node.js', async () => checkNode(process.versions.node)],
    ['libraries', checkLibraries],
    ['index folder', () => checkFolder('index folder', config.indexDir)],
    ['models folder', () => checkFolder('models folder', config.modelsDir)],
    ['history folder', () => checkHistory(config)],
    ...(sharedIndex === undefined
      ? []
      : [['index database', () => checkIndexDatabase(sharedIndex, config.indexDir)] as const]),
    ['articles', () => checkArticles(config)],
    ['glossary', () => checkGlossary(config)],
    ['embedding model', () => checkEmbeddingModel(config)],
    ['reader', () => checkReader(config)],
    ['language model', () => checkLanguageModel(config)],
    ['calibration', () => checkCalibration(config)],
    ['index', () => checkIndex(config, log)],
    ['running', () => checkServing(config)],
    ['Discord', () => checkDiscord(config)],
  ];
}

/** A check that fails unexpectedly becomes a finding too, so that the others continue. */
async function withoutDying(name: string, check: Check): Promise<readonly Finding[]> {
  try {
    const found = await check();
    return 'state' in found ? [found] : found;
  } catch (error) {
    return [findingOf(name, error)];
  }
}
