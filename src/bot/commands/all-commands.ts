import type { CommandModule } from '../context/context.ts';
import { admin } from './admin.ts';
import { article } from './article.ts';
import { ask } from './ask.ts';
import { help } from './help.ts';
import { MENUS } from './menus.ts';
import { forgetMe, privacy } from './privacy.ts';
import { sources } from './sources.ts';

/** Every slash command, in the order of the help. */
export const COMMANDS: readonly CommandModule[] = [ask, article, sources, help, privacy, forgetMe, admin];

/** Every definition that is registered with Discord. */
export const DEFINITIONS = [...COMMANDS, ...MENUS].map(({ definition }) => definition);
