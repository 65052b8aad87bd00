import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CommandRegistry } from './command-registry.ts';
import { type Fault, Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { InteractionDesk } from './interaction-desk.ts';
import { MessageStore } from './message-store.ts';
import { makeRoutes } from './rest-routes.ts';
import type { Reply, Route } from './route.ts';
import { checkSchema } from './schema.ts';
import { DiscordRefusal, isJson, type Json, type Violation } from './wire.ts';
import { World } from './world.ts';

export const TOKEN = 'local-token';
const OPEN_ROUTES = /^\/(interactions|webhooks)\//;

/** A file the bot attached. */
export interface Upload {
  readonly name: string;
  readonly text: string;
}

/** One request and its status. */
export interface Served {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly at: number;
}

/**
 * A local Discord: REST version 10 and gateway on 127.0.0.1. It enforces Discord's limits and deadlines, checks
 * everything that it receives and sends against Discord's published schemas, and counts every violation.
 */
export class LocalDiscord {
  readonly world = new World();
  readonly faults = new Faults();
  readonly commands = new CommandRegistry(this.world);
  readonly store = new MessageStore(this.world);
  readonly desk = new InteractionDesk(this.world, this.store);
  readonly served: Served[] = [];
  /** Files attached by the bot, in order. */
  readonly uploads: Upload[] = [];
  /** Changed by tests in which the bot's token is reset. */
  token = TOKEN;
  readonly #server: Server;
  readonly #routes: Route[];
  readonly gateway: Gateway;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.gateway = new Gateway(this.#server, this.world, TOKEN);
    this.#routes = makeRoutes({
      world: this.world,
      store: this.store,
      desk: this.desk,
      commands: this.commands,
      gateway: () => this.gateway,
      port: () => this.port,
    });
  }

  static async start(): Promise<LocalDiscord> {
    const discord = new LocalDiscord();
    await new Promise<void>((resolve) => discord.#server.listen(0, '127.0.0.1', resolve));
    return discord;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** For DISCORD_API_URL. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  get violations(): readonly Violation[] {
    return this.world.violations;
  }

  async close(): Promise<void> {
    await this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const { body, files } = await readBody(request);
    this.uploads.push(...files);
    const fault = this.faults.take(method, path);
    if (fault && !fault.kind.endsWith('-after')) {
      this.#fail(fault, request, response);
      return;
    }
    const [status, answer] = this.#answer(request, { method, path, query: url.searchParams, body });
    this.served.push({ method, path, status, at: performance.now() });
    if (fault) this.#fail(fault, request, response);
    else send(response, status, answer);
  }

  #answer(
    request: IncomingMessage,
    call: { method: string; path: string; query: URLSearchParams; body: Json | unknown[] },
  ): [number, unknown] {
    const { method, path, query, body } = call;
    if (!OPEN_ROUTES.test(path) && request.headers.authorization !== `Bot ${this.token}`) {
      return [401, { message: '401: Unauthorized', code: 0 }];
    }
    for (const route of this.#routes) {
      const match = route.method === method ? route.path.exec(path) : null;
      if (!match) continue;
      try {
        const reply = route.handle({ params: match.slice(1), query, body });
        this.#checkReply(`${method} ${path}`, reply);
        return reply.body === undefined ? [204, undefined] : [200, reply.body];
      } catch (error) {
        if (!(error instanceof DiscordRefusal)) throw error;
        return [error.status, { message: error.message, code: error.code, ...(error.details ? { errors: {} } : {}) }];
      }
    }
    this.world.violate(`${method} ${path}`, ['no such route']);
    return [404, { message: '404: Not Found', code: 0 }];
  }

  #checkReply(where: string, { body, schema }: Reply): void {
    if (schema === undefined) return;
    for (const value of Array.isArray(body) ? body : [body]) {
      this.world.violate(`own answer to ${where}`, checkSchema(schema, JSON.parse(JSON.stringify(value)), false));
    }
  }

  #fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    const name = fault.kind.replace('-after', '');
    if (name === 'reset') request.socket.resetAndDestroy();
    else if (name === 'unauthorized') send(response, 401, { message: '401: Unauthorized', code: 0 });
    else if (name === 'forbidden') send(response, 403, { message: 'Missing Access', code: 50001 });
    else if (name === 'server-error') send(response, 500, { message: '500: Internal Server Error', code: 0 });
    else {
      const seconds = fault.retryAfter ?? 1;
      if (fault.kind === 'rate-limit') response.setHeader('Retry-After', String(seconds));
      send(response, 429, { message: 'You are being rate limited.', retry_after: seconds, global: false });
    }
  }
}

interface Received {
  readonly body: Json | unknown[];
  readonly files: readonly Upload[];
}

async function readBody(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { body: bytes.length === 0 ? {} : parseJson(bytes.toString('utf8')), files: [] };
}

/** A form with the JSON in `payload_json` and files beside it. */
async function readForm(bytes: Buffer, type: string): Promise<Received> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  for (const value of form.values()) {
    if (typeof value !== 'string') files.push({ name: value.name, text: await value.text() });
  }
  return { body: parseJson(String(form.get('payload_json') ?? '{}')), files };
}

function parseJson(text: string): Json | unknown[] {
  const parsed: unknown = JSON.parse(text);
  return isJson(parsed) || Array.isArray(parsed) ? parsed : {};
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
