import { CATALOGUE, type ErrorCode } from '../../src/support/errors.ts';

/** A stand-in for a fact in a message that can be used like any value. */
function placeholder(name: string): object {
  const text = `‹${name}›`;
  return { toString: () => text, join: () => text };
}

const FACTS = new Proxy({}, { get: (_, name) => placeholder(String(name)) });

/** docs/errors.md made from the catalogue. */
export function renderErrorsDocument(): string {
  const rows = Object.entries(CATALOGUE).map(([code, { message, remedy }]) => {
    const words = (message as (facts: unknown) => string)(FACTS);
    return `| \`${code as ErrorCode}\` | ${words} | ${remedy} |`;
  });
  return [
    '# Errors',
    'Every problem an operator can mend, in the words the program uses. A command that meets one writes',
    '`CODE: message → remedy` on stderr and ends with exit code 1. ‹…› stands for a fact of the case.',
    '',
    'Exit codes: 0 done (a refusal to answer included), 1 one of these, 2 wrong usage, 70 a bug, with its stack.',
    '',
    'This file is generated from src/support/errors.ts: `npm test -- --update` writes it, `npm test` checks it.',
    '',
    '| Code | Message | Remedy |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
