import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccountSweep } from '../../apps/admin/src/accounts/index.js';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import { passMinute, readCode, readLinkToken } from '../support/codes.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const otherPassword = 'Wrong-Donkey-7!';

describe('claims to an e-mail that nobody has verified', () => {
  let app: TestApp;
  let shop: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    shop = await app.signUp('Example Shop');
  });
  afterAll(() => app.stop());

  const newEmail = (): string => `ada@${randomBytes(6).toString('hex')}.example`;
  const verify = (email: string, otp: string, more: Json = {}): Promise<ProductResponse> =>
    app.request('POST', '/users/verify', { email, otp, ...more });
  const logIn = (email: string, secret: string): Promise<ProductResponse> =>
    app.request('POST', '/auth/login', { email, password: secret });

  async function signUp(email: string, fields: Json = {}, previous?: string): Promise<string> {
    await app.expectDone('POST', '/organizations', { name: 'Victim', email, password, ...fields });
    return readCode(app, email, previous);
  }

  async function register(email: string, fields: Json = {}, previous?: string): Promise<string> {
    await app.expectDone('POST', '/users/registration', { email, password, orgId: shop.orgId, ...fields });
    return readCode(app, email, previous);
  }

  const resend = async (email: string, previous: string): Promise<string> => {
    await passMinute(app);
    await app.expectDone('POST', '/users/verification-otp', { email });
    return readCode(app, email, previous);
  };

  const orgsOf = async (email: string, secret: string): Promise<string[]> =>
    readClaims((await logIn(email, secret)).body.accessToken).orgs.map(({ name }: Json) => name);

  const age = (table: string, condition: string): Promise<unknown> =>
    app.dataSource.query(`UPDATE ${table} SET created_at = now() - interval '25 hours' WHERE ${condition}`);

  it.each(['sign-up', 'registration'])(
    'count by their password, whatever a later %s asks for',
    async (kind) => {
      const email = newEmail();
      const first = await signUp(email);
      const later = { password: otherPassword };
      const code =
        kind === 'sign-up'
          ? await signUp(email, { ...later, name: 'Evil' }, first)
          : await register(email, later, first);

      const undecided = await verify(email, code);
      const verified = await verify(email, code, { password });

      expectProblem(undecided, 409, { code: 'several-claims' });
      expect(undecided.body.claims).toEqual([
        { id: expect.any(Number), kind: 'sign-up', organization: 'Victim', requestedAt: expect.any(String) },
        expect.objectContaining({ kind, organization: kind === 'sign-up' ? 'Evil' : 'Example Shop' }),
      ]);
      expect(verified.status).toBe(200);
      expect(await orgsOf(email, password)).toEqual(['Victim']);
      expectProblem(await logIn(email, otherPassword), 401, { code: 'wrong-credentials' });
    },
  );

  it('do not come to count by asking for another code, as a mail once advised', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, { name: 'Evil', password: otherPassword }, first);

    const code = await resend(email, second);
    const undecided = await verify(email, code);

    expectProblem(undecided, 409, { code: 'several-claims' });
    expectProblem(await logIn(email, otherPassword), 401, { code: 'account-not-verified' });
    expect((await verify(email, code, { password })).status).toBe(200);
    expect(await orgsOf(email, password)).toEqual(['Victim']);
    expectProblem(await logIn(email, otherPassword), 401, { code: 'wrong-credentials' });
  });

  it('give nothing to the password of a stranger who registers an invited address', async () => {
    const email = newEmail();
    const { roleId, menuTemplateId } = await app.expectDone(
      'GET',
      `/users/${shop.userId}/orgs/${shop.orgId}/details`,
      undefined,
      shop.headers,
    );
    const invitation = { email, domain: shop.email.split('@')[1], roleId, menuTemplateId };
    await app.expectDone('POST', '/users/organizations', invitation, shop.headers);
    await app.expectDone('POST', '/users/registration', {
      email,
      password: otherPassword,
      orgId: shop.orgId,
    });
    let code = '';
    await waitUntil(async () => (code = /^\d{6}$/m.exec(await app.latestMail(email))?.[0] ?? '') !== '');

    const undecided = await verify(email, code);
    const unchosen = await verify(email, code, { password });
    const offered = undecided.body.claims.find(({ kind }: Json) => kind === 'invitation');
    const verified = await verify(email, code, { password, claimId: offered.id });

    for (const answer of [undecided, unchosen]) expectProblem(answer, 409, { code: 'several-claims' });
    expect(undecided.body.claims.map(({ kind }: Json) => kind)).toEqual(['invitation', 'registration']);
    expect(verified.status).toBe(200);
    expectProblem(await logIn(email, otherPassword), 401, { code: 'wrong-credentials' });
    expect(await orgsOf(email, password)).toEqual(['Example Shop']);
  });

  it('are picked by id with a password that none has, which is theirs from then on', async () => {
    const email = newEmail();
    const first = await signUp(email, { password: otherPassword });
    const second = await register(email, { password: otherPassword }, first);
    const newPassword = 'Third-Camel-5!';
    const { claims } = (await verify(email, second, { password: newPassword })).body;
    const [signedUp, registered] = claims;

    expectProblem(await verify(email, second, { password: otherPassword }), 409, { code: 'several-claims' });
    expectProblem(await verify(email, second, { password: newPassword, claimId: registered.id + 1 }), 422, {
      fields: ['claimId'],
    });
    expectProblem(await verify(email, second, { password: 'weak', claimId: signedUp.id }), 422, {
      fields: ['password'],
    });
    expect((await verify(email, second, { password: newPassword, claimId: signedUp.id })).status).toBe(200);
    expect(await orgsOf(email, newPassword)).toEqual(['Victim']);
    expectProblem(await logIn(email, otherPassword), 401, { code: 'wrong-credentials' });
  });

  it('of the same request with the same password are one', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, {}, first);

    expect((await verify(email, second)).status).toBe(200);
    expect(await orgsOf(email, password)).toEqual(['Victim']);
  });

  it('leave nothing of a sign-up when a registration counts', async () => {
    const email = newEmail();
    const rival = `other@${email.split('@')[1]!}`;
    const first = await signUp(email);
    const second = await register(email, { password: otherPassword }, first);
    const rivalCode = await signUp(rival, { name: 'Rival' });

    const verified = [
      await verify(email, second, { password: otherPassword }),
      await verify(rival, rivalCode),
    ];

    expect(verified.map(({ status }) => status)).toEqual([200, 200]);
    const links = await app.dataSource.query(
      `SELECT o.domain, ou.super, ou.disabled, ou.requested
       FROM organization_user ou JOIN organization o ON o.id = organization_id
       JOIN "user" u ON u.id = user_id WHERE u.email = $1`,
      [email],
    );
    const domain = shop.email.split('@')[1];
    expect(links).toEqual([{ domain, super: false, disabled: true, requested: true }]);
  });

  it('leave no request to join when a sign-up counts', async () => {
    const email = newEmail();
    const first = await register(email, { password: otherPassword });
    const second = await signUp(email, {}, first);

    await verify(email, second, { password });

    const { body } = await app.as(shop)('POST', '/users/all', { orgId: shop.orgId, rows: 1000, page: 1 });
    expect(body.items.map((user: Json) => user.email)).not.toContain(email);
  });

  it('keep a registration elsewhere of somebody who loses the domain to another', async () => {
    const email = newEmail();
    const rival = `other@${email.split('@')[1]!}`;
    const first = await signUp(email);
    const second = await register(email, { password: otherPassword }, first);
    const rivalCode = await signUp(rival, { name: 'Rival' });

    await verify(rival, rivalCode);

    expectProblem(await verify(email, second, { password }), 409, { code: 'several-claims' });
    expect((await verify(email, second)).status).toBe(200);
    expectProblem(await logIn(email, otherPassword), 403, { code: 'account-disabled' });
    expect(await orgsOf(rival, password)).toEqual(['Rival']);
  });

  it('of which two are verified at once make one account of one of them', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const code = await signUp(email, { name: 'Second', password: otherPassword }, first);

    const answers = await Promise.all([
      verify(email, code, { password }),
      verify(email, code, { password: otherPassword }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const logins = await Promise.all([logIn(email, password), logIn(email, otherPassword)]);
    expect(logins.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('wait for their code by the password of each, and of no other', async () => {
    const email = newEmail();
    const first = await signUp(email);
    await signUp(email, { password: otherPassword }, first);

    for (const secret of [password, otherPassword])
      expectProblem(await logIn(email, secret), 401, { code: 'account-not-verified' });
    expectProblem(await logIn(email, 'Other-Camel-5!'), 401, { code: 'wrong-credentials' });
  });

  it('have one code, which dies of five wrong tries', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, { name: 'Second' }, first);
    const wrong = ['000000', '111111', '222222'].find((code) => code !== first && code !== second)!;

    const [row] = await app.dataSource.query(
      'SELECT count(*)::int AS n FROM one_time_password WHERE email = $1',
      [email],
    );
    const replaced = await verify(email, first, { password });
    for (let count = 0; count < 4; count++) await verify(email, wrong);

    expect(row).toEqual({ n: 1 });
    expectProblem(replaced, 400, { code: 'wrong-code' });
    expectProblem(await verify(email, second, { password }), 400, { code: 'wrong-code' });
  });

  it('stand in the mail with their times, whoever made them', async () => {
    const email = newEmail();
    const first = await signUp(email, { name: 'First' });
    await register(email, { password: otherPassword }, first);

    const mail = await app.latestMail(email);

    expect(mail).toMatch(
      /- create the organization "First", requested at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/,
    );
    expect(mail).toContain('- join the organization "Example Shop", requested at');
  });

  describe('and the mailed link', () => {
    const describe = (token: string): Promise<ProductResponse> =>
      app.request('POST', '/users/verification-link', { token });
    const open = (token: string, more: Json): Promise<ProductResponse> =>
      app.request('POST', '/users/verify', { token, ...more });

    it('tells what it confirms without using anything up, and works once', async () => {
      const email = newEmail();
      const code = await signUp(email);
      const token = await readLinkToken(app, email);

      const seen = [await describe(token), await describe(token)];
      const verified = await open(token, { password });

      const claims = [
        { id: expect.any(Number), kind: 'sign-up', organization: 'Victim', requestedAt: expect.any(String) },
      ];
      for (const { status, body } of seen) expect([status, body]).toEqual([200, { email, claims }]);
      expect(verified.status).toBe(200);
      expect(await orgsOf(email, password)).toEqual(['Victim']);
      for (const late of [await open(token, { password }), await describe(token), await verify(email, code)])
        expectProblem(late, 400, { code: 'wrong-code' });
    });

    it('works after the code died, after later links, and for a claim with a new password', async () => {
      const email = newEmail();
      const first = await signUp(email);
      const token = await readLinkToken(app, email);
      const second = await signUp(email, { name: 'Evil', password: otherPassword }, first);
      const wrong = ['000000', '111111', '222222'].find((code) => code !== first && code !== second)!;
      for (let count = 0; count < 5; count++) await verify(email, wrong);

      const { claims } = (await describe(token)).body;
      const undecided = await open(token, { password: 'Third-Camel-5!' });
      const verified = await open(token, { password: 'Third-Camel-5!', claimId: claims[0].id });

      expect(claims.map(({ organization }: Json) => organization)).toEqual(['Victim', 'Evil']);
      expectProblem(undecided, 409, { code: 'several-claims' });
      expect(verified.status).toBe(200);
      expect(await orgsOf(email, 'Third-Camel-5!')).toEqual(['Victim']);
    });

    it('is kept as a hash, expires, and needs the password', async () => {
      const email = newEmail();
      await signUp(email);
      const token = await readLinkToken(app, email);

      const rows = await app.dataSource.query('SELECT * FROM mailed_link WHERE email = $1', [email]);
      const bare = await open(token, {});
      const both = await open(token, { email, otp: '123456', password });
      await app.dataSource.query('UPDATE mailed_link SET expires_at = now() WHERE email = $1', [email]);

      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(token.length * Math.log2(52)).toBeGreaterThanOrEqual(256);
      expectProblem(bare, 422, { fields: ['password'] });
      expectProblem(both, 422, { fields: ['email', 'otp'] });
      for (const late of [await describe(token), await open(token, { password })])
        expectProblem(late, 400, { code: 'wrong-code' });
    });
  });

  it('end after a day, each by itself', async () => {
    const email = newEmail();
    const first = await signUp(email);
    await age('account_claim', `user_id = (SELECT id FROM "user" WHERE email = '${email}')`);
    const second = await register(email, { password: otherPassword }, first);

    const old = await verify(email, first, { password });
    const login = await logIn(email, password);
    const again = await resend(email, second);
    await app.app.get(AccountSweep).sweep();

    expectProblem(old, 400, { code: 'wrong-code' });
    expectProblem(login, 401, { code: 'wrong-credentials' });
    const left = 'SELECT 1 FROM organization WHERE domain = $1';
    expect(await app.dataSource.query(left, [email.split('@')[1]])).toEqual([]);
    expect((await verify(email, again)).status).toBe(200);
  });

  it('get no mail once they have ended', async () => {
    const email = newEmail();
    await signUp(email);
    const count = (): number => readdirSync(join(app.dataDir, 'outbox')).length;
    await age('account_claim', `user_id = (SELECT id FROM "user" WHERE email = '${email}')`);
    const before = count();

    await app.expectDone('POST', '/users/verification-otp', { email });
    const other = newEmail();
    await signUp(other);

    expect(count()).toBe(before + 1);
  });
});

describe('with VERIFY_WITH_PASSWORD', () => {
  it('a code alone verifies nothing', async () => {
    const app = await startAdminApp({ VERIFY_WITH_PASSWORD: 'true' });
    const email = 'ada@strict.example';
    await app.expectDone('POST', '/organizations', { name: 'Strict', email, password });
    const otp = await readCode(app, email);

    const bare = await app.request('POST', '/users/verify', { email, otp });
    const whole = await app.request('POST', '/users/verify', { email, otp, password });
    await app.stop();

    expectProblem(bare, 422, { fields: ['password'] });
    expect(whole.status).toBe(200);
  });
});
