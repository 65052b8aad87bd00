import { z } from 'zod';
import type { GuildSettings } from './history.ts';

const ids = z.array(z.string());

const stored = z.object({
  channelIds: ids.default([]),
  roleIds: ids.default([]),
  helperRoleId: z.string().nullable().default(null),
  threadChannelIds: ids.default([]),
  dmPolicy: z.enum(['off', 'members']).default('off'),
  alertChannelIds: ids.default([]),
  collections: ids.nullable().default(null),
  channelCollections: z.record(z.string(), ids).default({}),
  digestChannels: z.record(z.string(), z.enum(['each', 'weekly'])).default({}),
});

/** Settings from their stored form, with defaults for those that were never saved. */
export function parseSettings(kept: unknown): GuildSettings {
  return stored.parse(kept);
}
