import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../support/errors.ts';
import type { BotDeps } from './context/bot-deps.ts';
import type { Shard } from './discord/shard.ts';
import { type Bot, startBot } from './start-bot.ts';

/** Locks shared by all processes of a bot, by number. */
export interface Locks {
  tryLock(number: number): Promise<boolean>;
  unlock(number: number): Promise<void>;
  close(): Promise<void>;
}

export interface ShardPlan {
  /** Number of shards of the bot in all its processes. */
  readonly count: number;
  /** Shards that this process takes first; it takes over others when nobody serves them. */
  readonly own: readonly number[];
  readonly openLocks: (onLost: () => void) => Locks;
  readonly pace?: Pace;
}

export interface Pace {
  readonly lookEveryMs: number;
  /**
   * A shard of another process is taken over after it was free for this time; a holder that lost its connection has
   * given up by then.
   */
  readonly takenOverAfterMs: number;
  /** Discord accepts one identification in five seconds. */
  readonly identifyEveryMs: number;
}

/** Chosen by hand: half a second to spare beside Discord's five. */
const PACE: Pace = { lookEveryMs: 2_000, takenOverAfterMs: 25_000, identifyEveryMs: 5_500 };
/** The lock of the process that identifies; locks of shards have their numbers, from 0 on. */
const IDENTIFYING = -1;
/** Interval at which a process looks if it may identify. Chosen by hand. */
const IDENTIFY_LOOKED_MS = 200;

/**
 * Runs the bot in several processes: each serves the shards whose locks it holds, and takes over those of a dead
 * process.
 * @returns when the own shards of this process that nobody else serves are connected.
 * @throws as {@link startBot}.
 */
export async function startShards(deps: BotDeps, plan: ShardPlan): Promise<Bot> {
  const bot = new ShardedBot(deps, plan);
  await bot.start();
  return bot;
}

/** A shard that is served here, or soon will be. */
interface Serving {
  readonly bot: Promise<Bot>;
  readonly left: AbortController;
}

class ShardedBot implements Bot {
  readonly #deps: BotDeps;
  readonly #plan: ShardPlan;
  readonly #pace: Pace;
  readonly #locks: Locks;
  readonly #bots = new Map<number, Serving>();
  readonly #started = new Map<number, Bot>();
  readonly #freeSince = new Map<number, number>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #closing: Promise<unknown> | undefined;
  #isClosed = false;
  #link = '';

  constructor(deps: BotDeps, plan: ShardPlan) {
    this.#deps = deps;
    this.#plan = plan;
    this.#pace = plan.pace ?? PACE;
    this.#locks = plan.openLocks(() => this.#onLost());
  }

  get inviteLink(): string {
    return this.#link;
  }

  get guildCount(): number {
    return [...this.#started.values()].reduce((sum, bot) => sum + bot.guildCount, 0);
  }

  get isOnline(): boolean {
    return (
      this.#bots.size > 0 &&
      this.#started.size === this.#bots.size &&
      [...this.#started.values()].every((bot) => bot.isOnline)
    );
  }

  async start(): Promise<void> {
    await this.#look();
    const starts = await Promise.allSettled([...this.#bots.values()].map(({ bot }) => bot));
    // Other failures were logged, and are tried again like free shards.
    for (const start of starts)
      if (start.status === 'rejected' && start.reason instanceof OperatorError) throw start.reason;
    this.#timer = setInterval(() => void this.#look(), this.#pace.lookEveryMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#looking;
    await this.#closeBots();
    await this.#locks.close();
  }

  #look(): Promise<void> {
    this.#looking ??= this.#takeFree().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Takes own shards as soon as they are free, and others one at a time, so that several processes share them. */
  async #takeFree(): Promise<void> {
    await this.#closing;
    const { count, own } = this.#plan;
    const others = Array.from({ length: count }, (_, id) => id).filter((id) => !own.includes(id));
    for (const id of own)
      if (!this.#isClosed && !this.#bots.has(id) && (await this.#locks.tryLock(id))) this.#serve(id);
    for (const id of others) {
      if (this.#isClosed || this.#bots.has(id)) continue;
      if (!(await this.#locks.tryLock(id))) {
        this.#freeSince.delete(id);
        continue;
      }
      const since = this.#freeSince.get(id) ?? performance.now();
      this.#freeSince.set(id, since);
      if (performance.now() - since >= this.#pace.takenOverAfterMs) {
        this.#freeSince.delete(id);
        this.#deps.log.warn({ shard: id }, 'a shard that nobody served is taken over');
        return this.#serve(id);
      }
      await this.#locks.unlock(id);
    }
  }

  #serve(id: number): void {
    const left = new AbortController();
    const mayIdentify = (signal: AbortSignal) => this.#mayIdentify(signal);
    const shard: Shard = { id, count: this.#plan.count, mayIdentify, left: left.signal };
    const serving: Serving = { bot: startBot({ ...this.#deps, shard }), left };
    this.#bots.set(id, serving);
    serving.bot.then(
      (bot) => {
        if (left.signal.aborted) return;
        this.#started.set(id, bot);
        this.#link = bot.inviteLink;
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        if (error instanceof OperatorError) return this.#deps.onFatal(error);
        this.#deps.log.warn({ err: error, shard: id }, 'a shard cannot be served; trying again');
        this.#bots.delete(id);
        void this.#locks.unlock(id);
      },
    );
  }

  async #mayIdentify(signal: AbortSignal): Promise<void> {
    while (!(await this.#locks.tryLock(IDENTIFYING))) await sleep(IDENTIFY_LOOKED_MS, undefined, { signal });
    setTimeout(() => void this.#locks.unlock(IDENTIFYING), this.#pace.identifyEveryMs);
  }

  /** Another process may soon serve these shards, so nothing more is taken here until they are closed. */
  #onLost(): void {
    if (this.#isClosed) return;
    this.#deps.log.warn({ shards: [...this.#bots.keys()] }, 'the database is away: shards are left until it is back');
    void this.#closeBots();
  }

  #closeBots(): Promise<unknown> {
    const served = [...this.#bots.values()];
    this.#bots.clear();
    this.#started.clear();
    this.#freeSince.clear();
    for (const { left } of served) left.abort();
    const closed = served.map(({ bot }) => bot.then((one) => one.close()).catch(() => {}));
    this.#closing = Promise.all([this.#closing, ...closed]);
    return this.#closing;
  }
}
