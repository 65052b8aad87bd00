import type { CommandModule } from '../context.ts';
import { ask } from './ask.ts';

/** Every slash command, in the order of the help. */
export const COMMANDS: readonly CommandModule[] = [ask];
