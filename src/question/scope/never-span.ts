import type { Scope } from '../../model/scope.ts';

/** Lists, reasons and means may be words of one sentence. */
const MAY_BE_SPAN: ReadonlySet<Scope> = new Set(['span', 'list', 'why', 'how']);

/** True if words of one sentence can never be the whole answer. */
export function isNeverSpan(scope: Scope): boolean {
  return !MAY_BE_SPAN.has(scope);
}
