import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { CommandPath } from './command-table.ts';
import { localizeCommand } from './command-texts.ts';

const TYPE = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  boolean: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  attachment: ApplicationCommandOptionType.Attachment,
} as const;
const IN_GUILDS = [InteractionContextType.Guild];
export const EVERYWHERE = [...IN_GUILDS, InteractionContextType.BotDM];
export const INSTALLED_BY = [ApplicationIntegrationType.GuildInstall];

interface OptionFacts {
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly choices?: readonly object[];
  readonly channel_types?: readonly number[];
}

/** An option with its texts in all languages, in the form of Discord's API. */
export function defineOption(text: CommandPath, type: keyof typeof TYPE, facts: OptionFacts = {}): object {
  return { ...localizeCommand(text), type: TYPE[type], ...facts };
}

export function defineSubcommand(text: CommandPath, options: readonly object[] = []): object {
  return { ...localizeCommand(text), type: ApplicationCommandOptionType.Subcommand, options };
}

interface CommandFacts {
  readonly options?: readonly object[];
  /** Permission bits that a member needs to see the command. */
  readonly permissions?: bigint;
  readonly guildOnly?: boolean;
}

/** A slash command, for guilds and (unless `guildOnly`) direct messages with the bot. */
export function defineCommand(
  text: CommandPath,
  { options = [], permissions, guildOnly = false }: CommandFacts = {},
): { readonly name: string; readonly [field: string]: unknown } {
  return {
    ...localizeCommand(text),
    type: ApplicationCommandType.ChatInput,
    options,
    integration_types: INSTALLED_BY,
    contexts: guildOnly ? IN_GUILDS : EVERYWHERE,
    ...(permissions === undefined ? {} : { default_member_permissions: String(permissions) }),
  };
}
