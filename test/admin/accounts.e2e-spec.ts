import { randomBytes } from 'node:crypto';
import { AccountSweep } from '../../apps/admin/src/accounts/index.js';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { passMinute, readCode, readLinkToken, wrongCode } from '../support/codes.js';
import type { Account, Json, ProductResponse } from '../support/product.js';

const otherPassword = 'Wrong-Donkey-7!';
const unique = (): string => randomBytes(6).toString('hex');

describe('the life of an account', () => {
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp('Example Shop');
  });
  afterAll(() => app.stop());

  const post = (path: string, body: unknown, headers?: Record<string, string>): Promise<ProductResponse> =>
    app.request('POST', path, body, headers);
  const logIn = (email: string, secret = password): Promise<ProductResponse> =>
    post('/auth/login', { email, password: secret });
  const newEmail = (): string => `ada@${unique()}.example`;
  const approve = (userId: number): Promise<Json> =>
    app.expectDone(
      'PATCH',
      `/users/${userId}/organization/${owner.orgId}`,
      { disabled: false },
      owner.headers,
    );

  async function register(email = newEmail()): Promise<{ email: string; id: number }> {
    const { id } = await app.expectDone('POST', '/users/registration', {
      email,
      password,
      orgId: owner.orgId,
    });
    return { email, id };
  }

  async function registerVerified(): Promise<{ email: string; id: number }> {
    const user = await register();
    await app.expectDone('POST', '/users/verify', {
      email: user.email,
      otp: await readCode(app, user.email),
    });
    return user;
  }

  describe('POST /users/registration', () => {
    it('leads from registration over verification and approval to a login', async () => {
      const email = newEmail();

      const registered = await post('/users/registration', {
        email: ` ${email} `,
        password,
        orgId: owner.orgId,
      });
      const unverified = await logIn(email);
      await app.expectDone('POST', '/users/verify', { email, otp: await readCode(app, email) });
      const pending = await logIn(email);
      await approve(registered.body.id);
      const approved = await logIn(email);

      expect(registered.status).toBe(201);
      expect(registered.body).toEqual({
        id: expect.any(Number),
        email,
        message: 'A otp has been sent to your mail, please use the otp and verify your account!',
      });
      expect([unverified, pending, approved].map(({ status }) => status)).toEqual([401, 403, 200]);
    });

    it('gives no more than the login: without a menu template nothing is granted', async () => {
      const { email, id } = await registerVerified();
      await approve(id);
      const { headers } = await app.logIn(email);

      const users = await post('/users/all', { orgId: owner.orgId, rows: 10, page: 1 }, headers);
      const tree = await app.request(
        'GET',
        `/menu-templates/tree?userId=${id}&orgId=${owner.orgId}`,
        undefined,
        headers,
      );

      expect([users.status, users.body.code]).toEqual([403, 'action-not-granted']);
      expect([tree.status, tree.body]).toEqual([200, []]);
    });

    it('refuses the e-mail of a verified account, and an organization that is unknown, unverified or disabled', async () => {
      const disabled = await app.signUp('Closed Shop');
      await app.dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [disabled.orgId]);
      const unverified = await app.expectDone('POST', '/organizations', {
        name: 'New',
        email: newEmail(),
        password,
      });
      const into = async (orgId: number, email = newEmail()): Promise<number> =>
        (await post('/users/registration', { email, password, orgId })).status;

      expect(await into(owner.orgId, owner.email)).toBe(409);
      expect([await into(999_999), await into(disabled.orgId), await into(unverified.id)]).toEqual([
        404, 404, 404,
      ]);
    });

    it.each([
      ['short', 'Aa1!'],
      ['without a symbol', 'Passw0rdd'],
      ['without a digit', 'Password!'],
      ['without an upper-case letter', 'passw0rd!'],
      ['without a lower-case letter', 'PASSW0RD!'],
      ['over 72 bytes', `Aa1!${'ü'.repeat(35)}`],
    ])('refuses a password that is %s', async (_, weak) => {
      const { status, body } = await post('/users/registration', {
        email: newEmail(),
        password: weak,
        orgId: owner.orgId,
      });

      expect([status, body.errors[0].field]).toEqual([422, 'password']);
    });

    it('makes one account of many registrations at once', async () => {
      const email = newEmail();
      const body = { email, password, orgId: owner.orgId };

      const answers = await Promise.all(Array.from({ length: 8 }, () => post('/users/registration', body)));

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    });
  });

  describe('POST /organizations', () => {
    it('makes one organization of fifty sign-ups with one domain at once, of which one may verify', async () => {
      const domain = `${unique()}.example`;
      const emails = Array.from({ length: 50 }, (_, index) => `user${index}@${domain}`);

      const answers = await Promise.all(
        emails.map((email) => post('/organizations', { name: `Of ${email}`, email, password })),
      );
      const verified = await Promise.all(
        ['user0', 'user1', 'user2'].map(async (name) => {
          const email = `${name}@${domain}`;
          return post('/users/verify', { email, otp: await readCode(app, email) });
        }),
      );

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(verified.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
      const count = 'SELECT count(*)::int AS n FROM organization WHERE domain = $1';
      expect(await app.dataSource.query(count, [domain])).toEqual([{ n: 1 }]);
    }, 180_000);

    it('forgets a sign-up that nobody verified within a day, and its organization', async () => {
      const [old, fresh] = [newEmail(), newEmail()];
      for (const email of [old, fresh])
        await app.expectDone('POST', '/organizations', { name: 'New', email, password });
      const otp = await readCode(app, old);
      await app.dataSource.query(
        `UPDATE "user" SET created_at = now() - interval '25 hours' WHERE email = $1`,
        [old],
      );

      await Promise.all([app.app.get(AccountSweep).sweep(), app.app.get(AccountSweep).sweep()]);

      expect((await post('/users/verify', { email: old, otp })).status).toBe(400);
      const left = await app.dataSource.query('SELECT domain FROM organization WHERE domain = ANY($1)', [
        [old, fresh].map((email) => email.split('@')[1]),
      ]);
      expect(left).toEqual([{ domain: fresh.split('@')[1] }]);
      expect((await logIn(owner.email)).status).toBe(200);
    });

    it('counts the day from the latest sign-up', async () => {
      const email = newEmail();
      await app.expectDone('POST', '/organizations', { name: 'New', email, password });
      await app.dataSource.query(
        `UPDATE "user" SET created_at = now() - interval '25 hours' WHERE email = $1`,
        [email],
      );
      const otp = await readCode(app, email);
      await app.expectDone('POST', '/organizations', { name: 'New', email, password });

      await app.app.get(AccountSweep).sweep();

      const { status } = await post('/users/verify', { email, otp: await readCode(app, email, otp) });
      expect(status).toBe(200);
    });
  });

  describe('POST /users/verification-otp', () => {
    it('sends a new code, which kills the old one', async () => {
      const { email } = await register();
      const old = await readCode(app, email);
      await passMinute(app);

      const { status } = await post('/users/verification-otp', { email });
      const otp = await readCode(app, email, old);

      expect(status).toBe(200);
      expect((await post('/users/verify', { email, otp: old })).status).toBe(400);
      expect((await post('/users/verify', { email, otp })).status).toBe(200);
    });

    it('answers the same for an unknown e-mail and a verified account, and sends them nothing', async () => {
      const { email } = await register();
      const unknown = newEmail();

      const answers = await Promise.all(
        [email, unknown, owner.email].map((to) => post('/users/verification-otp', { email: to })),
      );

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(new Set(answers.map(({ body }) => body.message)).size).toBe(1);
      const mails = 'SELECT recipient FROM outgoing_mail WHERE recipient = $1';
      expect(await app.dataSource.query(mails, [unknown])).toEqual([]);
    });
  });

  describe('POST /users/reset-password', () => {
    it('sets a new password and ends all sessions', async () => {
      const account = await app.signUp();
      const { refreshToken } = (await logIn(account.email)).body;
      const before = await readCode(app, account.email);

      const asked = await post('/users/forgot-password-otp', { email: account.email });
      const otp = await readCode(app, account.email, before);
      const reset = await post('/users/reset-password', {
        email: account.email,
        otp,
        newPassword: otherPassword,
      });

      expect([asked.status, reset.status]).toEqual([200, 200]);
      expect((await post('/actions', undefined, account.headers)).status).toBe(401);
      expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
      expect((await logIn(account.email)).status).toBe(401);
      expect((await logIn(account.email, otherPassword)).status).toBe(200);
    });

    it('answers the same whether or not there is an account', async () => {
      const unknown = newEmail();
      const asked = [
        await post('/users/forgot-password-otp', { email: owner.email }),
        await post('/users/forgot-password-otp', { email: unknown }),
      ];
      const code = await readCode(app, owner.email);
      const claim = { otp: wrongCode(code), newPassword: otherPassword };

      const refused = [
        await post('/users/reset-password', { email: owner.email, ...claim }),
        await post('/users/reset-password', { email: unknown, ...claim }),
      ];

      const told = ({ status, body }: ProductResponse) => ({ status, ...body, requestId: '' });
      expect(told(asked[0]!)).toEqual(told(asked[1]!));
      expect(told(refused[0]!)).toEqual(told(refused[1]!));
      expect(refused[0]!.body.code).toBe('wrong-code');
    });

    it('does not take a code that was sent for verification', async () => {
      const { email } = await register();
      const otp = await readCode(app, email);

      const reset = await post('/users/reset-password', { email, otp, newPassword: otherPassword });
      const verified = await post('/users/verify', { email, otp });

      expect([reset.status, verified.status]).toEqual([400, 200]);
    });

    it('takes the mailed link in place of the code, once', async () => {
      const account = await app.signUp();
      const before = await readCode(app, account.email);
      await app.expectDone('POST', '/users/forgot-password-otp', { email: account.email });
      await readCode(app, account.email, before);
      const token = await readLinkToken(app, account.email);
      const body = { token, newPassword: otherPassword };

      const verified = await post('/users/verify', { token, password });
      const reset = await post('/users/reset-password', body);

      expect([verified.status, reset.status]).toEqual([400, 200]);
      expect((await post('/users/reset-password', body)).status).toBe(400);
      expect((await logIn(account.email, otherPassword)).status).toBe(200);
    });

    it('refuses a weak password and keeps the code', async () => {
      const account = await app.signUp();
      const before = await readCode(app, account.email);
      await app.expectDone('POST', '/users/forgot-password-otp', { email: account.email });
      const otp = await readCode(app, account.email, before);
      const reset = (newPassword: string): Promise<ProductResponse> =>
        post('/users/reset-password', { email: account.email, otp, newPassword });

      const weak = await reset('weak');

      expect([weak.status, weak.body.errors[0].field]).toEqual([422, 'newPassword']);
      expect((await reset(otherPassword)).status).toBe(200);
    });
  });

  describe('POST /users/join-organization', () => {
    const message = 'Join request sent successfully. An admin must approve your request!';

    it('asks with a password, and works after approval', async () => {
      const guest = await app.signUp('Other Shop');

      const joined = await post('/users/join-organization', {
        email: guest.email,
        orgId: owner.orgId,
        password,
      });
      const pending = await post('/menus/all', { orgId: owner.orgId }, guest.headers);
      await approve(guest.userId);
      const { body } = await logIn(guest.email);

      expect([joined.status, joined.body]).toEqual([
        201,
        { message, userId: guest.userId, orgId: owner.orgId },
      ]);
      expect(pending.status).toBe(403);
      const orgs = JSON.parse(Buffer.from(body.accessToken.split('.')[1], 'base64url').toString()).orgs;
      expect(orgs.map(({ id }: Json) => id).sort()).toEqual([owner.orgId, guest.orgId].sort());
    });

    it('asks with a bearer token of the same e-mail', async () => {
      const guest = await app.signUp('Other Shop');
      const { authorization } = guest.headers;
      const body = { email: guest.email, orgId: owner.orgId };

      const forOther = await post(
        '/users/join-organization',
        { ...body, email: owner.email },
        { authorization },
      );
      const garbage = await post('/users/join-organization', body, { authorization: 'Bearer garbage' });
      const joined = await post('/users/join-organization', body, { authorization });

      expect([forOther.status, garbage.status, joined.status]).toEqual([401, 401, 201]);
    });

    it('refuses who is linked already, wrong credentials, and unknown organizations', async () => {
      const guest = await app.signUp('Other Shop');
      const join = async (change: object): Promise<number> => {
        const body = { email: guest.email, orgId: owner.orgId, password, ...change };
        return (await post('/users/join-organization', body)).status;
      };

      expect(await join({ password: otherPassword })).toBe(401);
      expect(await join({ password: undefined })).toBe(401);
      expect(await join({ email: newEmail() })).toBe(401);
      expect(await join({ orgId: 999_999 })).toBe(404);
      expect(await join({ orgId: guest.orgId })).toBe(409);
      expect([await join({}), await join({})]).toEqual([201, 409]);
    });

    it('is not for unverified users', async () => {
      const { email } = await register();
      const other = await app.signUp('Other Shop');

      const { status, body } = await post('/users/join-organization', {
        email,
        orgId: other.orgId,
        password,
      });

      expect([status, body.code]).toEqual([401, 'account-not-verified']);
    });

    it('makes one request of many at once', async () => {
      const guest = await app.signUp('Other Shop');
      const body = { email: guest.email, orgId: owner.orgId, password };

      const answers = await Promise.all(
        Array.from({ length: 6 }, () => post('/users/join-organization', body)),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    });
  });

  it.each([
    ['/users/registration', { email: 'a@b.example', password }],
    ['/users/registration', { email: 'a@b.example', password, orgId: 1, super: true }],
    ['/users/verify', { email: 'a@b.example' }],
    ['/users/verify', { email: 'a@b.example', otp: 123456 }],
    ['/users/verification-otp', { email: 'nobody' }],
    ['/users/forgot-password-otp', {}],
    ['/users/reset-password', { email: 'a@b.example', otp: '123456' }],
    ['/users/join-organization', { email: 'a@b.example', password }],
  ])('refuses POST %s with %j', async (path, body) => {
    expect((await post(path, body)).status).toBe(422);
  });
});
