import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '../../src/model/scope.ts';
import { readScope } from '../../src/question/scope/classifier.ts';
import { parseScopeModel } from '../../src/question/scope/parse-scope-model.ts';

const model = parseScopeModel(readFileSync(join(import.meta.dirname, '../../models/youju-scope/model.json'), 'utf8'));

/** Reads what would answer a folded question, with the model that comes with the project. */
export function scopeOf(folded: string): Scope {
  return readScope(model, folded).scope;
}
