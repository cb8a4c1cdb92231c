import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import { findCode } from '../support/outbox.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';

let app: TestApp;
beforeAll(async () => {
  app = await startAdminApp();
});
afterAll(() => app.stop());

const newDomain = () => `${randomBytes(5).toString('hex')}.example`;
const newEmail = (domain = newDomain()) => `ada-${randomBytes(3).toString('hex')}@${domain}`;
const signUp = (fields: Json = {}) =>
  app.request('POST', '/organizations', { name: 'Example Shop', email: newEmail(), password, ...fields });
const verify = (email: string, otp: unknown) => app.request('POST', '/users/verify', { email, otp });
const logIn = (email: string, given: unknown = password) =>
  app.request('POST', '/auth/login', { email, password: given });
const codeOf = async (email: string) => findCode(await app.latestMail(email));
const otherCode = (code: string) => (code === '111111' ? '222222' : '111111');

describe('POST /organizations', () => {
  it('makes organization, role, menu template, user and project, all waiting for the code', async () => {
    const email = newEmail();

    const { status, body } = await signUp({ name: ' Größe ', email: ` ${email.toUpperCase()} ` });

    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), name: 'Größe', email });
    expectProblem(await logIn(email), 401, { code: 'account-not-verified' });
    const [link] = await app.dataSource.query(
      `SELECT o.domain, u.verified, ou.super, ou.disabled, r.name AS role, t.name AS template, t.tree,
              p.name AS project, pu.permission_type AS permission
       FROM organization o
       JOIN organization_user ou ON ou.organization_id = o.id JOIN "user" u ON u.id = ou.user_id
       JOIN role r ON r.id = ou.role_id JOIN menu_template t ON t.id = ou.menu_template_id
       JOIN project p ON p.organization_id = o.id
       JOIN project_user pu ON pu.project_id = p.id AND pu.user_id = u.id
       WHERE o.id = $1`,
      [body.id],
    );
    const domain = email.split('@')[1]!;
    expect(link).toEqual({
      ...{ domain, verified: false, super: true, disabled: false, role: 'Admin' },
      ...{ template: 'Admin Menu Template', tree: JSON.parse(readFileSync('static/menu.json', 'utf8')) },
      ...{ project: `${domain[0]!.toUpperCase()}${domain.slice(1)} Project`, permission: 'Owner' },
    });
  });

  it('sends a code that opens the account', async () => {
    const email = newEmail();
    await signUp({ email });

    const verified = await verify(email, await codeOf(email));

    expect(verified).toMatchObject({ status: 200, body: { message: 'User verified successfully!' } });
    expect((await logIn(email)).status).toBe(200);
  });

  it('refuses a domain and an account that are verified already', async () => {
    const { email } = await app.signUp();

    expectProblem(await signUp({ email }), 409, { code: 'already-exists' });
    expectProblem(await signUp({ email: newEmail(email.split('@')[1]) }), 409, { code: 'already-exists' });
  });

  it('is about one mailbox and one domain, however an international name is written', async () => {
    const name = randomBytes(5).toString('hex');
    const ascii = `owner@${domainToASCII(`bücher-${name}.example`)}`;
    const spellings = [`owner@bücher-${name}.example`, ` OWNER@BÜCHER-${name}.example `, ascii.toUpperCase()];

    const signed = await signUp({ email: spellings[0] });
    const verified = await verify(spellings[1]!, await codeOf(ascii));
    const { headers, orgId, userId } = await app.logIn(ascii);

    expect([signed.status, signed.body.email, verified.status]).toEqual([201, ascii, 200]);
    for (const email of spellings) {
      expectProblem(await signUp({ email }), 409, { code: 'already-exists' });
      expect((await logIn(email)).status).toBe(200);
      expect((await app.request('GET', '/users/me', undefined, { ...headers, email })).status).toBe(200);
    }
    expectProblem(await signUp({ email: newEmail(`bücher-${name}.example`) }), 409, {
      code: 'already-exists',
    });
    const { roleId, menuTemplateId } = (
      await app.request('GET', `/users/${userId}/orgs/${orgId}/details`, undefined, headers)
    ).body;
    const guest = { email: `guest@größe-${name}.example`, roleId, menuTemplateId };
    const domain = `Bücher-${name}.EXAMPLE`;
    expect((await app.request('POST', '/users/organizations', { ...guest, domain }, headers)).status).toBe(
      201,
    );
    const list = { orgId, rows: 10, page: 1 };
    const { items } = (await app.request('POST', '/users/all', list, headers)).body;
    expect(items.at(-1).email).toBe(`guest@${domainToASCII(`größe-${name}.example`)}`);
  });

  it.each(['a/b.example', 'a／b.example', 'xn--a', 'bücher..example', 'bücher_.example'])(
    'takes no address at %s',
    async (domain) => {
      expectProblem(await signUp({ email: `owner@${domain}` }), 422, { fields: ['email'] });
    },
  );

  it('lets a domain be signed up for again until somebody verifies', async () => {
    const domain = newDomain();
    const [squatter, owner] = [newEmail(domain), newEmail(domain)];
    const squatted = await signUp({ email: squatter, name: 'Squatter' });
    const code = await codeOf(squatter);

    expect((await signUp({ email: owner, name: 'Owner' })).status).toBe(201);
    expect((await verify(owner, await codeOf(owner))).status).toBe(200);

    expectProblem(await verify(squatter, code), 400, { code: 'wrong-code' });
    const { accessToken } = (await logIn(owner)).body;
    expect(readClaims(accessToken).orgs).toMatchObject([{ id: squatted.body.id, name: 'Owner' }]);
  });

  it('makes exactly one organization of 50 that are requested at once', async () => {
    const domain = newDomain();
    const emails = Array.from({ length: 50 }, () => newEmail(domain));

    const made = await Promise.all(emails.map((email) => signUp({ email })));
    const codes = await Promise.all(emails.map(codeOf));
    const verified = await Promise.all(emails.map((email, index) => verify(email, codes[index])));

    expect(made.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(verified.filter(({ status }) => status === 200)).toHaveLength(1);
    const [row] = await app.dataSource.query(
      `SELECT count(*)::int AS organizations, (SELECT count(*)::int FROM "user" WHERE email LIKE '%@' || $1) AS users
       FROM organization WHERE domain = $1`,
      [domain],
    );
    expect(row).toEqual({ organizations: 1, users: 1 });
  }, 180_000);

  it.each<[string, Json, string[]]>([
    ['no name', { name: undefined }, ['name']],
    ['a blank name', { name: ' ' }, ['name']],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['name']],
    ['no e-mail', { email: undefined }, ['email']],
    ['an e-mail without domain', { email: 'ada' }, ['email']],
    ['two e-mails', { email: 'a@b.example,c@d.example' }, ['email']],
    ['an e-mail with a line break', { email: 'a@b.example\r\nBcc: c@d.example' }, ['email']],
    ['an e-mail with a broken character', { email: 'a\ud800@b.example' }, ['email']],
    ['an e-mail that is a broken character', { email: '\ud800' }, ['email']],
    ['a list of e-mails', { email: ['a@b.example'] }, ['email']],
    ['a long e-mail', { email: `${'a'.repeat(300)}@b.example` }, ['email']],
    ['no password', { password: undefined }, ['password']],
    ['a number as password', { password: 12345678 }, ['password']],
    ['a short password', { password: 'Aa1!567' }, ['password']],
    ['a password without upper case', { password: 'passw0rd!' }, ['password']],
    ['a password without lower case', { password: 'PASSW0RD!' }, ['password']],
    ['a password without digit', { password: 'Password!' }, ['password']],
    ['a password without symbol', { password: 'Passw0rdd' }, ['password']],
    ['a password with another symbol', { password: 'Passw0rd?' }, ['password']],
    ['a password of 73 bytes', { password: `Aa1!${'x'.repeat(69)}` }, ['password']],
    ['a password of 73 bytes in fewer characters', { password: `Aa1!${'ü'.repeat(35)}` }, ['password']],
    ['unknown fields', { super: true, domain: 'x.example' }, ['domain', 'super']],
  ])('refuses %s', async (_, fields, faulty) => {
    expectProblem(await signUp(fields), 422, { fields: faulty });
  });

  it('takes a password of 72 bytes and tells it from one that differs in the last', async () => {
    const email = newEmail();
    const long = `Aa1!${'x'.repeat(68)}`;
    await signUp({ email, password: long });
    await verify(email, await codeOf(email));

    expect((await logIn(email, long)).status).toBe(200);
    expectProblem(await logIn(email, `${long.slice(0, -1)}y`), 401);
    expectProblem(await logIn(email, `${long}x`), 401);
  });
});

describe('POST /users/verify', () => {
  it('answers wrong, used, expired and unknown codes alike', async () => {
    const [wrong, used, expired] = [newEmail(), newEmail(), newEmail()];
    for (const email of [wrong, used, expired]) await signUp({ email });
    const codes = { wrong: await codeOf(wrong), used: await codeOf(used), expired: await codeOf(expired) };
    await verify(used, codes.used);
    await app.dataSource.query(
      `UPDATE one_time_password SET expires_at = now() - interval '1 second' WHERE email = $1`,
      [expired],
    );

    const answers = [
      await verify(wrong, otherCode(codes.wrong)),
      await verify(used, codes.used),
      await verify(expired, codes.expired),
      await verify(newEmail(), '123456'),
    ];

    for (const answer of answers) expectProblem(answer, 400, { code: 'wrong-code' });
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, requestId: '' }))).size).toBe(1);
  });

  it('kills a code at the fifth wrong try', async () => {
    const email = newEmail();
    await signUp({ email });
    const code = await codeOf(email);
    for (let tries = 0; tries < 5; tries++) expectProblem(await verify(email, otherCode(code)), 400);

    expectProblem(await verify(email, code), 400);
  });

  it('counts wrong tries that come at once', async () => {
    const email = newEmail();
    await signUp({ email });
    const code = await codeOf(email);

    await Promise.all(Array.from({ length: 20 }, () => verify(email, otherCode(code))));

    expectProblem(await verify(email, code), 400);
  });

  it('takes a code once, however often it comes at once', async () => {
    const email = newEmail();
    await signUp({ email });
    const code = await codeOf(email);

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => verify(email, code)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
  });

  it.each<[Json, string[]]>([
    [{}, ['email', 'otp']],
    [{ email: 'a@b.example', otp: 123456 }, ['otp']],
    [{ email: 'a@b.example', otp: '\0' }, ['otp']],
    [{ email: 'a@b.example', otp: '123456', purpose: 'reset' }, ['purpose']],
  ])('refuses %j', async (body, fields) => {
    expectProblem(await app.request('POST', '/users/verify', body), 422, { fields });
  });
});

describe('POST /auth/login', () => {
  it('answers a pair of tokens', async () => {
    const account = await app.signUp('Login Shop');

    const { status, body } = await logIn(` ${account.email.toUpperCase()} `);

    expect(status).toBe(200);
    expect(body).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String) });
    const claims = readClaims(body.accessToken);
    expect(claims).toMatchObject({
      sub: account.email,
      userId: account.userId,
      sid: expect.any(String),
      orgs: [{ id: account.orgId, name: 'Login Shop', projects: [{ id: account.projectId }] }],
    });
    expect(claims.exp - claims.iat).toBe(3600);
    const header = JSON.parse(Buffer.from(body.accessToken.split('.')[0], 'base64url').toString());
    expect(header.alg).toBe('HS256');
  });

  it('answers a wrong password and an unknown e-mail alike', async () => {
    const { email } = await app.signUp();

    const answers = [await logIn(email, 'Wrong-pass1!'), await logIn(newEmail(), 'Wrong-pass1!')];

    for (const answer of answers) expectProblem(answer, 401, { code: 'wrong-credentials' });
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, requestId: '' }))).size).toBe(1);
  });

  it('says that an account waits for its code, or is disabled, only after the right password', async () => {
    const unverified = newEmail();
    await signUp({ email: unverified });
    const disabled = await app.signUp();
    await app.setDisabled(disabled.orgId, disabled.userId, true);

    expectProblem(await logIn(unverified, 'Wrong-pass1!'), 401, { code: 'wrong-credentials' });
    expectProblem(await logIn(unverified), 401, { code: 'account-not-verified' });
    expectProblem(await logIn(disabled.email, 'Wrong-pass1!'), 401, { code: 'wrong-credentials' });
    expectProblem(await logIn(disabled.email), 403, { code: 'account-disabled' });
  });

  it('names at most 20 projects in a token', async () => {
    const { email, orgId } = await app.signUp();
    await app.dataSource.query(
      `INSERT INTO project (organization_id, name) SELECT $1, 'p' || n FROM generate_series(1, 250) n`,
      [orgId],
    );

    const { accessToken } = (await logIn(email)).body;

    expect(readClaims(accessToken).orgs[0].projects).toHaveLength(20);
    const headers = { authorization: `Bearer ${accessToken}`, email };
    const { body } = await app.request('POST', '/projects/all', { orgId, rows: 1, page: 1 }, headers);
    expect(body.total).toBe(251);
  });

  it('does not let a refresh token pass as an access token', async () => {
    const { email, orgId } = await app.signUp();
    const { refreshToken } = (await logIn(email)).body;
    const headers = { authorization: `Bearer ${refreshToken}`, email };

    const response = await app.request('POST', '/projects/all', { orgId, rows: 1, page: 1 }, headers);

    expectProblem(response, 401, { code: 'not-authenticated' });
  });

  it.each<[Json, string[]]>([
    [{}, ['email', 'password']],
    [{ email: 'a@b.example', password: null }, ['password']],
    [{ email: 'a@b.example', password: { $ne: '' } }, ['password']],
    [{ email: 'a@b.example', password: 'x'.repeat(1001) }, ['password']],
    [{ email: 'a@b.example', password: 'a\0' }, ['password']],
    [{ email: 'a@b.example', password: 'x', remember: true }, ['remember']],
  ])('refuses %j', async (body, fields) => {
    expectProblem(await app.request('POST', '/auth/login', body), 422, { fields });
  });
});

describe('GET /organizations/search', () => {
  const search = (query: string) => app.request('GET', `/organizations/search?${query}`);

  beforeAll(async () => {
    await app.dataSource.query(
      `INSERT INTO organization (name, domain, verified_at, disabled)
       SELECT name, 'search' || row_number() OVER () || '.example', verified_at, disabled FROM (
         SELECT 'Findable ' || n AS name, now() AS verified_at, false AS disabled FROM generate_series(1, 12) n
         UNION ALL VALUES ('100% Wool', now(), false), ('snake_case', now(), false), ('snakeXcase', now(), false),
                          ('Hidden one', NULL, false), ('Disabled one', now(), true)) x`,
    );
  });

  it('finds at most ten by a part of the name, ignoring case', async () => {
    const { status, body } = await search('q=FINDABLE');

    expect(status).toBe(200);
    expect(body).toHaveLength(10);
    expect(body[0]).toEqual({ id: expect.any(Number), name: 'Findable 1' });
  });

  it.each([
    ['q=0%25', ['100% Wool']],
    ['q=e_c', ['snake_case']],
    ['q=%25%25', []],
    ['q=Hidden', []],
    ['q=Disabled', []],
    ['q=%27%20OR%201=1--', []],
  ])('takes %s literally', async (query, names) => {
    const { body } = await search(query);

    expect(body.map(({ name }: Json) => name)).toEqual(names);
  });

  it.each(['', 'q=', 'q=a', 'q=%00%00', `q=${'x'.repeat(201)}`, 'q=ab&q=cd', 'q=ab&all=1', 'q[a]=ab'])(
    'refuses the query %j',
    async (query) => {
      expectProblem(await search(query), 422);
    },
  );
});
