import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccountSweep } from '../../apps/admin/src/auth/account-sweep.js';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import { readCode } from '../support/codes.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';

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
  const verify = (email: string, otp: string): Promise<ProductResponse> =>
    app.request('POST', '/users/verify', { email, otp });
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
    await app.expectDone('POST', '/users/verification-otp', { email });
    return readCode(app, email, previous);
  };

  const orgsOf = async (email: string, secret: string): Promise<string[]> =>
    readClaims((await logIn(email, secret)).body.accessToken).orgs.map(({ name }: Json) => name);

  const age = (table: string, condition: string): Promise<unknown> =>
    app.dataSource.query(`UPDATE ${table} SET created_at = now() - interval '25 hours' WHERE ${condition}`);

  it.each(['sign-up', 'registration'])('are not changed by a later %s', async (kind) => {
    const email = newEmail();
    const first = await signUp(email);
    if (kind === 'sign-up') await signUp(email, { name: 'Evil', password: otherPassword }, first);
    else await register(email, { password: otherPassword }, first);

    const verified = await verify(email, first);

    expect(verified.status).toBe(200);
    expect(await orgsOf(email, password)).toEqual(['Victim']);
    expectProblem(await logIn(email, otherPassword), 401, { code: 'wrong-credentials' });
  });

  it('give password and name of the one whose code is entered', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, { name: 'Second', password: otherPassword }, first);

    const verified = await verify(email, second);

    expect(verified.status).toBe(200);
    expect(await orgsOf(email, otherPassword)).toEqual(['Second']);
    expectProblem(await logIn(email, password), 401, { code: 'wrong-credentials' });
    expectProblem(await verify(email, first), 400, { code: 'wrong-code' });
  });

  it('leave nothing of a sign-up when the code of a registration is entered', async () => {
    const email = newEmail();
    const rival = `other@${email.split('@')[1]!}`;
    const first = await signUp(email);
    const second = await register(email, {}, first);
    const rivalCode = await signUp(rival, { name: 'Rival' });

    const verified = [await verify(email, second), await verify(rival, rivalCode)];

    expect(verified.map(({ status }) => status)).toEqual([200, 200]);
    const links = await app.dataSource.query(
      `SELECT o.domain, ou.super, ou.disabled FROM organization_user ou JOIN organization o ON o.id = organization_id
       JOIN "user" u ON u.id = user_id WHERE u.email = $1`,
      [email],
    );
    expect(links).toEqual([{ domain: shop.email.split('@')[1], super: false, disabled: true }]);
  });

  it('leave no request to join when the code of a sign-up is entered', async () => {
    const email = newEmail();
    const first = await register(email, { password: otherPassword });
    const second = await signUp(email, {}, first);

    await verify(email, second);

    const { body } = await app.as(shop)('POST', '/users/all', { orgId: shop.orgId, rows: 1000, page: 1 });
    expect(body.items.map((user: Json) => user.email)).not.toContain(email);
  });

  it('keep a registration elsewhere of somebody who loses the domain to another', async () => {
    const email = newEmail();
    const rival = `other@${email.split('@')[1]!}`;
    const first = await signUp(email);
    const second = await register(email, {}, first);
    const rivalCode = await signUp(rival, { name: 'Rival' });

    await verify(rival, rivalCode);

    expectProblem(await verify(email, first), 400, { code: 'wrong-code' });
    expect((await verify(email, second)).status).toBe(200);
    expectProblem(await logIn(email, password), 403, { code: 'account-disabled' });
    expect(await orgsOf(rival, password)).toEqual(['Rival']);
  });

  it('of which two are verified at once make one account of one of them', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, { name: 'Second', password: otherPassword }, first);

    const answers = await Promise.all([verify(email, first), verify(email, second)]);

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

  it('lose all their codes by five wrong tries, whichever code was meant', async () => {
    const email = newEmail();
    const first = await signUp(email);
    const second = await signUp(email, {}, first);
    const wrong = ['000000', '111111', '222222'].find((code) => code !== first && code !== second)!;

    for (let count = 0; count < 5; count++) await verify(email, wrong);

    expectProblem(await verify(email, first), 400);
    expectProblem(await verify(email, second), 400);
  });

  it('have at most five open codes, of which the first ones stay', async () => {
    const email = newEmail();
    const codes = [await signUp(email)];
    for (let count = 1; count < 8; count++) codes.push(await signUp(email, {}, codes.at(-1)));

    const [row] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM one_time_password WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
      [email],
    );
    const verified = await verify(email, codes[0]!);

    expect(row).toEqual({ n: 5 });
    expect(verified.status).toBe(200);
  });

  it('get a new code for the newest, with a mail that warns of the others and names the time', async () => {
    const email = newEmail();
    const first = await signUp(email, { name: 'First' });
    const alone = await app.latestMail(email);
    const second = await signUp(email, { name: 'Second', password: otherPassword }, first);

    const third = await resend(email, second);
    const mail = await app.latestMail(email);

    expect(alone).not.toContain('more than one request');
    expect(mail).toContain('sign up the organization "Second"');
    expect(mail).toMatch(/asked for at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    expect(mail).toContain('more than one request');
    expectProblem(await verify(email, second), 400);
    expect((await verify(email, first)).status).toBe(200);
    expectProblem(await verify(email, third), 400);
  });

  it('end after a day, each by itself', async () => {
    const email = newEmail();
    const first = await signUp(email);
    await age('account_claim', `user_id = (SELECT id FROM "user" WHERE email = '${email}')`);
    const second = await register(email, { password: otherPassword }, first);

    const old = await verify(email, first);
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
