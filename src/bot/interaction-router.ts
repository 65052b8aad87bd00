import { randomBytes } from 'node:crypto';
import { type APIInteraction, RESTJSONErrorCodes } from 'discord.js';
import { LibraryUnavailable } from '../model/library.ts';
import { renderNotice } from '../render/discord/discord-view.ts';
import { languageOfLocale } from '../render/strings/language.ts';
import { STRINGS } from '../render/strings/strings.ts';
import { BUTTONS, MODALS } from './buttons/all-buttons.ts';
import { COMMANDS } from './commands/all-commands.ts';
import { CONTEXT_MENU_NAME } from './commands/command-texts.ts';
import { MENUS } from './commands/menus.ts';
import type { BotContext, Scene } from './context/context.ts';
import { sceneAt } from './context/scene-at.ts';
import { parseCustomId } from './discord/custom-id.ts';
import { type Incoming, parseInteraction } from './discord/incoming.ts';
import { codeOf, Responder } from './discord/responder.ts';
import { passInteraction } from './limits/interaction-limits.ts';

/** Codes of Discord for an expired interaction, where nobody can be told. */
const EXPIRED = new Set<number>([
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);
/** Codes of Discord for a channel or message that is gone or out of reach, which is no fault of the bot. */
const GONE = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  ...EXPIRED,
]);

const ASK = 'ask';
const DIGEST = 'digest';

/** Maps by names from outside; in an object, a name like `constructor` would find something. */
const RUNS = new Map(COMMANDS.flatMap(({ run }) => Object.entries(run)));
const MENU_RUNS = new Map(MENUS.map(({ definition, run }) => [definition.name, run]));
const CHOICES = new Map(
  COMMANDS.flatMap(({ definition, choices = {} }) =>
    Object.entries(choices).map(([option, choose]) => [`${definition.name} ${option}`, choose] as const),
  ),
);

/**
 * Handles one interaction. It is the only place that catches every error of one: it logs everything, and the asker
 * reads one calm sentence with the id in the log.
 */
export async function handleInteraction(raw: APIInteraction, bot: BotContext): Promise<void> {
  const incoming = parseInteraction(raw);
  if (!incoming) return;
  const respond = new Responder(bot.api, incoming);
  const language = languageOfLocale(incoming.asker.locale);
  const told: Told = { bot, respond, strings: STRINGS[language] };
  try {
    await dispatch(incoming, await sceneAt({ ...told, asker: incoming.asker, language }));
  } catch (error) {
    await excuse(error, incoming, told);
  }
  if (incoming.kind !== 'typing') await bot.history?.dropPending(incoming.id);
}

type Told = Pick<Scene, 'bot' | 'respond' | 'strings'>;

async function excuse(error: unknown, incoming: Incoming, { bot, respond, strings }: Told): Promise<void> {
  const incident = randomBytes(4).toString('hex');
  const code = codeOf(error) ?? 0;
  bot.log[GONE.has(code) ? 'warn' : 'error']({ err: error, incident, kind: incoming.kind }, 'an interaction failed');
  if (incoming.kind === 'typing' || EXPIRED.has(code)) return;
  const isUnavailable = error instanceof LibraryUnavailable;
  const sentence = isUnavailable ? strings.refusals.unavailable : strings.incident(incident);
  await respond.tell(renderNotice(sentence)).catch((failure: unknown) => {
    bot.log.warn({ err: failure, incident }, 'the asker could not be told');
  });
}

async function dispatch(incoming: Incoming, scene: Scene): Promise<void> {
  const { bot, respond, strings } = scene;
  const seconds = isQuestion(incoming) ? 0 : passInteraction(incoming, bot.rateLimiter, bot.now().getTime());
  if (seconds > 0)
    return incoming.kind === 'typing' ? respond.choices([]) : respond.tell(renderNotice(strings.waitSeconds(seconds)));
  switch (incoming.kind) {
    case 'command':
      return must(RUNS.get(incoming.path), incoming.path)(incoming, scene);
    case 'menu': {
      return must(MENU_RUNS.get(incoming.name), incoming.name)(incoming, scene);
    }
    case 'typing': {
      const [name] = incoming.path.split(' ');
      const choose = CHOICES.get(`${name} ${incoming.focused.name}`);
      return scene.respond.choices(choose ? await choose(incoming, scene) : []);
    }
    case 'press': {
      const { action, parts } = must(parseCustomId(incoming.customId), incoming.customId);
      return must(BUTTONS.get(action), action)(incoming, parts, scene);
    }
    case 'submit': {
      const { action, parts } = must(parseCustomId(incoming.customId), incoming.customId);
      return must(MODALS.get(action), action)(incoming, parts, scene);
    }
  }
}

/** True for interactions that end in a question, whose rate limits are checked later. */
function isQuestion(incoming: Incoming): boolean {
  if (incoming.kind === 'command') return incoming.path === ASK;
  if (incoming.kind === 'menu') return incoming.name === CONTEXT_MENU_NAME.name;
  if (incoming.kind === 'press') return parseCustomId(incoming.customId)?.action === DIGEST;
  return incoming.kind === 'submit' && parseCustomId(incoming.customId)?.action === ASK;
}

function must<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`nothing is known to do for ${name}`);
  return found;
}
