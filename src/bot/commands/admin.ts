import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { addArticle, chooseAdded, removeArticle } from '../admin/articles.ts';
import { chooseCollection, setCollections } from '../admin/collections.ts';
import { reindex } from '../admin/reindex.ts';
import { showGaps, showSources, showStats, showStatus } from '../admin/reports.ts';
import { setChannels, setRoles } from '../admin/settings.ts';
import type { CommandModule, Scene } from '../context/context.ts';
import type { CommandCall } from '../discord/incoming.ts';
import { CHANNEL_ACTIONS, COLLECTION_ACTIONS, DIGEST_ACTIONS, ROLE_ACTIONS } from '../guilds/guild-changes.ts';
import { localizeChoice } from './command-texts.ts';
import { defineCommand, defineOption, defineSubcommand } from './options.ts';

const CHANNEL_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];

const REPORT = [
  defineOption('admin:days', 'integer', { min_value: 1, max_value: 366 }),
  defineOption('admin:export', 'boolean'),
];

/** Discord's limit on the values of choices. */
const MAX_COLLECTION_CHARS = 100;
const MAX_ADDRESS_CHARS = 2_000;

type Run = (call: CommandCall, scene: Scene) => Promise<void>;

/** Commands for managers of a guild; they concern this guild only, and only the manager sees the replies. */
export const admin: CommandModule = {
  definition: defineCommand('admin', {
    guildOnly: true,
    permissions: PermissionFlagsBits.ManageGuild,
    options: [
      defineSubcommand('admin status'),
      defineSubcommand('admin gaps', REPORT),
      defineSubcommand('admin stats', REPORT),
      defineSubcommand('admin channels', [
        defineOption('admin:action', 'string', { choices: choicesOf(CHANNEL_ACTIONS) }),
        defineOption('admin:channel', 'channel', { channel_types: CHANNEL_TYPES }),
        defineOption('admin:dms', 'boolean'),
        defineOption('admin:alerts', 'boolean'),
        defineOption('admin:digest', 'string', { choices: choicesOf(DIGEST_ACTIONS) }),
      ]),
      defineSubcommand('admin roles', [
        defineOption('admin:action', 'string', { choices: choicesOf(ROLE_ACTIONS) }),
        defineOption('admin:role', 'role'),
      ]),
      defineSubcommand('admin collections', [
        defineOption('admin:action', 'string', { choices: choicesOf(COLLECTION_ACTIONS) }),
        defineOption('admin:collection', 'string', { autocomplete: true, max_length: MAX_COLLECTION_CHARS }),
        defineOption('admin collections:channel', 'channel', { channel_types: CHANNEL_TYPES }),
      ]),
      defineSubcommand('admin add', [
        defineOption('admin add:file', 'attachment'),
        defineOption('admin add:address', 'string', { max_length: MAX_ADDRESS_CHARS }),
        defineOption('admin:collection', 'string', { autocomplete: true, max_length: MAX_COLLECTION_CHARS }),
      ]),
      defineSubcommand('admin remove', [
        defineOption('admin remove:article', 'string', { required: true, autocomplete: true, max_length: 100 }),
      ]),
      defineSubcommand('admin reindex'),
      defineSubcommand('admin sources'),
    ],
  }),
  run: {
    'admin status': forManagers(showStatus),
    'admin gaps': forManagers(showGaps),
    'admin stats': forManagers(showStats),
    'admin channels': forManagers(setChannels),
    'admin roles': forManagers(setRoles),
    'admin collections': forManagers(setCollections),
    'admin add': addArticle,
    'admin remove': removeArticle,
    'admin reindex': reindex,
    'admin sources': showSources,
  },
  choices: { collection: chooseCollection, article: chooseAdded },
};

function choicesOf(actions: readonly Parameters<typeof localizeChoice>[0][]): object[] {
  return actions.map((action) => ({ ...localizeChoice(action), value: action }));
}

/** Checks the permission here too, because a guild can make the hidden command visible to anybody. */
function forManagers(run: Run): Run {
  return async (call, scene) => {
    const { asker, respond, strings } = scene;
    const say = (sentence: string) => respond.tell(renderNotice(sentence));
    if (asker.guildId === null) return say(strings.refusals.notInGuild);
    const mayManage =
      (asker.permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
    if (!mayManage) return say(strings.refusals.needsManageGuild);
    await run(call, scene);
  };
}
