import type { CommandPath } from './command-table.ts';
import { localizeCommand } from './command-texts.ts';

const TYPE = { subcommand: 1, string: 3, integer: 4, boolean: 5, channel: 7, role: 8, attachment: 11 } as const;

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
  return { ...localizeCommand(text), type: TYPE.subcommand, options };
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
): { readonly name: string } {
  return {
    ...localizeCommand(text),
    ...{ type: 1, options, integration_types: [0], contexts: guildOnly ? [0] : [0, 1] },
    ...(permissions === undefined ? {} : { default_member_permissions: String(permissions) }),
  };
}
