import { randomBytes } from 'node:crypto';
import { AccountSweep } from '../../apps/admin/src/accounts/index.js';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import { readCode, readLinkToken } from '../support/codes.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
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
      ...['roleId', 'roleName', 'menuTemplateId', 'menuTemplateName', 'status'],
    ]);
  });

  it('of other organizations are refused', async () => {
    const list = { orgId: owner.orgId, rows: 10, page: 1 };

    expectProblem(await app.as(owner)('GET', details(stranger.userId)), 404);
    expectProblem(await app.as(stranger)('GET', details(owner.userId)), 403);
    expectProblem(await app.as(stranger)('POST', '/users/all', list), 403);
  });

  it('who only asked to be are shown by their address, until they are approved', async () => {
    const guest = await app.signUp('Third Shop');
    await app.as(guest)('PATCH', '/users/me', { firstName: 'Vera', contactNumber: '+49 170 5550100' });
    await app.as(guest)('POST', '/users/join-organization', { email: guest.email, orgId: owner.orgId });
    const call = app.as(owner);
    const link = `/users/${guest.userId}/organization/${owner.orgId}`;
    const views = async () => [
      (await call('POST', '/users/all', { orgId: owner.orgId, rows: 1000, page: 1 })).body.items.at(-1),
      (await call('GET', `/users/${guest.userId}`)).body,
      (await call('GET', details(guest.userId))).body,
      (await call('PATCH', link, { roleId: null, disabled: true })).body,
    ];

    const asked = await views();
    await app.as(guest)('PATCH', '/users/me', { lastName: 'Victim' });
    const told = await call('POST', '/audit/all', {
      orgId: owner.orgId,
      entity: 'user',
      rows: 1000,
      page: 1,
    });
    const renamed = await call('PATCH', link, { firstName: 'Eve' });
    const assigned = await call('POST', `/projects/${owner.projectId}/users`, { userId: guest.userId });
    await call('PATCH', link, { disabled: false });
    const approved = await views();

    expect(asked[0]).toMatchObject({ id: guest.userId, email: guest.email, status: 'requested' });
    expect(JSON.stringify(asked)).not.toMatch(/Vera|5550100/);
    expect(JSON.stringify(told.body)).not.toMatch(/Vera|Victim|5550100/);
    expectProblem(renamed, 403, { code: 'profile-shared' });
    expectProblem(assigned, 404);
    expect(approved[0]).toMatchObject({ firstName: 'Vera', status: 'member' });
    for (const view of approved) expect(view.firstName).toBe('Vera');
  });

  it('are listed page by page with the invited behind them', async () => {
    const shop = await app.signUp('Paged Shop');
    await app.addMember(shop);
    const { roleId, menuTemplateId } = (await app.as(shop)('GET', details(shop.userId, shop.orgId))).body;
    for (const name of ['a', 'b', 'c']) {
      const addition = {
        email: `${name}@paged.example`,
        domain: shop.email.split('@')[1],
        roleId,
        menuTemplateId,
      };
      await app.as(shop)('POST', '/users/organizations', addition);
    }
    const page = async (number: number, rows: number) =>
      (await app.as(shop)('POST', '/users/all', { orgId: shop.orgId, rows, page: number })).body;

    const pages = [await page(1, 3), await page(2, 3), await page(3, 3), await page(3, 2)];

    const emails = pages.map(({ items }) => items.map(({ email }: Json) => email.split('@')[0].slice(0, 6)));
    expect(emails).toEqual([['owner', 'member', 'a'], ['b', 'c'], [], ['c']]);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
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

  it('answers the same for every address, and tells each by mail', async () => {
    const [guest, email] = [await app.signUp('Other Shop'), newEmail()];

    const known = await app.as(owner)('POST', '/users/organizations', await addition(guest.email));
    const unknown = await app.as(owner)('POST', '/users/organizations', await addition(email));

    const organization = { id: owner.orgId, name: 'Example Shop', email: owner.email };
    expect([known.status, known.body]).toEqual([201, organization]);
    expect([unknown.status, unknown.body]).toEqual([201, organization]);
    for (const to of [guest.email, email]) expect(await mailAbout(to, 'Example Shop')).toBe(true);
  });

  it('shows nothing of the invited but the address, and changes nothing for them', async () => {
    const guest = await app.signUp('Other Shop');
    const call = app.as(guest);
    await call('PATCH', '/users/me', {
      firstName: 'Vera',
      lastName: 'Victim',
      contactNumber: '+49 170 5550100',
    });
    const colleague = await app.addMember(guest);
    const menus = async () => (await call('POST', '/menus/all')).status;
    const before = [await menus(), (await call('GET', '/api/auth/keys')).status];

    await app.as(owner)('POST', '/users/organizations', await addition(guest.email));

    const { items, total } = await list();
    expect(items.at(-1)).toEqual({
      ...{ id: null, email: guest.email, status: 'invited', invitationId: expect.any(Number) },
    });
    expect(total).toBe(items.length);
    expect(JSON.stringify(items)).not.toMatch(/Vera|5550100/);
    expectProblem(await app.as(owner)('GET', `/users/${guest.userId}`), 404);
    expectProblem(await app.as(owner)('GET', `/users/${guest.userId}/orgs/${owner.orgId}/details`), 404);
    expect([await menus(), (await call('GET', '/api/auth/keys')).status]).toEqual(before);
    expectProblem(await call('POST', '/users/all', { orgId: owner.orgId, rows: 10, page: 1 }), 403);
    const rename = `/users/${colleague.userId}/organization/${guest.orgId}`;
    await app.as(owner)('POST', '/users/organizations', await addition(colleague.email));
    expect((await call('PATCH', rename, { firstName: 'Cora' })).status).toBe(200);
    const claims = readClaims((await app.logIn(guest.email)).headers.authorization.slice(7));
    expect(claims.orgs.map(({ id }: Json) => id)).toEqual([guest.orgId]);
  });

  it('lets the invited accept, once, and makes them a member as the inviter chose', async () => {
    const [guest, other] = [await app.signUp('Other Shop'), await app.signUp('Third Shop')];
    await app.as(owner)('POST', '/users/organizations', await addition(guest.email));
    const { items, total } = (await app.as(guest)('POST', '/users/me/invitations/all')).body;
    const [{ id }] = items;
    const accept = (account: Account) => app.as(account)('POST', `/users/me/invitations/${id}/accept`);

    const stranger = await accept(other);
    const answers = await Promise.all([accept(guest), accept(guest)]);

    expect([total, items]).toEqual([1, [invitation(id)]]);
    expectProblem(stranger, 404);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(answers.find(({ status }) => status === 200)!.body).toEqual(invitation(id));
    const member = await app.as(guest)('GET', `/users/${guest.userId}/orgs/${owner.orgId}/details`);
    expect(member.body).toMatchObject({ status: 'member', disabled: false, super: false, roleName: 'Admin' });
    expect((await list()).items.filter(({ email }: Json) => email === guest.email)).toHaveLength(1);
    expectProblem(await app.as(owner)('POST', '/users/organizations', await addition(guest.email)), 409);
  });

  it('lets the invited decline, and the organization withdraw and renew', async () => {
    const guest = await app.signUp('Other Shop');
    const invite = async () => {
      await app.as(owner)('POST', '/users/organizations', await addition(guest.email));
      const { items } = (await app.as(guest)('POST', '/users/me/invitations/all', { rows: 10, page: 1 }))
        .body;
      return items[0].id;
    };
    const mine = async () => (await app.as(guest)('POST', '/users/me/invitations/all')).body.total;
    const first = await invite();
    const renewed = await invite();
    const path = `/organizations/${owner.orgId}/invitations/${first}`;

    const declined = await app.as(guest)('POST', `/users/me/invitations/${first}/decline`);
    const left = await mine();
    const second = await invite();
    const foreign = await app.as(guest)('DELETE', path.replace(String(first), String(second)));
    const elsewhere = await app.as(guest)('DELETE', `/organizations/${guest.orgId}/invitations/${second}`);
    const withdrawn = await app.as(owner)('DELETE', path.replace(String(first), String(second)));

    expect([renewed, declined.status, declined.body, left]).toEqual([first, 200, invitation(first), 0]);
    expectProblem(foreign, 403);
    expectProblem(elsewhere, 404);
    expect([withdrawn.status, withdrawn.body]).toEqual([
      200,
      { id: null, email: guest.email, status: 'invited', invitationId: second },
    ]);
    expect(await mine()).toBe(0);
    expectProblem(await app.as(guest)('POST', `/users/me/invitations/${second}/accept`), 404);
    expectProblem(await app.as(owner)('DELETE', path), 404);
  });

  it('lapses after 7 days', async () => {
    const [guest, email] = [await app.signUp('Other Shop'), newEmail()];
    for (const to of [guest.email, email])
      await app.as(owner)('POST', '/users/organizations', await addition(to));
    const { items } = (await app.as(guest)('POST', '/users/me/invitations/all')).body;
    const token = await readLinkToken(app, email);
    await app.dataSource.query(
      `UPDATE invitation SET created_at = now() - interval '7 days 1 second' WHERE email = ANY($1)`,
      [[guest.email, email]],
    );

    const accepted = await app.as(guest)('POST', `/users/me/invitations/${items[0].id}/accept`);
    const { claims } = (await app.request('POST', '/users/verification-link', { token })).body;
    const listed = (await list()).items.map((item: Json) => item.email);
    await app.app.get(AccountSweep).sweep();

    expectProblem(accepted, 404);
    expect(claims).toEqual([]);
    expect(listed).not.toContain(guest.email);
    expect(await app.dataSource.query('SELECT 1 FROM invitation WHERE email = $1', [guest.email])).toEqual(
      [],
    );
  });

  it('ends with a decision about the link, so that it brings nobody back', async () => {
    const guest = await app.signUp('Other Shop');
    await app.as(owner)('POST', '/users/organizations', await addition(guest.email));
    const { items } = (await app.as(guest)('POST', '/users/me/invitations/all')).body;
    await app.as(guest)('POST', '/users/join-organization', { email: guest.email, orgId: owner.orgId });
    const link = `/users/${guest.userId}/organization/${owner.orgId}`;
    await app.as(owner)('PATCH', link, { disabled: true });

    const accepted = await app.as(guest)('POST', `/users/me/invitations/${items[0].id}/accept`);

    expectProblem(accepted, 404);
  });

  it('makes an account by the link of the mail, with the password of the invited', async () => {
    const email = newEmail();
    await app.as(owner)('POST', '/users/organizations', await addition(email));
    const token = await readLinkToken(app, email);

    const { body } = await app.request('POST', '/users/verification-link', { token });
    const [{ id: claimId }] = body.claims;
    const verified = await app.request('POST', '/users/verify', { token, password, claimId });
    const { headers, userId } = await app.logIn(email);

    expect(body).toEqual({
      email,
      claims: [
        { id: claimId, kind: 'invitation', organization: 'Example Shop', requestedAt: expect.any(String) },
      ],
    });
    expect(verified.status).toBe(200);
    const details = await app.request('GET', `/${userId}/orgs/${owner.orgId}/details`, undefined, headers);
    expect(details.body).toMatchObject({
      status: 'member',
      disabled: false,
      super: false,
      roleName: 'Admin',
    });
  });

  it('is taken up by a registration in the same organization, and waits after a sign-up elsewhere', async () => {
    const [registers, signsUp] = [newEmail(), newEmail()];
    for (const email of [registers, signsUp])
      await app.as(owner)('POST', '/users/organizations', await addition(email));
    await app.expectDone('POST', '/users/registration', { email: registers, password, orgId: owner.orgId });
    await app.expectDone('POST', '/organizations', { name: 'Own Shop', email: signsUp, password });

    for (const email of [registers, signsUp]) {
      const body = { email, otp: await codeFor(email) };
      expectProblem(await app.request('POST', '/users/verify', body), 409, { code: 'several-claims' });
      await app.expectDone('POST', '/users/verify', { ...body, password });
    }
    const [member, founder] = [await app.logIn(registers), await app.logIn(signsUp)];

    expect(member.orgId).toBe(owner.orgId);
    expect(founder.orgId).not.toBe(owner.orgId);
    expect((await app.as(founder)('POST', '/users/me/invitations/all')).body.items).toMatchObject([
      { orgId: owner.orgId, organization: 'Example Shop' },
    ]);
  });

  it('lets whoever no organization has enabled log in, to accept it and no more', async () => {
    const guest = await app.signUp('Other Shop');
    await app.setDisabled(guest.orgId, guest.userId, true);
    const before = await app.request('POST', '/auth/login', { email: guest.email, password });
    await app.as(owner)('POST', '/users/organizations', await addition(guest.email));

    const { headers } = await app.logIn(guest.email);
    const { items } = (await app.request('POST', '/users/me/invitations/all', {}, headers)).body;
    const closed = await app.request('POST', '/menus/all', { orgId: guest.orgId }, headers);
    await app.expectDone('POST', `/users/me/invitations/${items[0].id}/accept`, undefined, headers);

    expectProblem(before, 403, { code: 'account-disabled' });
    expectProblem(closed, 403);
    expect((await app.logIn(guest.email)).orgId).toBe(owner.orgId);
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

  const list = async (): Promise<Json> =>
    (await app.as(owner)('POST', '/users/all', { orgId: owner.orgId, rows: 1000, page: 1 })).body;

  const invitation = (id: number): Json => ({
    ...{ id, orgId: owner.orgId, organization: 'Example Shop' },
    ...{ requestedAt: expect.any(String), expiresAt: expect.any(String) },
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
