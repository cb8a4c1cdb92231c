import { RecordedSetting } from '#libs/entities';
import { password, startAdminApp, type Settings, type TestApp } from '../support/admin-app.js';
import { readCode } from '../support/codes.js';
import { expectProblem } from '../support/problem.js';
import type { ProductResponse } from '../support/product.js';

const isPublic = { PUBLIC_URL: 'https://ab.public.example' };

describe('who may sign up', () => {
  let app: TestApp | undefined;

  const start = async (settings: Settings): Promise<TestApp> => (app = await startAdminApp(settings));
  afterEach(async () => {
    await app?.stop();
    app = undefined;
  });

  const signUp = (of: TestApp, email: string): Promise<ProductResponse> =>
    of.request('POST', '/organizations', { name: 'Example Shop', email, password });
  const verify = async (of: TestApp, email: string): Promise<ProductResponse> =>
    of.request('POST', '/users/verify', { email, otp: await readCode(of, email) });
  const stateOf = async (of: TestApp) => (await of.request('GET', '/organizations/sign-up')).body;
  const invite = (of: TestApp, email: string) =>
    of.dataSource.query('INSERT INTO sign_up_invitation (email) VALUES ($1)', [email]);

  it('is the first one only where the product can be reached, and people join that organization then', async () => {
    const closing = await start(isPublic);
    const before = await stateOf(closing);
    const owner = await closing.signUp();

    const refused = await signUp(closing, 'ada@stranger.example');
    const registered = await closing.request('POST', '/users/registration', {
      ...{ email: 'ada@stranger.example', password, orgId: owner.orgId },
    });

    expectProblem(refused, 403, { code: 'sign-up-closed' });
    expect(registered.status).toBe(201);
    expect([before, await stateOf(closing)]).toEqual([
      { open: true, domains: [] },
      { open: false, domains: [] },
    ]);
  });

  it('is only one of several who sign up first, also of those who verify at the same time', async () => {
    const racing = await start(isPublic);
    const emails = ['a', 'b', 'c', 'd'].map((name) => `${name}@${name}.example`);
    for (const email of emails) await signUp(racing, email);

    const answers = await Promise.all(emails.map((email) => verify(racing, email)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
    const refused = answers.find(({ status }) => status === 403)!;
    expectProblem(refused, 403, { code: 'sign-up-closed' });
    const verified = 'SELECT 1 FROM organization WHERE verified_at IS NOT NULL';
    expect(await racing.dataSource.query(verified)).toHaveLength(1);
  });

  it('is nobody but those whom the operator invited, once each, within 7 days', async () => {
    const invited = await start({ SIGN_UP: 'invited', SIGN_UP_DOMAINS: 'shop.example' });
    await invite(invited, 'ada@guest.example');
    await invite(invited, 'late@guest.example');
    await invited.dataSource.query(
      `UPDATE sign_up_invitation SET created_at = now() - interval '8 days' WHERE email LIKE 'late%'`,
    );

    const answers = [
      await signUp(invited, 'owner@shop.example'),
      await signUp(invited, 'late@guest.example'),
      await signUp(invited, 'ada@guest.example'),
      await verify(invited, 'ada@guest.example'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 201, 200]);
    const left = await invited.dataSource.query('SELECT email FROM sign_up_invitation');
    expect(left).toEqual([{ email: 'late@guest.example' }]);
  });

  it('is everybody of the set domains', async () => {
    const limited = await start({ SIGN_UP: 'open', SIGN_UP_DOMAINS: 'shop.example,other.example' });

    const answers = [
      await signUp(limited, 'ada@shop.example'),
      await signUp(limited, 'ada@other.example'),
      await signUp(limited, 'ada@sub.shop.example'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 403]);
    expect(await stateOf(limited)).toEqual({ open: true, domains: ['shop.example', 'other.example'] });
  });

  it('stays everybody where there were organizations before the setting, and not for the demo alone', async () => {
    const upgraded = await start(isPublic);
    await upgraded.dataSource.query(
      `INSERT INTO organization (name, domain, verified_at) VALUES ('Demo', 'demo.example', now())`,
    );
    const first = await upgraded.signUp();
    const closed = await signUp(upgraded, 'ada@second.example');
    await upgraded.dataSource.getRepository(RecordedSetting).insert({ name: 'SIGN_UP', value: 'open' });

    const open = await signUp(upgraded, 'ada@second.example');

    expect(first.orgId).toBeGreaterThan(0);
    expect([closed.status, open.status]).toEqual([403, 201]);
  });

  it('does not claim the domain of a mail provider', async () => {
    const open = await start({});
    for (const email of ['ada@gmail.com', 'bob@gmail.com']) {
      expect((await signUp(open, email)).status).toBe(201);
      expect((await verify(open, email)).status).toBe(200);
    }
    const [ada, bob] = [await open.logIn('ada@gmail.com'), await open.logIn('bob@gmail.com')];
    const { body } = await open.as(ada)('GET', `/${ada.userId}/orgs/${ada.orgId}/details`);
    const addition = { roleId: body.roleId, menuTemplateId: body.menuTemplateId };
    const add = (domain: string) =>
      open.as(ada)('POST', '/users/organizations', {
        email: `${domain.length}@guest.example`,
        domain,
        ...addition,
      });

    const added = [await add('ada@gmail.com'), await add('gmail.com'), await add('bob@gmail.com')];

    expect(ada.orgId).not.toBe(bob.orgId);
    expect(added.map(({ status }) => status)).toEqual([201, 201, 403]);
    const projects = await open.dataSource.query('SELECT name FROM project ORDER BY id');
    expect(projects).toEqual([{ name: 'Example Shop Project' }, { name: 'Example Shop Project' }]);
  });
});
