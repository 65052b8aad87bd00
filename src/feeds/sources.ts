import { z } from 'zod';

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 24 * 3_600_000 } as const;
const MIN_EVERY_MS = UNITS_MS.m;
const MAX_EVERY_MS = 366 * UNITS_MS.d;
const MAX_PAUSE_MS = UNITS_MS.m;

const duration = z
  .string()
  .regex(/^\d{1,4}[smhd]$/, 'is written 30m, 6h or 1d')
  .transform((text) => Number(text.slice(0, -1)) * UNITS_MS[text.slice(-1) as keyof typeof UNITS_MS]);
const every = duration.refine((ms) => ms >= MIN_EVERY_MS && ms <= MAX_EVERY_MS, 'is at least 1m and at most 366d');
const address = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'holds no user name or password');
/** A host as in an address, with its port if that is not the usual one. */
const host = z
  .string()
  .regex(/^[\p{L}\p{N}.:[\]-]{1,255}$/u, 'is a host, or host:port')
  .transform(hostOf);

const source = {
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is small letters, digits and hyphens, at most 40'),
  address,
  source: z.string().trim().min(1).max(200).optional(),
  hosts: z.array(host).max(50).default([]),
};
const feed = z.strictObject({
  ...source,
  every: every.default(UNITS_MS.h),
  items: z.enum(['auto', 'page', 'feed']).default('auto'),
});
const page = z.strictObject({ ...source, every: every.default(UNITS_MS.d) });

/** The allowed content of data/sources.yaml. */
export const sourcesSchema = z
  .strictObject({
    feeds: z.array(feed).max(500).default([]),
    pages: z.array(page).max(500).default([]),
    private_hosts: z.array(host).max(50).default([]),
    pause: duration.refine((ms) => ms <= MAX_PAUSE_MS, 'is at most 60s').default(UNITS_MS.s),
  })
  .superRefine(({ feeds, pages }, context) => {
    const seen = new Set<string>();
    for (const [list, entries] of Object.entries({ feeds, pages })) {
      for (const [index, { name }] of entries.entries()) {
        if (seen.has(name)) context.addIssue({ code: 'custom', path: [list, index, 'name'], message: 'stands twice' });
        seen.add(name);
      }
    }
  });

interface SourceFacts {
  /** Folder of its articles and name in messages; unique. */
  readonly name: string;
  readonly address: string;
  readonly everyMs: number;
  /** Publisher, if the operator names it. */
  readonly publisher: string | undefined;
  /** Hosts that may be read, including that of the address, as in `URL.host`. */
  readonly hosts: ReadonlySet<string>;
}

export interface FeedSource extends SourceFacts {
  readonly kind: 'feed';
  /** Origin of an item's text: the feed, its page, or whichever has it. */
  readonly items: 'auto' | 'page' | 'feed';
}

export interface PageSource extends SourceFacts {
  readonly kind: 'page';
}

export type Source = FeedSource | PageSource;

/** Everything that is read from other servers, in the order of the file. */
export interface Sources {
  readonly list: readonly Source[];
  /** Hosts in the operator's own network that may be read although their addresses are private. */
  readonly privateHosts: ReadonlySet<string>;
  /** Pause between two requests to one host. */
  readonly pauseMs: number;
}

export function sourcesOf({ feeds, pages, private_hosts, pause }: z.output<typeof sourcesSchema>): Sources {
  const factsOf = ({ name, address: given, every: everyMs, source: publisher, hosts }: z.output<typeof page>) => {
    return { name, address: given, everyMs, publisher, hosts: new Set([new URL(given).host, ...hosts]) };
  };
  return {
    list: [
      ...feeds.map((one): FeedSource => ({ ...factsOf(one), kind: 'feed', items: one.items })),
      ...pages.map((one): PageSource => ({ ...factsOf(one), kind: 'page' })),
    ],
    privateHosts: new Set(private_hosts),
    pauseMs: pause,
  };
}

function hostOf(text: string): string {
  const url = `http://${text}`;
  return URL.canParse(url) ? new URL(url).host : text.toLowerCase();
}
