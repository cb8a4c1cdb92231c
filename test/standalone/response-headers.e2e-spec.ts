import { once } from 'node:events';
import { connect } from 'node:net';
import { MonitoringServer } from '#libs/monitoring';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations } from '../support/api-operations.js';
import type { Account, Json } from '../support/product.js';

const always = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startTestApp(createProduct, { PUBLIC_URL: 'https://ab.shop.example' });
  owner = await app.signUp();
});

afterAll(() => app.stop());

const shown = (headers: Headers, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, headers.get(name)]));

describe('every answer', () => {
  it.each(listOperations().filter(({ path }) => !path.startsWith('/static/')))(
    'of $name is sniffed at by nobody and kept by no cache',
    async ({ method, path }) => {
      const concrete = path.replace(/\{\w+\}/g, '1');

      for (const headers of [{}, owner.headers]) {
        const response = await app.request(method, concrete, method === 'GET' ? undefined : {}, headers);

        expect(shown(response.headers, Object.keys(always))).toEqual(always);
        expect(response.headers.get('cache-control')).toBe('no-store');
      }
    },
  );

  it.each([
    ['GET', '/health'],
    ['GET', '/health/ready'],
    ['GET', '/nowhere'],
    ['GET', '/%'],
    ['OPTIONS', '/projects/all'],
    ['GET', '/'],
    ['GET', '/console/'],
    ['GET', '/docs'],
    ['GET', '/docs/swagger-ui-bundle.js'],
    ['GET', '/openapi.json'],
    ['GET', '/redoc'],
    ['GET', '/redoc/redoc.standalone.js'],
    ['GET', '/static/client-sdk.js'],
    ['GET', '/static/nothing.js'],
    ['GET', '/files/public/abc/image.png'],
  ])('of %s %s is taken for what it says it is', async (method, path) => {
    const { headers } = await app.request(method, path);

    expect(shown(headers, Object.keys(always))).toEqual(always);
  });

  it('of what can be done is the same as of what cannot', async () => {
    const login = await app.request('POST', '/auth/login', { email: owner.email, password: 'Passw0rd!' });
    const list = await app.request('GET', '/users/me', undefined, owner.headers);
    const decision = await app.request('POST', '/decision', {
      ...{ projectId: owner.projectId, endUserId: 'ada', url: 'https://shop.example.com/' },
    });

    for (const { status, headers } of [login, list, decision]) {
      expect(status).toBe(200);
      expect(shown(headers, ['cache-control', ...Object.keys(always)])).toEqual({
        'cache-control': 'no-store',
        ...always,
      });
    }
  });

  it('to what is no HTTP has the same headers', async () => {
    const { hostname, port } = new URL(app.origin);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (part: Buffer) => (text += part.toString()));
    socket.write('no http\r\n\r\n');
    await once(socket, 'close');

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    for (const [name, value] of Object.entries(always)) expect(text).toContain(`${name}: ${value}\r\n`);
  });

  it('with figures has them too', async () => {
    const port = await app.app.get(MonitoringServer).start();

    const { headers } = await fetch(`http://127.0.0.1:${port}/metrics`);

    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('promises nothing about https where there is none', async () => {
    const plain = await startTestApp(createProduct);

    const { headers } = await plain.request('GET', '/health');

    await plain.stop();
    expect(shown(headers, Object.keys(always))).toEqual({ ...always, 'strict-transport-security': null });
  });
});

describe('the pages about the API', () => {
  it.each(['/docs', '/docs/', '/redoc', '/%64ocs', '/docs?a=1'])(
    'at %s run our code only, in no frame',
    async (path) => {
      const { status, headers } = await app.request('GET', path);

      expect(status).toBeLessThan(400);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );
});
