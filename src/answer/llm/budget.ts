import { type Day, dayOf } from '../../model/day.ts';

/** Tokens that may be spent in a day of Asia/Shanghai; counting starts anew with every start of the process. */
export interface Budget {
  /** Sets tokens aside for a request; false where they are no longer there. */
  reserve(tokens: number): boolean;
  /** Says what a request for which `reserved` were set aside has cost. */
  settle(reserved: number, spent: number): void;
}

export function makeBudget(dailyTokens: number, now: () => Date): Budget {
  let day: Day = '';
  let spentToday = 0;
  const today = () => {
    const current = dayOf(now());
    if (current !== day) spentToday = 0;
    day = current;
  };
  return {
    reserve: (tokens) => {
      today();
      if (spentToday + tokens > dailyTokens) return false;
      spentToday += tokens;
      return true;
    },
    settle: (reserved, spent) => {
      today();
      spentToday = Math.max(0, spentToday - reserved + spent);
    },
  };
}
