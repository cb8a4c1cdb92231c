import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProduct, type Product } from '../support/product.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product?.stop());

describe('the example of load', () => {
  it('makes its experiment, and results count every one of its users', async () => {
    const { headers } = await product.signUp();
    const made = await product.request('POST', '/api/auth/keys', { name: 'Load' }, headers);
    const args = ['examples/load.mjs', '--key', made.body.key, '--url', product.origin, '--users', '150'];

    const { stdout } = await run(process.execPath, args, { cwd: root });

    const counts = [...stdout.matchAll(/^\w+: (\d+) of (\d+) bought/gm)];
    expect(counts).toHaveLength(2);
    expect(counts.reduce((sum, [, , users]) => sum + Number(users), 0)).toBe(150);
    expect(counts.reduce((sum, [, bought]) => sum + Number(bought), 0)).toBeGreaterThan(0);
  });
});
