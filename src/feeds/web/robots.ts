import robotsModule from 'robots-parser';
import type { Fetched } from './fetch-resource.ts';

/** The permissions in the robots.txt of every host; each file is read once. */
export interface Robots {
  isAllowed(url: URL): Promise<boolean>;
  /** Pause between two requests that the host asks for; 0 if it asks for none. */
  crawlDelayMs(url: URL): Promise<number>;
}

/** Name of this program in a robots.txt. */
export const ROBOT_NAME = 'Youju';

interface Rules {
  isAllowed(url: string, robot: string): boolean | undefined;
  /** In seconds. */
  getCrawlDelay(robot: string): number | undefined;
}

/** The type declarations of the package describe another kind of module than it is. */
const robotsParser = robotsModule as unknown as (url: string, text: string) => Rules;
const S = 1_000;
const EVERYTHING = 'User-agent: *\nDisallow:';
const NOTHING = 'User-agent: *\nDisallow: /';

/** Follows RFC 9309: without a robots.txt everything is allowed, with an unreachable one nothing. */
export function makeRobots(read: (url: URL) => Promise<Fetched>): Robots {
  const known = new Map<string, Promise<Rules>>();
  const open = async (origin: string) => {
    const url = new URL('/robots.txt', origin);
    return robotsParser(url.href, rulesOf(await read(url)));
  };
  const rules = (url: URL) => {
    const robots = known.get(url.origin) ?? open(url.origin);
    known.set(url.origin, robots);
    return robots;
  };
  return {
    isAllowed: async (url) => (await rules(url)).isAllowed(url.href, ROBOT_NAME) ?? true,
    crawlDelayMs: async (url) => ((await rules(url)).getCrawlDelay(ROBOT_NAME) ?? 0) * S,
  };
}

const CLIENT_ERROR = /answers 4(?!29)\d\d$/;

function rulesOf(fetched: Fetched): string {
  if (fetched.kind === 'fetched') return new TextDecoder().decode(fetched.resource.bytes);
  if (fetched.kind === 'gone') return EVERYTHING;
  return fetched.kind === 'failed' && CLIENT_ERROR.test(fetched.reason) ? EVERYTHING : NOTHING;
}
