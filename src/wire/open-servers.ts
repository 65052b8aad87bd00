import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayState } from '../health/health-report.ts';
import type { Meter } from '../health/meter.ts';
import { dayOf } from '../model/day.ts';
import type { Collections } from '../model/library.ts';
import type { LoopbackServer } from '../serving/loopback-server.ts';
import { type Config, PROJECT_DIR } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { openTalk } from './small-models.ts';

export interface ServersSpec {
  readonly config: Config;
  readonly collections: Collections;
  /** Null if health is not served. */
  readonly meter: Meter | null;
  readonly gateway: () => GatewayState;
  readonly log: Log;
  readonly now: () => Date;
}

/** The configured servers; may be empty. */
export interface Servers {
  /** Purpose and address of each, in words. */
  readonly places: readonly string[];
  close(): Promise<void>;
}

/** The counter of answers if health is served; otherwise null, because it costs memory and timers. */
export async function openMeter({ healthPort }: Config): Promise<Meter | null> {
  if (healthPort === undefined) return null;
  const { makeMeter } = await import('../health/meter.ts');
  return makeMeter(() => new Date());
}

/** Opens the servers whose ports are set, and only then loads their modules. @throws PORT_TAKEN. */
export async function openServers(spec: ServersSpec): Promise<Servers> {
  const open: LoopbackServer[] = [];
  const places: string[] = [];
  const close = async () => void (await Promise.all(open.map((server) => server.close())));
  try {
    if (spec.config.http) {
      const server = await openTools(spec, spec.config.http);
      open.push(server);
      places.push(`Tools: http://127.0.0.1:${server.port}/openapi.json`);
    }
    if (spec.config.healthPort !== undefined && spec.meter) {
      const server = await openHealth({ ...spec, meter: spec.meter }, spec.config.healthPort);
      open.push(server);
      places.push(`Health: http://127.0.0.1:${server.port}/healthz`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { places, close };
}

async function openTools(
  { config, collections, log, now }: ServersSpec,
  { port, tokens }: NonNullable<Config['http']>,
) {
  const [{ makeToolRoutes }, { openLoopbackServer }] = await Promise.all([
    import('../tools/tool-routes.ts'),
    import('../serving/loopback-server.ts'),
  ]);
  const readTalk = await openTalk(config, log);
  const callers = tokens.map(({ token, reach }) => {
    return { token, scene: { library: collections.within(reach), today: () => dayOf(now()), readTalk } };
  });
  return openLoopbackServer(port, makeToolRoutes({ callers, version: await readVersion(), log }));
}

async function openHealth({ collections, meter, gateway, now }: ServersSpec & { readonly meter: Meter }, port: number) {
  const [{ makeHealthRoutes }, { openLoopbackServer }] = await Promise.all([
    import('../health/health-routes.ts'),
    import('../serving/loopback-server.ts'),
  ]);
  return openLoopbackServer(port, makeHealthRoutes({ library: collections, meter, gateway, now }));
}

/** The version of this program. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PROJECT_DIR, 'package.json'), 'utf8')) as { version: string };
  return version;
}
