import { SCOPES, type Scope } from '../../model/scope.ts';
import { type LinearModel, readLinear } from '../linear/linear-model.ts';
import { wordRuns } from './word-runs.ts';

/** Reads the form of the answer from the wording of a folded question; the classes of the model are {@link SCOPES}. */
export function readScope(model: LinearModel, folded: string): Scope {
  return SCOPES[readLinear(model, wordRuns(folded)).best] as Scope;
}
