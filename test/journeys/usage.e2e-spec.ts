import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listOperations } from '../support/api-operations.js';
import { startProduct, type Product } from '../support/product.js';
import { RedisServer } from '../support/redis-server.js';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../../examples/usage.sh');
const token = randomBytes(32).toString('hex');

/** `/api/experiments/{experiment}/results` as what matches its addresses. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replaceAll('/', '\\/')}$`);

describe.each(['without Redis', 'with Redis'])('examples/usage.sh, %s', (mode) => {
  let redis: RedisServer | undefined;
  let product: Product;

  beforeAll(async () => {
    redis = mode === 'with Redis' ? await RedisServer.start() : undefined;
    product = await startProduct({ env: { API_TOKEN: token, ...(redis && { REDIS_URL: redis.url }) } });
    await product.signUp();
  });

  afterAll(async () => {
    await product?.stop();
    await redis?.stop();
  });

  it('calls every route of the integration API with success', async () => {
    const { stdout, stderr } = await run(script, {
      env: { ...process.env, BASE_URL: product.origin, API_TOKEN: token },
    });

    const calls = stderr.split('\n').filter((line) => /^[A-Z]+ \//.test(line));
    const called = calls.map((line) => line.replace(/\?.*/, '').split(' ') as [string, string]);
    const missing = listOperations()
      .filter(({ path }) => path.startsWith('/api/'))
      .filter(
        ({ method, path }) =>
          !called.some(([verb, address]) => verb === method && patternOf(path).test(address)),
      );
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(stdout).toContain('"accepted":2,"duplicates":0');
    expect(stdout).toContain('Done.');
  });
});
