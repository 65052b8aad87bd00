import type { History } from '../../history/history.ts';
import type { Collections } from '../../model/library.ts';
import type { ReadTalk } from '../../question/talk/small-talk.ts';
import type { SourceView } from '../../render/discord/discord-admin.ts';
import type { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import type { Shard } from '../discord/shard.ts';
import type { ArticleDesk, PrivacySettings } from './context.ts';

/** What a bot is given to run. */
export interface BotDeps {
  readonly token: string;
  /** Base of Discord's REST interface without version; undefined for Discord itself. */
  readonly apiUrl: string | undefined;
  readonly collections: Collections;
  /** Tells small talk from questions. */
  readonly readTalk: ReadTalk;
  readonly log: Log;
  readonly now: () => Date;
  /** Called once, when the bot cannot go on: its token is refused, or the gateway closed for good. */
  readonly onFatal: (error: OperatorError) => void;
  /** Where questions and votes are kept; without it answers have no buttons. Closed by its owner. */
  readonly history?: History;
  readonly privacy?: PrivacySettings;
  /** Builds the index anew and settles once it is answered from. */
  readonly reindex?: () => Promise<void>;
  /** Free bytes of the disk that is written to. */
  readonly freeBytes?: () => Promise<number>;
  /** Whether a feed or page could not be read for days; undefined before that was looked at. */
  readonly areSourcesSilent?: () => boolean | undefined;
  /** How often degraded states are looked for, in ms. */
  readonly alertsEveryMs?: number;
  /** Takes articles in and away. */
  readonly articleDesk?: ArticleDesk;
  /** How the feeds and pages do; settles with nothing where none are configured. */
  readonly listSources?: () => Promise<readonly SourceView[] | undefined>;
  /** Guilds whose commands are registered; without them they are registered globally. */
  readonly guildIds?: readonly string[];
  /** The part of the servers that is served; without it all are. */
  readonly shard?: Shard;
}
