import { JwtService } from '@nestjs/jwt';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import type { Account, Json, ProductResponse } from '../support/product.js';

describe('logins and sessions', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp();
  });
  afterAll(() => app.stop());

  const logIn = (email: string, secret = password): Promise<ProductResponse> =>
    app.request('POST', '/auth/login', { email, password: secret });
  const refresh = (refreshToken: string): Promise<ProductResponse> =>
    app.request('POST', '/auth/refresh', { refreshToken });
  const logOut = (refreshToken: string): Promise<ProductResponse> =>
    app.request('POST', '/auth/logout', { refreshToken });

  async function openSession(): Promise<{ account: Account; pair: Json }> {
    const account = await app.signUp();
    return { account, pair: (await logIn(account.email)).body };
  }

  const callWith = async (accessToken: string, email: string): Promise<number> =>
    (await app.request('POST', '/actions', undefined, { authorization: `Bearer ${accessToken}`, email }))
      .status;

  const passTime = (seconds: number): Promise<unknown> =>
    app.dataSource.query('UPDATE refresh_token SET used_at = used_at - make_interval(secs => $1)', [seconds]);

  describe('POST /auth/login', () => {
    it('answers a pair of tokens that name user, session, organizations and projects', async () => {
      const owner = await app.signUp('Example Shop');

      const { status, body } = await logIn(`  ${owner.email.toUpperCase()} `);

      expect(status).toBe(200);
      expect(Object.keys(body).sort()).toEqual(['accessToken', 'refreshToken']);
      const project = { id: owner.projectId, name: expect.stringMatching(/ Project$/) };
      expect(readClaims(body.accessToken)).toMatchObject({
        sub: owner.email,
        userId: owner.userId,
        sid: expect.any(String),
        orgs: [{ id: owner.orgId, name: 'Example Shop', projects: [project] }],
        exp: expect.any(Number),
      });
    });

    it('does not tell an unknown e-mail from a wrong password', async () => {
      const { email } = await app.signUp();

      const wrong = await logIn(email, 'Wrong-Horse-9!');
      const unknown = await logIn('nobody@nowhere.example', 'Wrong-Horse-9!');

      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
      expect(wrong.body.code).toBe('wrong-credentials');
    });

    it('says that an account is unverified only after the right password', async () => {
      const email = 'new@unverified.example';
      await app.expectDone('POST', '/organizations', { name: 'New', email, password });

      const right = await logIn(email);
      const wrong = await logIn(email, 'Wrong-Horse-9!');

      expect([right.status, right.body.code]).toEqual([401, 'account-not-verified']);
      expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong-credentials']);
    });

    it('says that an account is disabled everywhere only after the right password', async () => {
      const owner = await app.signUp();
      const member = await app.addMember(owner, { disabled: true });

      const right = await logIn(member.email);
      const wrong = await logIn(member.email, 'Wrong-Horse-9!');

      expect([right.status, right.body.code]).toEqual([403, 'account-disabled']);
      expect(wrong.status).toBe(401);
    });

    it('lets nobody into a disabled organization, nor use a token from before', async () => {
      const { account, pair } = await openSession();
      await app.dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [account.orgId]);

      const login = await logIn(account.email);
      const refreshed = await refresh(pair.refreshToken);

      expect([login.status, refreshed.status]).toEqual([403, 403]);
      expect(await callWith(pair.accessToken, account.email)).toBe(403);
    });

    it.each([
      [{ email: 'a@b.example' }],
      [{ password }],
      [{ email: 'no address', password }],
      [{ email: 'a@b.example', password: 1 }],
      [{ email: 'a@b.example', password: 'a\0b' }],
      [{ email: 'a@b.example', password, extra: true }],
      [undefined],
    ])('refuses %j', async (body) => {
      expect((await app.request('POST', '/auth/login', body)).status).toBe(422);
    });
  });

  describe('POST /auth/refresh', () => {
    it('gives a new pair whose access token works', async () => {
      const { account, pair } = await openSession();

      const { status, body } = await refresh(pair.refreshToken);

      expect(status).toBe(200);
      expect(body.refreshToken).not.toBe(pair.refreshToken);
      expect(readClaims(body.accessToken).sid).toBe(readClaims(pair.accessToken).sid);
      expect(await callWith(body.accessToken, account.email)).toBe(200);
    });

    it('shows a change of membership in the next pair', async () => {
      const { account, pair } = await openSession();
      await app.dataSource.query('UPDATE organization SET name = $2 WHERE id = $1', [
        account.orgId,
        'Renamed',
      ]);

      const { body } = await refresh(pair.refreshToken);

      expect(readClaims(body.accessToken).orgs[0].name).toBe('Renamed');
    });

    it('gives two tabs that refresh at once the same successor, which works', async () => {
      const { pair } = await openSession();

      const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(pair.refreshToken)));
      const again = await refresh(pair.refreshToken);

      const successors = [...answers, again].map(({ body }) => body.refreshToken);
      expect(new Set(successors)).toEqual(new Set([expect.any(String)]));
      expect(new Set(successors).size).toBe(1);
      expect((await refresh(successors[0])).status).toBe(200);
    });

    it('ends the whole session when a used token comes back later', async () => {
      const { account, pair } = await openSession();
      const successor = (await refresh(pair.refreshToken)).body;
      await passTime(11);

      const stolen = await refresh(pair.refreshToken);

      expect(stolen.status).toBe(401);
      expect((await refresh(successor.refreshToken)).status).toBe(401);
      expect(await callWith(successor.accessToken, account.email)).toBe(401);
      expect((await logIn(account.email)).status).toBe(200);
    });

    it('leaves other sessions of the user alone when one is ended', async () => {
      const { account, pair } = await openSession();
      const other = (await logIn(account.email)).body;
      await refresh(pair.refreshToken);
      await passTime(11);

      await refresh(pair.refreshToken);

      expect(await callWith(other.accessToken, account.email)).toBe(200);
    });

    it('does not take an access token, and routes do not take a refresh token', async () => {
      const { account, pair } = await openSession();

      const refreshed = await refresh(pair.accessToken);

      expect(refreshed.status).toBe(401);
      expect(await callWith(pair.refreshToken, account.email)).toBe(401);
    });

    it('refuses a token that has expired, is not ours, or names an unknown session', async () => {
      const { pair } = await openSession();
      const jwt = app.app.get(JwtService, { strict: false });
      const { exp: _, ...claims } = readClaims(pair.refreshToken);
      const expired = jwt.sign({ ...claims, iat: claims.iat - 100 }, { expiresIn: 1 });
      const foreign = jwt.sign(claims, { expiresIn: 100, secret: 'x'.repeat(32) });
      const unknown = jwt.sign({ ...claims, sid: crypto.randomUUID() }, { expiresIn: 100 });
      const invented = jwt.sign({ ...claims, jti: 'invented' }, { expiresIn: 100 });

      const answers = await Promise.all([expired, foreign, unknown, invented, 'garbage'].map(refresh));

      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      expect((await refresh(pair.refreshToken)).status).toBe(200);
    });

    it('gives a disabled user no pair, and one again once they are enabled', async () => {
      const owner = await app.signUp();
      const member = await app.addMember(owner);
      const pair = (await logIn(member.email)).body;
      await app.setDisabled(owner.orgId, member.userId, true);

      const refused = await refresh(pair.refreshToken);
      await app.setDisabled(owner.orgId, member.userId, false);

      expect([refused.status, refused.body.code]).toEqual([403, 'account-disabled']);
      expect((await refresh(pair.refreshToken)).status).toBe(200);
    });

    it('gives a deleted user no pair', async () => {
      const { account, pair } = await openSession();
      await app.dataSource.query('DELETE FROM "user" WHERE id = $1', [account.userId]);

      expect((await refresh(pair.refreshToken)).status).toBe(401);
    });

    it('keeps only hashes of refresh tokens', async () => {
      const { pair } = await openSession();
      const { jti } = readClaims(pair.refreshToken);

      const rows = await app.dataSource.query('SELECT * FROM refresh_token');

      expect(JSON.stringify(rows)).not.toContain(jti);
    });

    it.each([[{}], [{ refreshToken: 7 }], [{ refreshToken: '' }], [{ refreshToken: 'x'.repeat(10_001) }]])(
      'refuses %.60j',
      async (body) => {
        expect((await app.request('POST', '/auth/refresh', body)).status).toBe(422);
      },
    );
  });

  describe('a session', () => {
    const age = (sid: string, interval: string, column = 'created_at'): Promise<unknown> =>
      app.dataSource.query(`UPDATE session SET ${column} = ${column} - $2::interval WHERE id = $1`, [
        sid,
        interval,
      ]);

    it('ends after 30 days, however it was refreshed', async () => {
      const { account, pair } = await openSession();
      const { sid } = readClaims(pair.accessToken);
      await age(sid, '29 days 23 hours 59 minutes');

      const { body: last } = await refresh(pair.refreshToken);
      const during = await callWith(last.accessToken, account.email);
      await age(sid, '2 minutes');
      const after = await callWith(last.accessToken, account.email);

      for (const token of [last.accessToken, last.refreshToken]) {
        const { exp, iat } = readClaims(token);
        expect(exp - iat).toBeLessThanOrEqual(60);
      }
      expect([during, after, (await refresh(last.refreshToken)).status]).toEqual([200, 401, 401]);
    });
  });

  describe('the lists of an access token', () => {
    it('keep it within 2 KiB for any number of projects, and say that something is missing', async () => {
      const { account } = await openSession();
      await app.dataSource.query(
        `INSERT INTO project (organization_id, name)
         SELECT $1, 'A project with a name of some length ' || n FROM generate_series(1, 300) n`,
        [account.orgId],
      );

      const { body } = await logIn(account.email);

      const { orgs, orgsCut } = readClaims(body.accessToken);
      const names = orgs[0].projects.map(({ name }: Json) => name);
      expect(body.accessToken.length).toBeLessThanOrEqual(2048);
      expect(orgsCut).toBe(true);
      expect(names.length).toBeGreaterThan(10);
      expect(names.length).toBeLessThanOrEqual(20);
      expect(names.at(-1)).toBe('A project with a name of some le');
      expect(readClaims(body.refreshToken)).not.toHaveProperty('orgs');
      expect(await callWith(body.accessToken, account.email)).toBe(200);
    });
  });

  describe('POST /auth/logout', () => {
    it('stops the access token and the refresh token of the session at once', async () => {
      const { account, pair } = await openSession();

      const { status, body } = await logOut(pair.refreshToken);

      expect([status, body]).toEqual([204, '']);
      expect(await callWith(pair.accessToken, account.email)).toBe(401);
      expect((await refresh(pair.refreshToken)).status).toBe(401);
    });

    it('is no fault the second time, nor with a refresh token that was used', async () => {
      const { account, pair } = await openSession();
      const successor = (await refresh(pair.refreshToken)).body;

      const first = await logOut(pair.refreshToken);
      const second = await logOut(pair.refreshToken);

      expect([first.status, second.status]).toEqual([204, 204]);
      expect(await callWith(successor.accessToken, account.email)).toBe(401);
    });

    it('refuses anything but a refresh token', async () => {
      const { account, pair } = await openSession();

      const answers = [await logOut(pair.accessToken), await logOut('garbage')];

      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      expect(await callWith(pair.accessToken, account.email)).toBe(200);
    });
  });

  it('lets other requests through while passwords are compared', async () => {
    const { email } = await app.signUp();
    let finished = false;

    const logins = Promise.all(Array.from({ length: 10 }, () => logIn(email))).then(() => (finished = true));
    const answers: number[] = [];
    while (!finished) answers.push((await app.request('GET', '/health')).status);
    await logins;

    expect(answers.length).toBeGreaterThan(20);
  });

  it('are told apart when they are checked at once', async () => {
    const people = [await app.signUp(), await app.signUp(), await app.signUp()];
    const asked = Array.from({ length: 24 }, (_, i) => people[i % people.length]!);
    const answers = await Promise.all(asked.map((one) => app.as(one)('GET', '/users/me')));

    expect(answers.map(({ body }) => body.email)).toEqual(asked.map(({ email }) => email));
  });

  describe('in a process with a second application', () => {
    let idle: TestApp;

    beforeAll(async () => {
      idle = await startAdminApp({ SESSION_IDLE_MINUTES: '30', SESSION_LIFETIME_DAYS: '1' });
    });
    afterAll(() => idle.stop());

    it('are those of their own application', async () => {
      const owners = [await app.signUp(), await idle.signUp()] as const;
      const own = [await app.as(owners[0])('GET', '/users/me'), await idle.as(owners[1])('GET', '/users/me')];
      const others = [
        await app.as(owners[1])('GET', '/users/me'),
        await idle.as(owners[0])('GET', '/users/me'),
      ];

      expect(own.map(({ status }) => status)).toEqual([200, 200]);
      expect(others.map(({ status }) => status)).toEqual([401, 401]);
    });

    it('end after the set time without a request, and each request counts', async () => {
      const owner = await idle.signUp();
      const call = async () => (await idle.as(owner)('GET', '/users/me')).status;
      const pass = (minutes: number): Promise<unknown> =>
        idle.dataSource.query('UPDATE session SET last_used_at = last_used_at - make_interval(mins => $1)', [
          minutes,
        ]);

      await pass(29);
      const statuses = [await call()];
      await pass(29);
      statuses.push(await call());
      await pass(31);
      statuses.push(await call());

      expect(statuses).toEqual([200, 200, 401]);
    });
  });
});
