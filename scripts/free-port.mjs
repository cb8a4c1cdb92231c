import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range that systems hand out to connections by themselves, any of which could take the port before its server. */
const [first, end] = [10_000, 20_000];

/** @returns {Promise<number>} a port that nothing listens on at this moment, at any address */
export async function findFreePort() {
  for (;;) {
    const port = randomInt(first, end);
    if (await isFree(port)) return port;
  }
}

async function isFree(port) {
  const probe = createServer();
  try {
    await once(probe.listen(port), 'listening');
  } catch {
    return false;
  }
  await once(probe.close(), 'close');
  return true;
}
