import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteHistory } from '../../src/history/sqlite/open-sqlite-history.ts';
import { STRINGS } from '../../src/render/strings/strings.ts';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { Person } from '../support/discord/person.ts';
import { shown } from '../support/discord/stage.ts';
import { startBotProcess } from '../support/discord/start-bot-process.ts';
import { isJson, type LocalMessage } from '../support/discord/wire.ts';
import { CHANNEL_TYPES } from '../support/discord/world.ts';

// npm run bench:talk TALK QUESTIONS: says lines under answers of the bot, once as a reply and once as a mention in a
// thread. Both files are blocks of lines between empty ones; the first line of a block is asked, the others follow its
// answer. Lines of TALK must not be searched for, and lines of QUESTIONS must; each is printed with the bot's reaction.
// It ends with 1 otherwise.

const [talkFile, questionFile] = process.argv.slice(2);
if (talkFile === undefined || questionFile === undefined) {
  process.stderr.write('Usage: npm run bench:talk -- TALK QUESTIONS\n');
  process.exit(2);
}
const REPLIED_WITHIN_MS = 120_000;
const EXCUSES = Object.values(STRINGS).map(({ refusals }) => refusals.unavailable);

const directory = await mkdtemp(join(tmpdir(), 'youju-talk-'));
const historyDir = join(directory, 'history');
const discord = await LocalDiscord.start();
const guild = discord.world.addGuild('guild');
const bot = await startBotProcess(discord, 'src/main.ts', { YOUJU_HISTORY_DIR: historyDir });
const history = openSqliteHistory(historyDir);
const lost = (await run(talkFile, false)) + (await run(questionFile, true));
await history.close();
await bot.stop();
for (const { where, what } of discord.violations) process.stderr.write(`✗ ${where}: ${what}\n`);
process.exitCode = lost + discord.violations.length === 0 ? 0 : 1;
await discord.close();
await rm(directory, { recursive: true, force: true });

/** Says all lines of a file and returns the number of those that were searched for against `isSearched`. */
async function run(file: string, isSearched: boolean): Promise<number> {
  const blocks = (await readFile(file, 'utf8')).split(/\n\s*\n/).map((block) => block.split('\n').filter(Boolean));
  let missed = 0;
  let said = 0;
  for (const [opening = '', ...lines] of blocks) {
    if (lines.length === 0) continue;
    const { speaker, answer } = await openBlock(opening);
    for (const [i, line] of lines.entries()) {
      const way = i % 2 === 0 ? { text: line, facts: { replyTo: answer } } : { text: mention(line), facts: {} };
      const person = speaker(line);
      const message = person.say(way.text, way.facts);
      const reply = await replyTo(message, person);
      // An excuse does not show how the message was understood.
      const isExcused = EXCUSES.some((excuse) => reply.includes(excuse));
      const found = (await history.findByQuestionMessage(message.id)) !== undefined;
      const isRight = !isExcused && found === isSearched;
      if (!isRight) missed += 1;
      said += 1;
      const what = isExcused ? 'excused' : found ? 'searched' : 'not searched';
      process.stdout.write(`${isRight ? '✓' : '✗'} ${what}\t${line}\t${reply}\n`);
    }
  }
  process.stdout.write(`${said - missed} of ${said} ${isSearched ? 'searched' : 'not searched'}\n`);
  return missed;
}

/**
 * Asks the first line in a new thread; every speaker there is new, because one person may say only a limited number of
 * lines.
 */
async function openBlock(opening: string) {
  const parent = discord.world.addChannel(guild, 'talk');
  const facts = { type: CHANNEL_TYPES.publicThread, parentId: parent.id };
  const thread = discord.world.addChannel(guild, '讨论', facts);
  discord.gateway.dispatch('CHANNEL_CREATE', discord.store.threadPayload(parent));
  discord.gateway.dispatch('THREAD_CREATE', { ...discord.store.threadPayload(thread), guild_id: guild.id });
  const speaker = (name: string) => {
    const user = discord.world.addUser(name);
    guild.members.set(user.id, []);
    return new Person(discord, user, { channel: thread });
  };
  return { speaker, answer: await speaker(opening).sayAndWait(mention(opening)) };
}

function mention(text: string): string {
  return `<@${discord.world.bot.id}> ${text}`;
}

/** The reaction of the bot to a message: its words in one line, or its emoji. */
async function replyTo(message: LocalMessage, person: Person): Promise<string> {
  const answerOf = ({ wire }: LocalMessage) =>
    isJson(wire['message_reference']) && wire['message_reference']['message_id'] === message.id;
  return eventually(() => {
    const answer = person.answers().find(answerOf);
    return answer ? shown(answer).replace(/\s+/g, ' ').slice(0, 160) : discord.world.reactions.get(message.id);
  }, REPLIED_WITHIN_MS).catch(() => '(nothing)');
}
