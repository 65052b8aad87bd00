import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIInteraction, type Client, Events, InteractionType, Status } from 'discord.js';
import { OperatorError } from '../support/errors.ts';
import { resumeAnswers } from './asking/resume-answers.ts';
import type { BotDeps } from './context/bot-deps.ts';
import type { BotContext } from './context/context.ts';
import { makeContext } from './context/make-context.ts';
import { makeClient } from './discord/discord-client.ts';
import { listen } from './discord/gateway-events.ts';
import { handleInteraction } from './interaction-router.ts';
import { InFlight } from './limits/in-flight.ts';
import { OneATurn } from './limits/one-a-turn.ts';
import { catchUp } from './messages/catch-up.ts';
import { EditedQuestions, onDeleted } from './messages/message-changes.ts';
import { MessageHandler } from './messages/message-handler.ts';
import { registerInBackground } from './registration/background-registration.ts';
import { inviteLink } from './registration/invite-link.ts';
import { startUpkeep } from './upkeep.ts';

export interface Bot {
  readonly inviteLink: string;
  /** Number of guilds with the bot. */
  readonly guildCount: number;
  /** True if the gateway is connected at the moment. */
  readonly isOnline: boolean;
  /** Accepts no more questions, finishes those in progress, and leaves the gateway. */
  close(): Promise<void>;
}

/** Together with the parts that close afterwards, a stop takes less than ten seconds. */
const FINISH_WITHIN_MS = 5_500;
/** The start is reported once the commands are registered, or after this time, because the bot already answers. */
const REGISTERED_WITHIN_MS = 2_000;
const LOGIN_WAITS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Connects to Discord, registers changed commands, and answers.
 * @throws DISCORD_REFUSED, DISCORD_CLOSED if Discord refuses the bot; other failures are waited out.
 */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const bot = new RunningBot(deps);
  await bot.connect();
  await bot.settleIn();
  return bot;
}

class RunningBot implements Bot {
  readonly #deps: BotDeps;
  readonly #context: BotContext;
  readonly #messages: MessageHandler;
  readonly #edited: EditedQuestions;
  readonly #inFlight = new InFlight();
  readonly #paced = new OneATurn();
  #client: Client;
  #isConnected = false;
  #isStopping = false;
  #fatal: OperatorError | undefined;
  #upkeep: { stop(): void } | undefined;
  readonly #ending = new AbortController();

  constructor(deps: BotDeps) {
    this.#deps = deps;
    this.#client = this.#makeClient();
    const getClient = () => this.#client;
    this.#context = makeContext(deps, { getClient, isStopping: () => this.#isStopping });
    this.#messages = new MessageHandler(this.#context);
    this.#edited = new EditedQuestions(this.#context, this.#messages);
  }

  get inviteLink(): string {
    return inviteLink(this.#applicationId);
  }

  get guildCount(): number {
    return this.#context.guilds.guildIds.length;
  }

  get isOnline(): boolean {
    return this.#isConnected && this.#client.ws.status === Status.Ready;
  }

  /**
   * Logs in; repeats that after longer and longer waits until Discord answers or refuses for good, or the shard is
   * left.
   */
  async connect(): Promise<void> {
    const { token, log, shard } = this.#deps;
    for (let attempt = 0; ; attempt++) {
      try {
        await untilLeft(this.#client.login(token), shard?.left);
        this.#isConnected = true;
        return;
      } catch (error) {
        if (this.#fatal) throw this.#fatal;
        if (shard?.left.aborted) {
          await this.#client.destroy();
          throw error;
        }
        if (codeOfLogin(error) === 'TokenInvalid') {
          throw OperatorError.of('DISCORD_REFUSED', { reason: 'the token is not valid' }, error);
        }
        const ms = LOGIN_WAITS_MS[Math.min(attempt, LOGIN_WAITS_MS.length - 1)] ?? 0;
        log.warn({ err: error, ms }, 'Discord cannot be reached; waiting');
        await sleep(ms);
        this.#client = this.#makeClient();
      }
    }
  }

  /** Begins the background tasks, including the registration of the commands. */
  async settleIn(): Promise<void> {
    const { api, log, articleCaches, alerts } = this.#context;
    const { signal } = this.#ending;
    const registration = {
      api,
      guildIds: this.#deps.guildIds ?? [],
      log,
      signal,
      onState: (guildId: string | null, isRegistered: boolean) => alerts.setRegistered(guildId, isRegistered),
    };
    const registered = this.#context.isServedHere(null) ? registerInBackground(registration) : Promise.resolve();
    await articleCaches
      .renew()
      .catch((error: unknown) => log.warn({ err: error }, 'the list of articles cannot be read'));
    this.#upkeep = startUpkeep(this.#context, this.#deps.alertsEveryMs);
    this.#catchUp();
    const resumed = resumeAnswers(this.#context).catch((error: unknown) =>
      log.warn({ err: error }, 'answers are lost'),
    );
    this.#inFlight.track(resumed);
    await Promise.race([registered, sleep(REGISTERED_WITHIN_MS, undefined, { ref: false })]);
  }

  async close(): Promise<void> {
    this.#isStopping = true;
    this.#ending.abort();
    this.#upkeep?.stop();
    await this.#inFlight.settle(FINISH_WITHIN_MS);
    await this.#client.destroy();
  }

  get #applicationId(): string {
    return this.#client.application?.id ?? '';
  }

  #makeClient(): Client {
    const { apiUrl, log } = this.#deps;
    const onUnauthorized = () => this.#fail(OperatorError.of('DISCORD_REFUSED', { reason: 'the token is not valid' }));
    const client = makeClient({ apiUrl, log, onUnauthorized, shard: this.#deps.shard });
    const track = (task: Promise<void>) => this.#inFlight.track(task);
    listen(client, {
      onInteraction: (raw) => this.#onInteraction(raw),
      onMessage: (raw) => (this.#isStopping ? undefined : track(this.#messages.handle(raw))),
      onEdited: (raw) => track(this.#edited.handle(raw)),
      onDeleted: (id) => track(onDeleted(id, this.#context, this.#messages)),
      onGuildLeft: (guildId) => track(this.#context.settings.forget(guildId)),
      onSession: () => this.#catchUp(),
      onFatalClose: (error) => this.#fail(error),
    });
    client.on(Events.ShardReady, () => (this.#isStopping ? void client.destroy() : undefined));
    client.on(Events.Error, (error) => log.warn({ err: error }, 'discord.js reported an error'));
    client.on(Events.ShardError, (error) => log.warn({ err: error }, 'a gateway connection failed'));
    return client;
  }

  /** Completions go first, because they are worthless a moment later. */
  #onInteraction(raw: APIInteraction): void {
    const handle = () => handleInteraction(raw, this.#context);
    const isUrgent = raw.type === InteractionType.ApplicationCommandAutocomplete;
    this.#inFlight.track(this.#paced.run(handle, { isUrgent }));
  }

  /** Runs after every new session; a resumed session delivers its events itself. */
  #catchUp(): void {
    if (!this.#isConnected || this.#isStopping) return;
    const { log } = this.#context;
    const task = Promise.all([catchUp(this.#context, this.#messages), this.#context.articleCaches.renew()]);
    this.#inFlight.track(
      task.then(
        () => {},
        (error: unknown) => log.warn({ err: error }, 'catching up failed'),
      ),
    );
  }

  /** Before the first connection {@link connect} throws the error, later the process is told. */
  #fail(error: OperatorError): void {
    if (this.#fatal || this.#isStopping) return;
    this.#fatal = error;
    if (this.#isConnected) this.#deps.onFatal(error);
  }
}

/** @throws the reason of the signal as soon as it is aborted. */
async function untilLeft<T>(work: Promise<T>, left: AbortSignal | undefined): Promise<T> {
  if (left === undefined) return work;
  left.throwIfAborted();
  const end = new AbortController();
  const aborted = once(left, 'abort', { signal: end.signal }).then(() => left.throwIfAborted());
  try {
    await Promise.race([work, aborted]);
    return await work;
  } finally {
    aborted.catch(() => {});
    work.catch(() => {});
    end.abort();
  }
}

function codeOfLogin(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
