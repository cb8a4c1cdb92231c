import { randomBytes } from 'node:crypto';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { readCode } from '../support/codes.js';
import { expectProblem } from '../support/problem.js';
import type { Account } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const profile = { firstName: '', lastName: '', contactNumber: '' };

describe('one about themselves', () => {
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp();
  });
  afterAll(() => app.stop());

  it('sees and changes the own profile without any action', async () => {
    const member = await app.addMember(owner, { actions: [] });
    const call = app.as(member);

    const changed = await call('PATCH', '/users/me', { firstName: 'Ada', lastName: null });
    const seen = await call('GET', '/users/me');
    const cleared = await call('PATCH', '/users/me/', { firstName: '', contactNumber: '+44 1' });

    const user = { id: member.userId, email: member.email, verified: true, ...profile };
    expect([changed.status, changed.body]).toEqual([200, { ...user, firstName: 'Ada' }]);
    expect([seen.status, seen.body]).toEqual([200, changed.body]);
    expect(cleared.body).toEqual({ ...user, contactNumber: '+44 1' });
  });

  it.each([
    [{}],
    [{ firstName: null }],
    [{ firstName: 'x'.repeat(201) }],
    [{ firstName: 7 }],
    [{ email: 'new@x.example' }],
    [{ contactNumber: 'x'.repeat(51) }],
  ])('cannot change the own profile to %.60j', async (body) => {
    expectProblem(await app.as(owner)('PATCH', '/users/me', body), 422);
  });

  it('changes the own password, which ends all other sessions', async () => {
    const member = await app.addMember(owner);
    const other = await app.logIn(member.email);
    const newPassword = 'Wrong-Donkey-7!';

    const changed = await app.as(member)('POST', '/users/me/password', {
      oldPassword: password,
      newPassword,
    });

    expect([changed.status, changed.body.email]).toEqual([200, member.email]);
    expect((await app.as(member)('GET', '/users/me')).status).toBe(200);
    expect((await app.as(other)('GET', '/users/me')).status).toBe(401);
    const logIn = (secret: string) =>
      app.request('POST', '/auth/login', { email: member.email, password: secret });
    expect([(await logIn(password)).status, (await logIn(newPassword)).status]).toEqual([401, 200]);
  });

  it('needs the old password, and a strong new one', async () => {
    const call = app.as(await app.addMember(owner));
    const change = (body: object) => call('POST', '/users/me/password', body);

    const wrong = await change({ oldPassword: 'Wrong-Horse-9!', newPassword: 'Wrong-Donkey-7!' });
    const weak = await change({ oldPassword: password, newPassword: 'weak' });

    expectProblem(wrong, 422, { fields: ['oldPassword'] });
    expectProblem(weak, 422, { fields: ['newPassword'] });
    expectProblem(await change({ oldPassword: password }), 422, { fields: ['newPassword'] });
  });

  it('is refused everywhere once every link is disabled', async () => {
    const member = await app.addMember(owner, { disabled: true });

    expectProblem(await app.as(member)('GET', '/users/me'), 403, { code: 'account-disabled' });
    expectProblem(await app.as(member)('POST', '/actions'), 403, { code: 'account-disabled' });
  });
});

describe('members', () => {
  let app: TestApp;
  let owner: Account;
  let stranger: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    [owner, stranger] = [await app.signUp(), await app.signUp('Other Shop')];
  });
  afterAll(() => app.stop());

  const seeing = ['act:get-user', 'act:get-users', 'act:get-user-org-details'];
  const details = (userId: number, orgId = owner.orgId): string => `/users/${userId}/orgs/${orgId}/details`;

  it('are seen by who shares an organization, and by nobody else', async () => {
    const member = await app.addMember(owner, { actions: seeing });

    const seen = await app.as(member)('GET', `/users/${owner.userId}`);

    expect(seen.status).toBe(200);
    expect(seen.body).toEqual({ id: owner.userId, email: owner.email, verified: true, ...profile });
    expectProblem(await app.as(stranger)('GET', `/users/${owner.userId}`), 404);
    expectProblem(await app.as(owner)('GET', `/users/${stranger.userId}`), 404);
    expectProblem(await app.as(owner)('GET', '/users/999999'), 404);
    expectProblem(await app.as(owner)('GET', '/users/abc'), 422);
  });

  it('are seen with the action, whichever of the shared organizations grants it', async () => {
    const both = await app.addMember(owner, { actions: [] });
    expectProblem(await app.as(both)('GET', `/users/${owner.userId}`), 403, { detail: 'act:get-user' });
    for (const account of [both, owner]) {
      await app.dataSource.query(
        `INSERT INTO organization_user (organization_id, user_id, menu_template_id)
         SELECT organization_id, $1, menu_template_id FROM organization_user WHERE user_id = $2`,
        [account.userId, stranger.userId],
      );
    }

    expect((await app.as(both)('GET', `/users/${owner.userId}`)).status).toBe(200);
    await app.dataSource.query('DELETE FROM organization_user WHERE organization_id = $1 AND user_id <> $2', [
      stranger.orgId,
      stranger.userId,
    ]);
  });

  it('are listed with role, template and state, in id order, page by page', async () => {
    const shop = await app.signUp();
    const [first, second] = [await app.addMember(shop, { disabled: true }), await app.addMember(shop)];
    const list = (change: object) =>
      app.as(shop)('POST', '/users/all', { orgId: shop.orgId, rows: 2, page: 1, ...change });

    const [one, two, ofProject] = [
      await list({}),
      await list({ page: 2, total: 3 }),
      await list({ projectId: shop.projectId }),
    ];

    expect(one.body).toMatchObject({
      total: 3,
      items: [
        {
          id: shop.userId,
          super: true,
          disabled: false,
          roleName: 'Admin',
          menuTemplateName: 'Admin Menu Template',
        },
        { id: first.userId, super: false, disabled: true, email: first.email, verified: true },
      ],
    });
    expect([two.body.total, two.body.items.length, two.body.items[0].id]).toEqual([3, 1, second.userId]);
    expect([ofProject.body.total, ofProject.body.items[0].id]).toEqual([1, shop.userId]);
  });

  it('of a project of another organization are not listed', async () => {
    const list = { orgId: owner.orgId, rows: 10, page: 1, projectId: stranger.projectId };

    expect((await app.as(owner)('POST', '/users/all', list)).body).toEqual({ items: [], total: 0 });
  });

  it('are shown one by one, under both addresses', async () => {
    const [long, short] = [
      await app.as(owner)('GET', details(owner.userId)),
      await app.as(owner)('GET', `/${owner.userId}/orgs/${owner.orgId}/details`),
    ];

    expect([long.status, short.status]).toEqual([200, 200]);
    expect(long.body).toEqual(short.body);
    expect(Object.keys(long.body)).toEqual([
      ...['id', 'email', 'verified', 'firstName', 'lastName', 'contactNumber', 'disabled', 'super'],
      ...['roleId', 'roleName', 'menuTemplateId', 'menuTemplateName'],
    ]);
  });

  it('of other organizations are refused', async () => {
    const list = { orgId: owner.orgId, rows: 10, page: 1 };

    expectProblem(await app.as(owner)('GET', details(stranger.userId)), 404);
    expectProblem(await app.as(stranger)('GET', details(owner.userId)), 403);
    expectProblem(await app.as(stranger)('POST', '/users/all', list), 403);
  });

  it.each([[{ rows: 10, page: 1 }], [{ orgId: 1, rows: 0, page: 1 }], [{ orgId: 1, rows: 1001, page: 1 }]])(
    'are not listed for %j',
    async (body) => {
      expectProblem(await app.as(owner)('POST', '/users/all', body), 422);
    },
  );
});

describe('POST /users/organizations', () => {
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    app = await startAdminApp();
    owner = await app.signUp('Example Shop');
  });
  afterAll(() => app.stop());

  const newEmail = (): string => `ada@${randomBytes(6).toString('hex')}.example`;

  async function addition(email: string, change: object = {}) {
    const { roleId, menuTemplateId } = (
      await app.as(owner)('GET', `/${owner.userId}/orgs/${owner.orgId}/details`)
    ).body;
    return { email, domain: owner.email.split('@')[1], roleId, menuTemplateId, ...change };
  }

  it('brings a user with an account in at once, and tells them by mail', async () => {
    const guest = await app.signUp('Other Shop');

    const added = await app.as(owner)('POST', '/users/organizations', await addition(guest.email));

    expect([added.status, added.body]).toEqual([
      201,
      { id: owner.orgId, name: 'Example Shop', email: owner.email },
    ]);
    const listed = await app.as(guest)('POST', '/users/all', { orgId: owner.orgId, rows: 10, page: 1 });
    expect(listed.status).toBe(200);
    expect(await mailAbout(guest.email, 'Example Shop')).toBe(true);
  });

  it('keeps a place for an e-mail without an account, with the same answer', async () => {
    const email = newEmail();
    const known = await app.signUp('Other Shop');

    const invited = await app.as(owner)('POST', '/users/organizations', await addition(email));
    const added = await app.as(owner)('POST', '/users/organizations', await addition(known.email));
    await app.expectDone('POST', '/users/registration', { email, password, orgId: owner.orgId });
    await app.expectDone('POST', '/users/verify', { email, otp: await codeFor(email) });
    const { headers, userId } = await app.logIn(email);

    expect([invited.status, invited.body]).toEqual([added.status, added.body]);
    const details = await app.request('GET', `/${userId}/orgs/${owner.orgId}/details`, undefined, headers);
    expect(details.body).toMatchObject({ disabled: false, super: false, roleName: 'Admin' });
  });

  it('gives an invited place only to who proves to own the e-mail', async () => {
    const email = newEmail();
    await app.as(owner)('POST', '/users/organizations', await addition(email));
    await app.expectDone('POST', '/users/registration', { email, password, orgId: owner.orgId });

    const { status } = await app.request('POST', '/auth/login', { email, password });

    expect(status).toBe(401);
  });

  it('refuses members, and roles and templates of other organizations', async () => {
    const guest = await app.signUp('Other Shop');
    const { roleId, menuTemplateId } = (
      await app.as(guest)('GET', `/${guest.userId}/orgs/${guest.orgId}/details`)
    ).body;
    const add = async (change: object, email = newEmail()) =>
      app.as(owner)('POST', '/users/organizations', await addition(email, change));

    expectProblem(await add({}, owner.email), 409);
    expectProblem(await add({ roleId }), 422, { fields: ['roleId'] });
    expectProblem(await add({ menuTemplateId }), 422, { fields: ['menuTemplateId'] });
    expectProblem(await add({ email: 'nobody' }), 422, { fields: ['email'] });
  });

  it('is for members of the organization with the action', async () => {
    const stranger = await app.signUp('Other Shop');
    const member = await app.addMember(owner, { actions: [] });
    const body = await addition(newEmail());

    expectProblem(await app.as(stranger)('POST', '/users/organizations', body), 403);
    expectProblem(await app.as(member)('POST', '/users/organizations', body), 403, {
      code: 'action-not-granted',
    });
    expectProblem(
      await app.as(owner)('POST', '/users/organizations', { ...body, domain: 'no.example' }),
      403,
    );
    expectProblem(await app.as(owner)('POST', '/users/organizations', { ...body, domain: 7 }), 422);
  });

  it('grants nothing that the caller lacks', async () => {
    const member = await app.addMember(owner, { actions: ['act:add-organization'] });

    const refused = await app.as(member)('POST', '/users/organizations', await addition(newEmail()));

    expectProblem(refused, 403, { code: 'grants-too-much', detail: 'act:create-role' });
  });

  async function mailAbout(to: string, name: string): Promise<boolean> {
    await waitUntil(async () => (await app.latestMail(to)).includes(name));
    return true;
  }

  async function codeFor(to: string): Promise<string> {
    await waitUntil(async () => /^\d{6}$/m.test(await app.latestMail(to)));
    return readCode(app, to);
  }
});
