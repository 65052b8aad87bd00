/**
 * Characters that were folded and split into sentences since the process began. A pass over a whole article shows in no
 * result, so that only a count can hold questions to what they may cost.
 */
export const countedWork = { foldedChars: 0, splitChars: 0 };
