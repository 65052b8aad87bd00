import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalDiscord } from '../support/discord/local-discord.ts';
import { answerTo, Person } from '../support/discord/person.ts';
import { type BotProcess, startBotProcess } from '../support/discord/start-bot-process.ts';
import { type LocalMessage, listOf, textOf } from '../support/discord/wire.ts';

const QUESTION = '国家发展改革委定点帮扶哪些县？';
const QUOTE = '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。';

let discord: LocalDiscord;
let bot: BotProcess;
let asker: Person;

beforeAll(async () => {
  discord = await LocalDiscord.start();
  const user = discord.world.addUser('asker');
  const guild = discord.world.addGuild('guild', [user]);
  asker = new Person(discord, user, { channel: discord.world.addChannel(guild, 'general') });
  bot = await startBotProcess(discord);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

function shown(message: LocalMessage): string {
  return listOf(message.wire['embeds'])
    .map((embed) => textOf(embed['description']))
    .join('\n');
}

describe('a question in Discord', () => {
  it('is answered with a quotation by /ask, acknowledged within 3 s', async () => {
    const interaction = asker.command('ask', { question: QUESTION });
    const answer = await answerTo(interaction);
    expect(shown(answer)).toContain(QUOTE);
    expect(interaction.acknowledged?.afterMs).toBeLessThan(3_000);
  });

  it('is answered with a quotation when the bot is mentioned, as a reply that pings nobody', async () => {
    const answer = await asker.sayAndWait(`<@${discord.world.bot.id}> ${QUESTION}`);
    expect(shown(answer)).toContain(QUOTE);
    expect(answer.wire['message_reference']).toBeDefined();
    expect([...answer.pings]).toEqual([]);
  });

  it('asks for no privileged intent and breaks no rule of Discord', () => {
    expect(discord.violations).toEqual([]);
  });
});
