import { keyScopes } from '#libs/entities';
import { actions } from '#libs/guards';
import { startAdminApp, type NewMember, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const keysPath = '/api/auth/keys';

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
}, 60_000);
afterAll(() => app.stop());

const editor = (more: NewMember = {}): Promise<Account> =>
  app.addMember(owner, { permission: 'Editor', actions, ...more });

const makeKey = (account: Account, fields: Json = {}): Promise<Json> =>
  app.expectDone(
    'POST',
    keysPath,
    { name: 'Import', project_id: owner.projectId, ...fields },
    account.headers,
  );

async function stored(id: number): Promise<Json> {
  const path = `${keysPath}?project_id=${owner.projectId}&limit=1000`;
  const keys: Json[] = await app.expectDone('GET', path, undefined, owner.headers);
  return keys.find((key) => key.id === id);
}

const memberPath = ({ userId }: Account) => `/users/${userId}/organization/${owner.orgId}`;
const linkPath = ({ userId }: Account) => `/projects/${owner.projectId}/users/${userId}`;

const change = (member: Account, body: Json, by: Account = owner): Promise<ProductResponse> =>
  app.as(by)('PATCH', memberPath(member), body);

const listOf = (member: Account, by: Account = owner): Promise<ProductResponse> =>
  app.as(by)('GET', `${memberPath(member)}/api-keys`);

const opens = async (key: string): Promise<boolean> =>
  (await app.request('GET', keysPath, undefined, { authorization: `Bearer ${key}` })).status === 200;

describe('The keys of a member', () => {
  it('are listed with their last use to who changes members, in the organization only', async () => {
    const member = await editor();
    const used = await makeKey(member, { name: 'Used', scopes: ['read'] });
    const idle = await makeKey(member, { name: 'Idle', kind: 'publishable' });
    const gone = await makeKey(member, { name: 'Gone' });
    await app.expectDone('DELETE', `${keysPath}/${gone.id}`, undefined, owner.headers);
    await opens(used.key);

    const { status, body } = await listOf(member);

    expect(status).toBe(200);
    expect(body).toEqual([
      {
        ...{ id: used.id, name: 'Used', key: `abt_sk_****${used.key.slice(-4)}`, kind: 'secret' },
        ...{ projectId: owner.projectId, projectName: expect.any(String), scopes: ['read'], isActive: true },
        ...{ expiresAt: null, lastUsedAt: expect.any(String), lastUsedFrom: '127.0.0.0/24' },
      },
      expect.objectContaining({ id: idle.id, lastUsedAt: null, lastUsedFrom: null }),
    ]);
    expectProblem(await listOf(member, await editor({ actions: ['act:get-api-keys'] })), 403);
    expectProblem(await listOf(await app.signUp()), 404);
  });

  it('stop with the member, but those that are taken over go on, with what the taker may', async () => {
    const member = await editor({ super: true });
    const [kept, left] = [await makeKey(member), await makeKey(member)];
    const taker = await editor({ actions: ['act:update-user', 'act:create-api-key'], super: true });

    const answer = await change(member, { disabled: true, takeOverKeys: [kept.id] }, taker);

    expect(answer.status).toBe(200);
    expect(await stored(kept.id)).toMatchObject({
      ...{ is_active: true, effective_scopes: keyScopes },
      ...{ owner: { id: taker.userId }, maker: { id: member.userId } },
    });
    expect((await stored(left.id)).is_active).toBe(false);
    await waitUntil(async () => !(await opens(left.key)));
    expect(await opens(kept.key)).toBe(true);

    await app.expectDone('PATCH', memberPath(taker), { super: false }, owner.headers);
    expect((await stored(kept.id)).effective_scopes).toEqual(['decide', 'events:write']);
  });

  it('stop without a word about them, and may still be taken over later', async () => {
    const member = await editor();
    const { id, key } = await makeKey(member);

    await change(member, { disabled: true });
    await waitUntil(async () => !(await opens(key)));
    const { body } = await listOf(member);
    await app.expectDone('PATCH', memberPath(member), { takeOverKeys: [id] }, owner.headers);

    expect(body).toMatchObject([{ id, isActive: false }]);
    expect(await stored(id)).toMatchObject({ is_active: true, owner: { id: owner.userId } });
  });

  it('are taken over when the member loses the project, by the change of the link and by its end', async () => {
    for (const method of ['PATCH', 'DELETE']) {
      const member = await editor();
      const [kept, left] = [await makeKey(member), await makeKey(member)];
      const query = method === 'DELETE' ? `?takeOverKeys=${kept.id}` : '';
      const body = method === 'PATCH' ? { disabled: true, takeOverKeys: [kept.id] } : undefined;

      const { status } = await app.as(owner)(method, linkPath(member) + query, body);

      expect(status).toBe(200);
      expect(await stored(kept.id)).toMatchObject({ is_active: true, owner: { id: owner.userId } });
      expect((await stored(left.id)).is_active).toBe(false);
    }
  });

  it('are taken over only by who could make them, and only if they are theirs; else nothing changes', async () => {
    const member = await editor();
    const { id } = await makeKey(member);
    const { id: foreign } = await makeKey(owner);
    const { id: revoked } = await makeKey(member);
    await app.expectDone('DELETE', `${keysPath}/${revoked}`, undefined, owner.headers);
    const keyless = await editor({ actions: ['act:update-user'] });
    const viewer = await editor({ permission: 'Viewer' });
    const taking = (ids: unknown, by: Account = owner) =>
      change(member, { disabled: true, takeOverKeys: ids }, by);

    expectProblem(await taking([foreign]), 422, { fields: ['takeOverKeys'] });
    expectProblem(await taking([id, revoked]), 422, { fields: ['takeOverKeys'] });
    expectProblem(await taking('all'), 422, { fields: ['takeOverKeys'] });
    expectProblem(await taking([id], keyless), 403, { code: 'action-not-granted', detail: 'create-api-key' });
    expectProblem(await taking([id], viewer), 403, { code: 'project-permission-missing' });
    for (const text of ['x', '1,,2', '1.5', '', '-1']) {
      const path = `${linkPath(member)}?takeOverKeys=${text}`;
      expectProblem(await app.as(owner)('DELETE', path), 422, { fields: ['takeOverKeys'] });
    }

    expect(await stored(id)).toMatchObject({ is_active: true, owner: { id: member.userId } });
  });
});
