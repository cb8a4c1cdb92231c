import { rm, writeFile } from 'node:fs/promises';
import request from 'supertest';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp(createProduct);
});
afterAll(() => app.stop());

const get = async (path: string) => {
  const { status, headers } = await fetch(app.origin + path, { redirect: 'manual' });
  return { status, type: headers.get('content-type'), tag: headers.get('etag') };
};

describe('files under /static', () => {
  it.each(['menu.json', 'client-sdk.js'])('include %s, with and without a trailing slash', async (name) => {
    const plain = await get(`/static/${name}`);

    const answers = [await get(`/static/${name}/`), await get(`/static/${name}/?v=1`)];

    expect(plain).toMatchObject({ status: 200, tag: expect.any(String) });
    expect(answers).toEqual([plain, plain]);
  });

  it.each([
    ['client-sdk.js', 'public, max-age=300, stale-while-revalidate=86400'],
    ['page-changes.js', 'public, max-age=300, stale-while-revalidate=86400'],
    ['client-sdk.json', 'public, max-age=0, must-revalidate'],
    ['menu.json', 'public, max-age=0, must-revalidate'],
  ])('tell how long %s may be kept', async (name, expected) => {
    await request(app.origin).get(`/static/${name}`).expect(200).expect('cache-control', expected);
  });

  it('include the SDK of an earlier release at the address that it had, for good', async () => {
    // No release that is older than the present one is there yet.
    const older = 'client-sdk.0123456789ab.js';
    await writeFile(`static/sdk/${older}`, '/* older */');

    const { status, text, headers } = await request(app.origin).get(`/static/${older}`);
    await rm(`static/sdk/${older}`);

    expect([status, text]).toEqual([200, '/* older */']);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/static/', '/static/nothing.js/', '/static/..%2fpackage.json/'])(
    'do not include %s',
    async (path) => {
      const { status, type } = await get(path);

      expect([403, 404]).toContain(status);
      expect(type).toContain('application/problem+json');
    },
  );
});
