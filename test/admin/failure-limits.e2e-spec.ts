import { FailureLimits } from '../../apps/admin/src/accounts/login/failure-limits.service.js';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { passMinute, readCode, wrongCode } from '../support/codes.js';
import type { Account, Json, ProductResponse } from '../support/product.js';

const wrongPassword = 'Wrong-Donkey-7!';
const newPassword = 'Other-Camel-5!';

describe('wrong passwords and codes of an address', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp({
      TRUST_PROXY: '127.0.0.1',
      PUBLIC_URL: 'https://ab.limits.example',
      SIGN_UP: 'open',
    });
  });
  afterAll(() => app.stop());

  const from = (address: string, device?: string) => ({
    'x-forwarded-for': address,
    ...(device !== undefined && { 'x-device': device }),
  });
  const logIn = (email: string, secret: string, headers?: Record<string, string>): Promise<ProductResponse> =>
    app.request('POST', '/auth/login', { email, password: secret }, headers);
  const verify = (email: string, otp: string, headers?: Record<string, string>): Promise<ProductResponse> =>
    app.request('POST', '/users/verify', { email, otp }, headers);
  const statusesOf = (answers: ProductResponse[]): number[] => answers.map(({ status }) => status);

  const passDay = (): Promise<unknown> =>
    app.dataSource.query(`UPDATE account_failure SET created_at = created_at - interval '1 day'`);
  const countFailures = async (): Promise<number> => {
    const [{ n }] = await app.dataSource.query('SELECT count(*)::int AS n FROM account_failure');
    return n;
  };
  /** Lets the newest failure count so many times more. */
  const repeatFailure = (times: number): Promise<unknown> =>
    app.dataSource.query(
      `INSERT INTO account_failure (id, bucket, created_at)
       SELECT gen_random_uuid(), bucket, created_at FROM (
         SELECT bucket, created_at FROM account_failure ORDER BY created_at DESC LIMIT 1) newest,
       generate_series(1, $1)`,
      [times],
    );
  const fresh = (): Promise<unknown> => app.dataSource.query('DELETE FROM account_failure');

  beforeEach(fresh);

  describe('codes', () => {
    async function signUp(email: string): Promise<string> {
      await app.expectDone('POST', '/organizations', { name: 'Limited', email, password });
      return readCode(app, email);
    }

    async function anotherCode(email: string, previous: string): Promise<string> {
      await passMinute(app);
      await app.expectDone('POST', '/users/verification-otp', { email });
      return readCode(app, email, previous);
    }

    it('are tried 20 times a day, whoever asks for new ones and wherever the tries come from', async () => {
      const email = 'ada@codes.example';
      const first = await signUp(email);
      const wrong = (count: number, code: string) =>
        Promise.all(
          Array.from({ length: count }, (_, index) =>
            verify(email, wrongCode(code), from(`192.0.2.${index}`)),
          ),
        );

      const answers = await wrong(40, first);
      const counted = await countFailures();
      const second = await anotherCode(email, first);
      const right = await verify(email, second);
      await passDay();
      const nextDay = await verify(email, second);

      expect(new Set(statusesOf(answers))).toEqual(new Set([400]));
      expect(counted).toBe(20);
      expect({ ...right.body, requestId: '' }).toEqual({ ...answers[0]!.body, requestId: '' });
      expect([right.status, nextDay.status]).toEqual([400, 200]);
    });

    it('for a new password are counted with those to verify, and for an unknown address as for any other', async () => {
      const { email } = await app.signUp();
      const reset = (address: string, otp: string) =>
        app.request('POST', '/users/reset-password', { email: address, otp, newPassword }, from('192.0.2.9'));
      const answers = [await reset(email, '000000'), await reset('nobody@codes.example', '000000')];
      expect(await countFailures()).toBe(2);

      await fresh();
      await reset(email, '000000');
      await repeatFailure(19);
      await app.expectDone('POST', '/users/forgot-password-otp', { email });
      const code = await readCode(app, email);
      answers.push(await reset(email, code));

      const told = answers.map(({ status, body }) => JSON.stringify({ ...body, status, requestId: '' }));
      expect(new Set(told).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 400, body: { code: 'wrong-code' } });
    });

    it('are not counted when they are right', async () => {
      const email = 'right@right.example';

      await verify(email, await signUp(email));

      expect(await countFailures()).toBe(0);
    });

    it('are open one at a time for an address, however often somebody signs up with it', async () => {
      const email = 'many@many.example';
      let code = await signUp(email);
      for (let count = 0; count < 4; count++) {
        await app.expectDone('POST', '/organizations', { name: 'Limited', email, password });
        code = await readCode(app, email, code);
      }

      const [row] = await app.dataSource.query(
        `SELECT count(*)::int AS n FROM one_time_password WHERE email = $1`,
        [email],
      );

      expect(row).toEqual({ n: 1 });
      expect((await verify(email, code)).status).toBe(200);
    });

    it.each([
      ['verification-otp', 'verification'],
      ['forgot-password-otp', 'reset'],
    ])('of %s are not sent again within a minute, with the same answer', async (route, kind) => {
      const email = `${kind}@again.example`;
      if (kind === 'verification') await signUp(email);
      else {
        await verify(email, await signUp(email));
        await app.expectDone('POST', `/users/${route}`, { email });
        await readCode(app, email);
      }
      const sent = async (): Promise<number> => {
        const rows = await app.dataSource.query(
          'SELECT 1 FROM outgoing_mail WHERE recipient = $1 AND kind = $2',
          [email, kind],
        );
        return rows.length;
      };
      const ask = (address: string) => app.request('POST', `/users/${route}`, { email: address });
      expect(await sent()).toBe(1);

      const answers = await Promise.all([ask(email), ask(email), ask('nobody@again.example')]);
      const early = await sent();
      await passMinute(app);
      await ask(email);

      expect(new Set(answers.map(({ status, body }) => `${status} ${body.message}`)).size).toBe(1);
      expect([early, await sent()]).toEqual([1, 2]);
    });
  });

  describe('passwords', () => {
    it('count all when they come at the same time, and no more than are allowed are checked', async () => {
      const limits = app.app.get(FailureLimits);
      let checks = 0;
      const wrong = () =>
        limits.tryPassword({ email: 'parallel@passwords.example' }, () => {
          checks += 1;
          return Promise.resolve(undefined);
        });
      const tryAtOnce = (count: number) => Promise.allSettled(Array.from({ length: count }, wrong));

      await tryAtOnce(40);
      const counted = await countFailures();
      const answers = await tryAtOnce(80);

      expect([counted, await countFailures(), checks]).toEqual([40, 100, 100]);
      expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    });

    it.each(['known', 'unknown'])('of a %s address are tried 100 times a day', async (kind) => {
      const email = kind === 'known' ? (await app.signUp()).email : 'nobody@passwords.example';
      await logIn(email, wrongPassword, from('198.51.100.1'));
      await repeatFailure(98);

      const last = await logIn(email, wrongPassword, from('198.51.100.2'));
      const over = await logIn(email, wrongPassword, from('198.51.100.3'));
      const other = await logIn('else@passwords.example', wrongPassword, from('198.51.100.3'));
      const joining = await app.request(
        'POST',
        '/users/join-organization',
        { email, orgId: 1, password },
        from('198.51.100.4'),
      );
      await passDay();
      const nextDay = await logIn(email, wrongPassword, from('198.51.100.5'));

      expect(statusesOf([last, over, other, joining, nextDay])).toEqual([401, 429, 401, 429, 401]);
      expect(over.body.code).toBe('rate-limited');
      const retryAfter = Number(over.headers.get('retry-after'));
      expect(retryAfter).toBeGreaterThan(86_000);
      expect(retryAfter).toBeLessThanOrEqual(86_400);
    });

    it('of strangers lock the owner out neither of a device nor of a network that logged in before', async () => {
      const owner = await app.signUp();
      const home = '203.0.113.5';
      const first = await logIn(owner.email, password, from(home));
      const device = first.headers.get('x-device')!;
      await logIn(owner.email, wrongPassword, from('198.51.100.1'));
      await repeatFailure(99);

      const answers = [
        await logIn(owner.email, password, from('198.51.100.1')),
        await logIn(owner.email, password, from('198.51.100.2', device)),
        await logIn(owner.email, password, from('203.0.113.200')),
        await logIn(owner.email, password, from('203.0.114.5')),
        await logIn(owner.email, password, from('203.0.114.6', `${device.slice(0, -1)}_`)),
      ];

      expect(statusesOf(answers)).toEqual([429, 200, 200, 429, 429]);
    });

    it('of a network that has not logged in for 30 days count with all others', async () => {
      const owner = await app.signUp();
      await logIn(owner.email, password, from('203.0.113.5'));
      await app.dataSource.query(`UPDATE known_network SET last_login_at = now() - interval '31 days'`);
      await logIn(owner.email, wrongPassword, from('198.51.100.1'));
      await repeatFailure(99);

      expect((await logIn(owner.email, password, from('203.0.113.5'))).status).toBe(429);
    });

    it('are limited for a known device too, and a device of one account is none of another', async () => {
      const [owner, other] = [await app.signUp(), await app.signUp()];
      const device = (await logIn(owner.email, password, from('203.0.113.5'))).headers.get('x-device')!;
      const guess = () => logIn(owner.email, wrongPassword, from('192.0.2.1', device));
      await guess();
      await repeatFailure(99);
      const own = await guess();
      await fresh();
      await logIn(other.email, wrongPassword, from('192.0.2.1'));
      await repeatFailure(99);

      const foreign = await logIn(other.email, password, from('192.0.2.1', device));

      expect(statusesOf([own, foreign])).toEqual([429, 429]);
    });

    it('of the own login count as well', async () => {
      const owner = await app.signUp();
      const change = (oldPassword: string) =>
        app.as(owner)('POST', '/users/me/password', { oldPassword, newPassword }, from('192.0.2.1'));
      await change(wrongPassword);
      await repeatFailure(99);

      expect((await change(password)).status).toBe(429);
    });

    it('do not keep anybody from a new one by mail, whose device then logs in', async () => {
      const owner = await app.signUp();
      await logIn(owner.email, wrongPassword, from('198.51.100.1'));
      await repeatFailure(99);
      await app.expectDone('POST', '/users/forgot-password-otp', { email: owner.email });
      const otp = await readCode(app, owner.email);

      const reset = await app.request(
        'POST',
        '/users/reset-password',
        { email: owner.email, otp, newPassword },
        from('192.0.2.50'),
      );
      const device = reset.headers.get('x-device')!;
      const login = await logIn(owner.email, newPassword, from('198.51.100.7', device));

      expect(statusesOf([reset, login])).toEqual([200, 200]);
    });
  });

  describe('the device of a log-in', () => {
    it('is answered as a cookie that scripts cannot read and as a header, and stays the same', async () => {
      const owner = await app.signUp();

      const first = await logIn(owner.email, password);
      const cookie = first.headers.get('set-cookie')!;
      const again = await logIn(owner.email, password, { cookie: cookie.split(';')[0]! });
      const wrong = await logIn(owner.email, wrongPassword);

      const device = first.headers.get('x-device')!;
      expect(device).toMatch(/^[\w-]{43}$/);
      expect(cookie).toBe(
        `abt_device=${device}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Strict; Secure`,
      );
      expect(again.headers.get('x-device')).toBe(device);
      expect([wrong.headers.get('x-device'), wrong.headers.get('set-cookie')]).toEqual([null, null]);
    });

    it('is never a value that somebody made up', async () => {
      const owner = await app.signUp();
      const invented = 'A'.repeat(43);

      const login = await logIn(owner.email, password, { 'x-device': invented });

      expect(login.headers.get('x-device')).not.toBe(invented);
    });

    it('is kept as a hash', async () => {
      const owner = await app.signUp();
      const device = (await logIn(owner.email, password)).headers.get('x-device')!;

      const kept = await app.dataSource.query('SELECT * FROM known_device');

      expect(JSON.stringify(kept)).not.toContain(device);
    });
  });

  describe('mails to the owner', () => {
    const noticesTo = async (email: string): Promise<Json[]> => {
      const rows = await app.dataSource.query(
        `SELECT details FROM outgoing_mail WHERE recipient = $1 AND kind = 'notice' ORDER BY id`,
        [email],
      );
      return rows.map(({ details }: Json) => details.event);
    };
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

    it('tell of a log-in from a new device, of which the first one is none', async () => {
      const owner = await app.signUp();
      const first = await noticesTo(owner.email);
      const known = await logIn(owner.email, password);
      const second = await noticesTo(owner.email);
      await logIn(owner.email, password, from('203.0.113.5', known.headers.get('x-device')!));
      const third = await noticesTo(owner.email);

      await logIn(owner.email, password, { ...from('203.0.113.5'), 'user-agent': firefox });

      expect([first, second, third]).toEqual([[], ['new-device'], ['new-device']]);
      expect(await noticesTo(owner.email)).toEqual(['new-device', 'new-device']);
      await expect(latestNotice(app, owner, 'Firefox on Linux')).resolves.toMatch(
        /A new device logged in[^]*network 203\.0\.113\.0\/24[^]*https:\/\/ab\.limits\.example\/console\/forgot-password/,
      );
    });

    it('tell of a password that was changed, and of one that was reset', async () => {
      const owner = await app.signUp();
      await app.as(owner)('POST', '/users/me/password', { oldPassword: wrongPassword, newPassword });
      expect(await noticesTo(owner.email)).toEqual([]);

      await app.as(owner)('POST', '/users/me/password', { oldPassword: password, newPassword });
      expect(await noticesTo(owner.email)).toEqual(['password-changed']);
      await expect(latestNotice(app, owner, 'was changed')).resolves.not.toMatch(/\d{6}/);
      await app.expectDone('POST', '/users/forgot-password-otp', { email: owner.email });
      const otp = await readCode(app, owner.email);
      await app.expectDone('POST', '/users/reset-password', {
        email: owner.email,
        otp,
        newPassword: password,
      });

      expect(await noticesTo(owner.email)).toEqual(['password-changed', 'password-reset']);
    });
  });
});

/** The newest mail to the owner, once it says this. */
async function latestNotice(app: TestApp, { email }: Account, text: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const mail = await app.latestMail(email);
    if (mail.includes(text)) return mail;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail to ${email} says: ${text}`);
}
