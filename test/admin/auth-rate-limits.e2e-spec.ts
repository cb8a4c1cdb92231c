import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { readCode } from '../support/codes.js';

const tries = 3;

describe('limits on tries', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp({ AUTH_RATE_LIMIT: String(tries), TRUST_PROXY: '127.0.0.1' });
  });
  afterAll(() => app.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const email = 'somebody@limited.example';

  it.each([
    ['POST', '/auth/login', { email, password }],
    ['POST', '/organizations', { name: 'Limited', email: 'weak@limited.example', password: 'weak' }],
    ['GET', '/organizations/search?q=shop', undefined],
    ['POST', '/users/registration', { email, password, orgId: 1 }],
    ['POST', '/users/verify', { email, otp: '123456' }],
    ['POST', '/users/verification-otp', { email }],
    ['POST', '/users/forgot-password-otp', { email }],
    ['POST', '/users/reset-password', { email, otp: '123456', newPassword: password }],
    ['POST', '/users/join-organization', { email, orgId: 1, password }],
  ])('holds %s %s', async (method, path, body) => {
    const statuses = [];
    for (let count = 0; count < tries; count++) statuses.push((await app.request(method, path, body)).status);

    const refused = await app.request(method, path, body);

    expect(statuses).not.toContain(429);
    expect([refused.status, refused.body.code]).toEqual([429, 'rate-limited']);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThanOrEqual(1);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  it.each(['/auth/refresh', '/auth/logout'])(
    'lets an address try %s six times as often, which pages call by themselves',
    async (path) => {
      const ask = () => app.request('POST', path, { refreshToken: 'unknown' }, from('198.51.100.9'));
      const statuses: number[] = [];
      for (let count = 0; count < 6 * tries; count++) statuses.push((await ask()).status);

      const refused = await ask();

      expect(statuses).not.toContain(429);
      expect([refused.status, refused.body.code]).toEqual([429, 'rate-limited']);
    },
  );

  it('counts tries for an account from all addresses, however its e-mail is written', async () => {
    const logIn = (address: string, name: string) =>
      app.request('POST', '/auth/login', { email: name, password }, from(address));
    for (let count = 0; count < tries; count++) await logIn(`192.0.2.${count}`, 'one@limited.example');

    const same = await logIn('192.0.2.77', ' ONE@Limited.Example');
    const other = await logIn('192.0.2.78', 'else@limited.example');

    expect([same.status, other.status]).toEqual([429, 401]);
  });

  it('counts tries from an address for all accounts, and a /64 of IPv6 as one address', async () => {
    const logIn = (address: string, name: string) =>
      app.request('POST', '/auth/login', { email: `${name}@limited.example`, password }, from(address));
    for (const name of ['a', 'b', 'c']) await logIn(`2001:db8:0:1::${name}`, name);

    const same = await logIn('2001:db8:0:1:ffff::d', 'd');
    const other = await logIn('2001:db8:0:2::d', 'd');

    expect([same.status, other.status]).toEqual([429, 401]);
  });

  it('counts routes apart', async () => {
    const ask = (path: string, body: object) =>
      app.request('POST', path, { email: 'apart@limited.example', ...body }, from('198.51.100.1'));
    for (let count = 0; count < tries; count++) await ask('/auth/login', { password });

    const login = await ask('/auth/login', { password });
    const forgotten = await ask('/users/forgot-password-otp', {});

    expect([login.status, forgotten.status]).toEqual([429, 200]);
  });

  it('does not count tries of strangers against the device and the network that an account logged in from', async () => {
    const owner = 'owner@known.example';
    const home = from('203.0.113.1');
    await app.expectDone('POST', '/organizations', { name: 'Known', email: owner, password }, home);
    const otp = await readCode(app, owner);
    await app.expectDone('POST', '/users/verify', { email: owner, otp }, home);
    const logIn = (headers: Record<string, string>, secret = password) =>
      app.request('POST', '/auth/login', { email: owner, password: secret }, headers);
    const device = (await logIn(home)).headers.get('x-device')!;
    for (let count = 0; count < tries; count++) await logIn(from(`198.51.100.${count}`), 'Wrong-Donkey-7!');

    const answers = [
      await logIn(from('198.51.100.77')),
      await logIn(from('203.0.113.2')),
      await logIn({ ...from('198.51.100.78'), 'x-device': device }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([429, 200, 200]);
  });
});
