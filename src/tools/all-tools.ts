import { askTool } from './ask-tool.ts';
import { readTool } from './read-tool.ts';
import { searchTool } from './search-tool.ts';
import type { Tool } from './tool.ts';

/** Every tool, in the order they are listed. */
export const TOOLS: readonly Tool[] = [searchTool, readTool, askTool];
