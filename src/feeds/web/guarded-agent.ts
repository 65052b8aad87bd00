import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress } from './public-address.ts';

/** A name led, or would have led, to an address outside the public internet. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is no address of the public internet`);
    this.name = 'PrivateAddress';
  }
}

type Found = (error: Error | null, addresses: LookupAddress[]) => void;

/** All addresses of a name from the system's resolver. */
export type Lookup = (name: string, options: LookupOptions & { all: true }, found: Found) => void;

export interface AgentOptions {
  /** Hosts whose addresses may be private, as in `URL.host`. */
  readonly privateHosts: ReadonlySet<string>;
  readonly connectTimeoutMs: number;
  readonly lookup?: Lookup;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Connects to public addresses only. The address is checked at the moment of connecting, so that no redirect, no
 * notation of an address and no name that changes its address between two look-ups can bypass the check.
 */
export function openGuardedAgent({ privateHosts, connectTimeoutMs, lookup = systemLookup }: AgentOptions): Agent {
  const open = buildConnector({ timeout: connectTimeoutMs });
  const guarded = buildConnector({ timeout: connectTimeoutMs, lookup: guardLookup(lookup) } as object);
  return new Agent({
    connect: (options, done) => {
      if (privateHosts.has(hostOf(options))) return open(options, done);
      const { hostname } = options;
      // A literal address is connected to without a look-up, so it must be checked here.
      if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) return done(new PrivateAddress(hostname), null);
      guarded(options, (...[error, socket]: Parameters<typeof done>) => {
        if (error) return done(error, null);
        if (socket && !isPublicAddress(socket.remoteAddress ?? '')) {
          socket.destroy();
          return done(new PrivateAddress(hostname), null);
        }
        done(null, socket as NonNullable<typeof socket>);
      });
    },
  });
}

function hostOf({ hostname, protocol, port }: buildConnector.Options): string {
  const name = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  return port === '' || port === DEFAULT_PORTS[protocol] ? name : `${name}:${port}`;
}

/** Returns a name's addresses only if all of them are public. */
function guardLookup(lookup: Lookup) {
  return (name: string, options: LookupOptions, found: (error: Error | null, ...result: unknown[]) => void): void => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return found(new PrivateAddress(name));
      if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };
}
