import type { CommandRegistry } from './command-registry.ts';
import type { Gateway } from './gateway.ts';
import type { InteractionDesk } from './interaction-desk.ts';
import type { MessageStore } from './message-store.ts';
import { isJson, type Json } from './wire.ts';
import type { World } from './world.ts';

/** A request in the form that the routes take. */
export interface Request {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | unknown[];
}

/** The answer of a route; undefined is 204. */
export interface Reply {
  readonly body?: unknown;
  /** Schema of the body, or of its elements. */
  readonly schema?: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (request: Request) => Reply;
}

/** The parts on which the routes work. */
export interface Parts {
  readonly world: World;
  readonly store: MessageStore;
  readonly desk: InteractionDesk;
  readonly commands: CommandRegistry;
  readonly gateway: () => Gateway;
  readonly port: () => number;
}

/** The body of a request as an object; empty if it is not an object. */
export function object(body: Request['body']): Json {
  return isJson(body) ? body : {};
}
