import { randomBytes } from 'node:crypto';
import type { APIInteraction } from 'discord.js';
import { renderNotice } from '../render/discord-view.ts';
import { languageOfLocale } from '../render/language.ts';
import { STRINGS } from '../render/strings.ts';
import { COMMANDS } from './commands/all-commands.ts';
import type { BotContext, Scene } from './context.ts';
import { type Incoming, parseInteraction } from './incoming.ts';
import { Responder } from './responder.ts';

/**
 * Handles one interaction. The only place that catches whatever goes wrong with one: everything is logged, and the asker
 * reads one calm sentence with the id it is logged under.
 */
export async function handleInteraction(raw: APIInteraction, bot: BotContext): Promise<void> {
  const incoming = parseInteraction(raw);
  if (!incoming) return;
  const respond = new Responder(bot.api, incoming);
  const language = languageOfLocale(incoming.asker.locale);
  const scene: Scene = { bot, respond, asker: incoming.asker, language, strings: STRINGS[language] };
  try {
    await dispatch(incoming, scene);
  } catch (error) {
    const incident = randomBytes(4).toString('hex');
    bot.log.error({ err: error, incident, kind: incoming.kind }, 'an interaction failed');
    if (incoming.kind === 'typing') return;
    await respond.tell(renderNotice(scene.strings.incident(incident))).catch((failure: unknown) => {
      bot.log.warn({ err: failure, incident }, 'the asker could not be told');
    });
  }
}

async function dispatch(incoming: Incoming, scene: Scene): Promise<void> {
  if (incoming.kind === 'command') {
    const run = COMMANDS.map((command) => command.run[incoming.path]).find((found) => found !== undefined);
    if (!run) throw new Error(`no command ${incoming.path}`);
    return run(incoming, scene);
  }
  if (incoming.kind === 'typing') {
    const [name] = incoming.path.split(' ');
    const command = COMMANDS.find(({ definition }) => definition.name === name);
    const choose = command?.choices?.[incoming.focused.name];
    return scene.respond.choices(choose ? await choose(incoming, scene) : []);
  }
}
