import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, ProductResponse } from '../support/product.js';

describe('PATCH /users/:userId/organization/:orgId', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp();
  });
  afterAll(() => app.stop());

  const change = (by: Account, of: Account, body: object): Promise<ProductResponse> =>
    app.as(by)('PATCH', `/users/${of.userId}/organization/${by.orgId}`, body);

  const isDisabled = async ({ userId, orgId }: Account): Promise<boolean> => {
    const [link] = await app.dataSource.query(
      'SELECT disabled FROM organization_user WHERE user_id = $1 AND organization_id = $2',
      [userId, orgId],
    );
    return link.disabled;
  };

  it('changes profile, role and template of a member, on their next request', async () => {
    const owner = await app.signUp();
    const member = await app.addMember(owner, { actions: [] });
    const role = await app.expectDone(
      'POST',
      '/roles',
      { name: 'Analyst', orgId: owner.orgId },
      owner.headers,
    );
    const details = (await app.as(owner)('GET', `/${owner.userId}/orgs/${owner.orgId}/details`)).body;

    const { status, body } = await change(owner, member, {
      firstName: 'Ada',
      lastName: 'Lovelace',
      roleId: role.id,
      menuTemplateId: details.menuTemplateId,
    });

    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ id: member.userId, disabled: false, super: false },
      ...{ firstName: 'Ada', lastName: 'Lovelace', contactNumber: '' },
    });
    const seen = await app.as(member)('GET', `/${member.userId}/orgs/${owner.orgId}/details`);
    expect(seen.body).toMatchObject({
      firstName: 'Ada',
      roleName: 'Analyst',
      menuTemplateName: 'Admin Menu Template',
    });
  });

  it('disables and enables, on the very next request', async () => {
    const owner = await app.signUp();
    const member = await app.addMember(owner);
    const list = () => app.as(member)('POST', '/roles/all', { orgId: owner.orgId, rows: 1, page: 1 });

    await change(owner, member, { disabled: true });
    const disabled = (await list()).status;
    await change(owner, member, { disabled: false });

    expect([disabled, (await list()).status]).toEqual([403, 200]);
  });

  it('leaves what is null or left out as it is', async () => {
    const owner = await app.signUp();
    const member = await app.addMember(owner, { disabled: true });

    const { body } = await change(owner, member, { firstName: 'Ada', disabled: null, super: null });

    expect(body).toMatchObject({ firstName: 'Ada', disabled: true, super: false });
  });

  it.each([
    [{}],
    [{ disabled: 'yes' }],
    [{ roleId: 999_999 }],
    [{ menuTemplateId: 999_999 }],
    [{ roleId: 0 }],
    [{ email: 'x@y.example' }],
  ])('refuses %j', async (body) => {
    const owner = await app.signUp();

    expectProblem(await change(owner, owner, body), 422);
  });

  it('takes a role and a template of its organization only', async () => {
    const [owner, other] = [await app.signUp(), await app.signUp()];
    const { roleId, menuTemplateId } = (
      await app.as(other)('GET', `/${other.userId}/orgs/${other.orgId}/details`)
    ).body;

    expectProblem(await change(owner, owner, { roleId }), 422, { fields: ['roleId'] });
    expectProblem(await change(owner, owner, { menuTemplateId }), 422, { fields: ['menuTemplateId'] });
  });

  it('is about members of an organization that is the caller’s', async () => {
    const [owner, other] = [await app.signUp(), await app.signUp()];
    const path = `/users/${other.userId}/organization/${other.orgId}`;

    expectProblem(await change(owner, other, { disabled: true }), 404);
    expectProblem(await app.as(owner)('PATCH', path, { disabled: true }), 403);
    expectProblem(await change(await app.addMember(owner, { actions: [] }), owner, { disabled: true }), 403, {
      detail: 'act:update-user',
    });
    expect(await isDisabled(other)).toBe(false);
  });

  describe('by a member who is not super', () => {
    it('does not touch a super member, nor make one', async () => {
      const owner = await app.signUp();
      const [admin, member] = [await app.addMember(owner), await app.addMember(owner)];

      expectProblem(await change(admin, owner, { disabled: true }), 403, { code: 'super-required' });
      expectProblem(await change(admin, member, { super: true }), 403, { code: 'super-required' });
      expectProblem(await change(admin, admin, { super: true }), 403, { code: 'super-required' });
      expect((await change(admin, member, { disabled: true })).status).toBe(200);
    });

    it('assigns and approves no template that grants what they lack', async () => {
      const owner = await app.signUp();
      const admin = await app.addMember(owner, { actions: ['act:update-user', 'act:get-users'] });
      const [weak, pending] = [
        await app.addMember(owner, { actions: ['act:get-users'] }),
        await app.addMember(owner, { disabled: true }),
      ];
      const ofWeak = (await app.as(owner)('GET', `/${weak.userId}/orgs/${owner.orgId}/details`)).body;
      const ofOwner = (await app.as(owner)('GET', `/${owner.userId}/orgs/${owner.orgId}/details`)).body;
      const tooMuch = { code: 'grants-too-much' };

      expectProblem(await change(admin, admin, { menuTemplateId: ofOwner.menuTemplateId }), 403, tooMuch);
      expectProblem(await change(admin, weak, { menuTemplateId: ofOwner.menuTemplateId }), 403, tooMuch);
      expectProblem(await change(admin, pending, { disabled: false }), 403, tooMuch);
      const narrowed = { disabled: false, menuTemplateId: ofWeak.menuTemplateId };
      expect((await change(admin, pending, narrowed)).status).toBe(200);
    });
  });

  it('changes the profile only of members who belong nowhere else', async () => {
    const [owner, other] = [await app.signUp(), await app.signUp()];
    const shared = await app.addMember(owner);
    await app.dataSource.query(
      'INSERT INTO organization_user (organization_id, user_id, disabled) VALUES ($1, $2, true)',
      [other.orgId, shared.userId],
    );

    const refused = await change(owner, shared, { firstName: 'Eve', disabled: true });

    expectProblem(refused, 403, { code: 'profile-shared' });
    expect(await isDisabled(shared)).toBe(false);
    expect((await change(owner, shared, { disabled: true })).status).toBe(200);
    expect((await change(shared, shared, { firstName: 'Ada' })).status).toBe(403);
  });

  it('lets everybody with the action change their own profile this way', async () => {
    const [owner, other] = [await app.signUp(), await app.signUp()];
    const shared = await app.addMember(owner);
    await app.dataSource.query(
      'INSERT INTO organization_user (organization_id, user_id, disabled) VALUES ($1, $2, true)',
      [other.orgId, shared.userId],
    );

    expect((await change(shared, shared, { firstName: 'Ada' })).body.firstName).toBe('Ada');
  });

  describe('of the last enabled super member', () => {
    it('neither disables nor demotes them', async () => {
      const owner = await app.signUp();
      const disabledSuper = await app.addMember(owner, { super: true, disabled: true });

      expectProblem(await change(owner, owner, { disabled: true }), 409, { code: 'last-super' });
      expectProblem(await change(owner, owner, { super: false }), 409, { code: 'last-super' });
      expect((await change(owner, disabledSuper, { disabled: false })).status).toBe(200);
      expect((await change(owner, owner, { super: false })).status).toBe(200);
    });

    it.each([
      ['each themselves', (index: number) => index],
      ['one another', (index: number) => 1 - index],
    ])('leaves one of two who demote %s at once', async (_, target) => {
      for (let round = 0; round < 3; round++) {
        const owner = await app.signUp();
        const supers = [owner, await app.addMember(owner, { super: true })];

        const answers = await Promise.all(
          supers.map((author, index) => change(author, supers[target(index)]!, { super: false })),
        );

        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        const left = await app.dataSource.query(
          'SELECT count(*)::int AS n FROM organization_user WHERE organization_id = $1 AND super AND NOT disabled',
          [owner.orgId],
        );
        expect(left).toEqual([{ n: 1 }]);
      }
    });
  });
});
