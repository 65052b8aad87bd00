import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { Library } from '../model/library.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { AnswerDesk } from './answer-desk.ts';
import { COMMANDS } from './commands/all-commands.ts';
import type { BotContext } from './context.ts';
import { DiscordApi } from './discord-api.ts';
import { makeClient } from './discord-client.ts';
import { fatalClose } from './fatal-close.ts';
import { GuildView } from './guild-view.ts';
import { InFlight } from './in-flight.ts';
import { handleInteraction } from './interaction-router.ts';
import { inviteLink } from './invite-link.ts';
import { MessageHandler } from './message-handler.ts';
import { registerCommands } from './register-commands.ts';

export interface BotDeps {
  readonly token: string;
  /** Base of Discord's REST interface without version; undefined for Discord itself. */
  readonly apiUrl: string | undefined;
  readonly library: Library;
  readonly log: Log;
  readonly now: () => Date;
  /** Called once, when the bot cannot go on: its token is refused, or the gateway closed for good. */
  readonly onFatal: (error: OperatorError) => void;
}

export interface Bot {
  readonly inviteLink: string;
  /** Stops taking questions, finishes those under way, and leaves the gateway. */
  close(): Promise<void>;
}

/** The answer process answers one question after the other; a few at once keep it busy. */
const AT_ONCE = 4;
const MAX_WAITING = 200;
const FINISH_WITHIN_MS = 25_000;
const LOGIN_WAITS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Connects to Discord, registers the commands where they changed, and answers.
 * @throws DISCORD_REFUSED, DISCORD_CLOSED where Discord does not take the bot; other failures are waited out.
 */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const bot = new RunningBot(deps);
  await bot.connect();
  await bot.register();
  return bot;
}

class RunningBot implements Bot {
  readonly #deps: BotDeps;
  readonly #context: BotContext;
  readonly #messages: MessageHandler;
  readonly #inFlight = new InFlight();
  #client: Client;
  #isConnected = false;
  #isStopping = false;
  #fatal: OperatorError | undefined;

  constructor(deps: BotDeps) {
    this.#deps = deps;
    const { library, log, now } = deps;
    this.#client = this.#makeClient();
    const guilds = new GuildView(() => this.#client);
    const api = new DiscordApi(
      () => this.#client.rest,
      () => this.#applicationId,
    );
    const desk = new AnswerDesk({ ask: (question) => library.ask(question), atOnce: AT_ONCE, maxWaiting: MAX_WAITING });
    this.#context = { library, desk, api, log, now };
    this.#messages = new MessageHandler(this.#context, guilds);
  }

  get inviteLink(): string {
    return inviteLink(this.#applicationId);
  }

  /** Logs in; tries again, ever more slowly, until Discord answers or refuses for good. */
  async connect(): Promise<void> {
    const { token, log } = this.#deps;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#client.login(token);
        this.#isConnected = true;
        return;
      } catch (error) {
        if (this.#fatal) throw this.#fatal;
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

  async register(): Promise<void> {
    const definitions = COMMANDS.map(({ definition }) => definition);
    const changed = await registerCommands(this.#context.api, null, definitions);
    this.#deps.log.info({ changed }, 'commands are registered');
  }

  async close(): Promise<void> {
    this.#isStopping = true;
    await this.#inFlight.settle(FINISH_WITHIN_MS);
    await this.#client.destroy();
  }

  get #applicationId(): string {
    return this.#client.application?.id ?? '';
  }

  #makeClient(): Client {
    const { apiUrl, log } = this.#deps;
    const onUnauthorized = () => this.#fail(OperatorError.of('DISCORD_REFUSED', { reason: 'the token is not valid' }));
    const client = makeClient({ apiUrl, log, onUnauthorized });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) => this.#onInteraction(raw));
    client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: GatewayMessageCreateDispatchData) => this.#onMessage(raw));
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = fatalClose(code);
      if (error) this.#fail(error);
    });
    client.on(Events.ShardReady, () => {
      if (this.#isStopping) void client.destroy();
    });
    client.on(Events.Error, (error) => log.warn({ err: error }, 'discord.js reported an error'));
    client.on(Events.ShardError, (error) => log.warn({ err: error }, 'a gateway connection failed'));
    return client;
  }

  #onInteraction(raw: APIInteraction): void {
    this.#inFlight.track(handleInteraction(raw, this.#context));
  }

  #onMessage(raw: GatewayMessageCreateDispatchData): void {
    if (!this.#isStopping) this.#inFlight.track(this.#messages.handle(raw));
  }

  /** Before the first connection {@link connect} throws it, later the process is told. */
  #fail(error: OperatorError): void {
    if (this.#fatal || this.#isStopping) return;
    this.#fatal = error;
    if (this.#isConnected) this.#deps.onFatal(error);
  }
}

function codeOfLogin(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
