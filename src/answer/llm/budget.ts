import { type Day, dayOf } from '../../model/day.ts';

/** Tokens that may be spent in a day of Asia/Shanghai. The count restarts with the process. */
export interface Budget {
  /** Reserves tokens for a request; false if too few are left. */
  reserve(tokens: number): boolean;
  /** Replaces a reservation by the tokens that the request really cost. */
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
