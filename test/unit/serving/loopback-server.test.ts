import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLoopbackServer } from '../../../src/serving/loopback-server.ts';

describe('a loopback server', () => {
  it('is reached on the loopback address and on no other of this machine', async () => {
    const server = await openLoopbackServer(0, (_, response) => response.end('here'));
    onTestFinished(() => server.close());
    expect(await (await fetch(`http://127.0.0.1:${server.port}`)).text()).toBe('here');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(fetch(`http://${address}:${server.port}`)).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    const server = await openLoopbackServer(0, () => {});
    onTestFinished(() => server.close());
    await expect(openLoopbackServer(server.port, () => {})).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining(String(server.port)),
    });
  });

  it('closes within a while although a request never ends', async () => {
    const server = await openLoopbackServer(0, () => {});
    const hanging = fetch(`http://127.0.0.1:${server.port}`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    expect(await hanging).toBe('cut off');
  });
});
