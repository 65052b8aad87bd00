import type { GuildSettings } from '../../history/history.ts';
import type { Reach } from '../../model/library.ts';

/** A place where something is asked or shown. */
export interface Venue {
  /** Null for direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Channel that contains the thread; null elsewhere. */
  readonly parentId: string | null;
}

/**
 * The collections that may be asked at a place: the setting of its channel, a thread counting as its channel, else that
 * of the guild.
 */
export function reachOf(settings: GuildSettings, { channelId, parentId }: Omit<Venue, 'guildId'>): Reach {
  const { collections, channelCollections } = settings;
  return channelCollections[channelId] ?? channelCollections[parentId ?? ''] ?? collections;
}
