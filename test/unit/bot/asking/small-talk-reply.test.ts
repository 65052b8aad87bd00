import { describe, expect, it } from 'vitest';
import { sendTalkReply } from '../../../../src/bot/asking/small-talk-reply.ts';
import type { Scene } from '../../../../src/bot/context/context.ts';
import { TALK_TEXTS } from '../../../../src/render/strings/talk-texts.ts';
import { makeLogTo } from '../../../../src/support/log.ts';

/** A scene whose library finds these questions to ask, and what it logs. */
function sceneOf(examples: () => Promise<readonly string[]>) {
  const lines: string[] = [];
  const log = makeLogTo({ write: (line) => void lines.push(line) }, 'info');
  const scene = { bot: { log }, library: { examples } } as unknown as Scene;
  return { scene, lines };
}

const said = { kind: 'greeting', language: 'zh-Hans', entry: undefined } as const;

describe('the reply to a greeting', () => {
  it('has questions to ask', async () => {
    const { scene, lines } = sceneOf(async () => ['哪些县？']);
    expect((await sendTalkReply(said, scene)).content).toBe(TALK_TEXTS['zh-Hans'].greeting(['哪些县？']));
    expect(lines).toEqual([]);
  });

  it('greets without questions while none can be found, and logs why', async () => {
    const { scene, lines } = sceneOf(async () => {
      throw new Error('the answer process is gone');
    });
    expect((await sendTalkReply(said, scene)).content).toBe(TALK_TEXTS['zh-Hans'].greeting([]));
    expect(lines.join('')).toContain('questions to ask cannot be found');
  });
});
