/**
 * Number of characters that were folded and split into sentences since the process began. A pass over a whole article
 * changes no result, so that only a count can show that a question did too much work.
 */
export const countedWork = { foldedChars: 0, splitChars: 0 };
