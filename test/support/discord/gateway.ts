import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { makeId } from './ids.ts';
import { guildPayload, userPayload } from './payloads.ts';
import { isJson, type Json, textOf } from './wire.ts';
import type { World } from './world.ts';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalid: 9, hello: 10, ack: 11 } as const;
/** Guild members, presences and message content, which this application was not granted. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

interface Session {
  readonly id: string;
  readonly shard: number;
  seq: number;
  readonly sent: Json[];
  socket: WebSocket | undefined;
}

/** The gateway: one resumable session per shard; events while nobody is connected are kept for a resume. */
export class Gateway {
  readonly #world: World;
  readonly #token: string;
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  /** Intents of the latest identify. */
  intents = 0;
  identifies = 0;
  /** Shards in the order of their identifications, with repetitions. */
  readonly identified: number[] = [];
  resumes = 0;
  /** Closes the next identifying connections with this code. */
  refuseWith: number | undefined;
  shards = 1;

  constructor(server: Server, world: World, token: string) {
    this.#world = world;
    this.#token = token;
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
  }

  /** Sends an event to the bot; an event of a guild goes to the shard of that guild. */
  dispatch(type: string, data: Json): void {
    const guildId = textOf(data['guild_id']);
    const shard = guildId === '' ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(this.shards));
    for (const session of this.#sessions.values()) {
      if (session.shard === shard) this.#send(session, type, data);
    }
  }

  get isConnected(): boolean {
    return [...this.#sessions.values()].some(({ socket }) => socket !== undefined);
  }

  /** Cuts all connections; sessions can be resumed. */
  drop(code?: number): void {
    for (const session of this.#sessions.values()) {
      if (code === undefined) session.socket?.terminate();
      else session.socket?.close(code);
      session.socket = undefined;
    }
  }

  /** Forgets all sessions and says so; the bot loses all events until the next identify. */
  invalidate(): void {
    for (const session of this.#sessions.values()) {
      session.socket?.send(JSON.stringify({ op: OP.invalid, d: false }));
      session.socket = undefined;
    }
    this.#sessions.clear();
  }

  /** Forgets all sessions and cuts the connections, so that a resume will be refused. */
  dropForGood(): void {
    this.drop();
    this.#sessions.clear();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    await new Promise((resolve) => this.#sockets.close(resolve));
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: 30_000 } }));
    socket.on('message', (raw) => {
      const packet: unknown = JSON.parse(String(raw));
      if (isJson(packet)) this.#receive(socket, packet);
    });
    socket.on('close', () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = undefined;
    });
  }

  #receive(socket: WebSocket, packet: Json): void {
    const data = isJson(packet['d']) ? packet['d'] : {};
    if (packet['op'] === OP.heartbeat) socket.send(JSON.stringify({ op: OP.ack }));
    if (packet['op'] === OP.identify) this.#identify(socket, data);
    if (packet['op'] === OP.resume) this.#resume(socket, data);
  }

  #identify(socket: WebSocket, data: Json): void {
    this.identifies += 1;
    this.intents = Number(data['intents']);
    if (textOf(data['token']) !== this.#token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (this.intents & PRIVILEGED) {
      this.#world.violate('gateway', ['a privileged intent']);
      socket.close(4014, 'Disallowed intent(s).');
      return;
    }
    if (this.refuseWith !== undefined) {
      socket.close(this.refuseWith);
      return;
    }
    const shard = Array.isArray(data['shard']) ? Number(data['shard'][0]) : 0;
    this.identified.push(shard);
    const session: Session = { id: makeId(), shard, seq: 0, sent: [], socket };
    this.#sessions.set(session.id, session);
    const address = this.#sockets.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const guilds = [...this.#world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(this.shards)) === shard,
    );
    this.#send(session, 'READY', {
      v: 10,
      user: { ...userPayload(this.#world.bot), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      shard: [shard, this.shards],
      application: { id: this.#world.applicationId, flags: 0 },
    });
    for (const guild of guilds) this.#send(session, 'GUILD_CREATE', guildPayload(this.#world, guild));
  }

  #resume(socket: WebSocket, data: Json): void {
    const session = this.#sessions.get(textOf(data['session_id']));
    if (textOf(data['token']) !== this.#token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (!session) {
      socket.send(JSON.stringify({ op: OP.invalid, d: false }));
      return;
    }
    this.resumes += 1;
    session.socket = socket;
    for (const packet of session.sent.slice(Number(data['seq']))) socket.send(JSON.stringify(packet));
    this.#send(session, 'RESUMED', {});
  }

  #send(session: Session, type: string, data: Json): void {
    session.seq += 1;
    const packet = { op: OP.dispatch, t: type, s: session.seq, d: data };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  }
}
