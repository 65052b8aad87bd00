import type { GuildSettings } from '../../history/history.ts';
import type { Reach } from '../../model/library.ts';

/** Where something is asked or shown. */
export interface Venue {
  /** Null for direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Channel of a thread; null elsewhere. */
  readonly parentId: string | null;
}

/** What may be asked about at a place: what is set for its channel, a thread counting as its channel, else for the guild. */
export function reachOf(settings: GuildSettings, { channelId, parentId }: Omit<Venue, 'guildId'>): Reach {
  const { collections, channelCollections } = settings;
  return channelCollections[channelId] ?? channelCollections[parentId ?? ''] ?? collections;
}
