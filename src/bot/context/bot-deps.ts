import type { History } from '../../history/history.ts';
import type { Collections } from '../../model/library.ts';
import type { ReadTalk } from '../../question/talk/small-talk.ts';
import type { SourceView } from '../../render/discord/discord-admin.ts';
import type { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import type { Shard } from '../discord/shard.ts';
import type { ArticleDesk, PrivacySettings } from './context.ts';

/** Everything that a bot needs to run. */
export interface BotDeps {
  readonly token: string;
  /** Base of Discord's REST interface without the version; undefined for Discord itself. */
  readonly apiUrl: string | undefined;
  readonly collections: Collections;
  /** Distinguishes small talk from questions. */
  readonly readTalk: ReadTalk;
  readonly log: Log;
  readonly now: () => Date;
  /** Called once, when the bot cannot continue: its token is refused, or the gateway is closed for good. */
  readonly onFatal: (error: OperatorError) => void;
  /** Stores questions and votes; without it answers have no buttons. Its owner closes it. */
  readonly history?: History;
  readonly privacy?: PrivacySettings;
  /** Builds a new index and resolves when answers come from it. */
  readonly reindex?: () => Promise<void>;
  /** Free bytes on the disk in use. */
  readonly freeBytes?: () => Promise<number>;
  /** True if a feed or page could not be read for days; undefined before the first check. */
  readonly areSourcesSilent?: () => boolean | undefined;
  /** Interval at which degraded states are looked for, in milliseconds. */
  readonly alertsEveryMs?: number;
  /** Adds and removes articles. */
  readonly articleDesk?: ArticleDesk;
  /** The states of the feeds and pages; resolves to undefined if none are configured. */
  readonly listSources?: () => Promise<readonly SourceView[] | undefined>;
  /** Guilds in which the commands are registered; without them they are registered globally. */
  readonly guildIds?: readonly string[];
  /** The shard that is served; without it all are. */
  readonly shard?: Shard;
}
