import { type APIMessage, RESTJSONErrorCodes } from 'discord.js';
import type { MessageView } from '../../render/discord/discord-view.ts';
import type { Attachment, Choice, DiscordApi, InteractionKey } from './discord-api.ts';

/** The acknowledgement of an interaction so far. */
export type State = 'open' | 'deferred' | 'deferred-update' | 'answered';

/** Answers one interaction; it chooses the call that fits the earlier replies. */
export class Responder {
  readonly #api: DiscordApi;
  readonly #key: InteractionKey;
  #state: State;

  /** `state` is the acknowledgement by an earlier run. */
  constructor(api: DiscordApi, key: InteractionKey, state: State = 'open') {
    this.#api = api;
    this.#key = key;
    this.#state = state;
  }

  /** Acknowledges at once; the answer follows by {@link show}. */
  async defer(isPrivate: boolean): Promise<void> {
    await this.#acknowledge('deferred', () => this.#api.defer(this.#key, isPrivate));
  }

  /** Acknowledges a button whose message {@link show} will replace. */
  async deferUpdate(): Promise<void> {
    await this.#acknowledge('deferred-update', () => this.#api.deferUpdate(this.#key));
  }

  /** Shows the answer after a deferral, or a new version of it. */
  async show(message: MessageView, file?: Attachment): Promise<APIMessage> {
    const shown = await this.#api.editOriginal(this.#key, message, file);
    this.#state = 'answered';
    return shown;
  }

  /** Sends a message to the asker alone, whatever was sent before. */
  async tell(message: MessageView): Promise<void> {
    if (this.#state === 'open') {
      await this.#acknowledge('answered', () => this.#api.reply(this.#key, message, true));
    } else if (this.#state === 'deferred') await this.show(message);
    else await this.#api.followUp(this.#key, message);
  }

  async reply(message: MessageView, isPrivate: boolean): Promise<void> {
    await this.#acknowledge('answered', () => this.#api.reply(this.#key, message, isPrivate));
  }

  async update(message: MessageView): Promise<void> {
    await this.#acknowledge('answered', () => this.#api.update(this.#key, message));
  }

  async choices(choices: readonly Choice[]): Promise<void> {
    await this.#acknowledge('answered', () => this.#api.choices(this.#key, choices));
  }

  async modal(modal: object): Promise<void> {
    await this.#acknowledge('answered', () => this.#api.modal(this.#key, modal));
  }

  /** Id of the interaction. */
  get id(): string {
    return this.#key.id;
  }

  /** Token that answers the interaction for a quarter of an hour. */
  get token(): string {
    return this.#key.token;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  async #acknowledge(state: State, call: () => Promise<void>): Promise<void> {
    await call().catch((error: unknown) => {
      if (!isAcknowledgedAlready(error)) throw error;
    });
    this.#state = state;
  }
}

/** Discord refuses a repeated acknowledgement if the first one arrived and only its reply was lost. */
function isAcknowledgedAlready(error: unknown): boolean {
  return codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

/** Discord's code for a refusal; undefined for other failures. */
export function codeOf(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : undefined;
}
