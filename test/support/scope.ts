import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES, type Scope } from '../../src/model/scope.ts';
import { parseLinearModel } from '../../src/question/linear/parse-linear-model.ts';
import { readScope } from '../../src/question/scope/classifier.ts';

const file = join(import.meta.dirname, '../../models/youju-scope/model.json');
const model = parseLinearModel(readFileSync(file, 'utf8'), SCOPES);

/** Reads the form of answer that a folded question needs, with the model of the project. */
export function scopeOf(folded: string): Scope {
  return readScope(model, folded);
}
