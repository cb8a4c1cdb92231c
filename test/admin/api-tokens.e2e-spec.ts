import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, ProductResponse } from '../support/product.js';

const keysPath = '/api/auth/keys';

describe('API_TOKEN', () => {
  let app: TestApp;
  let owner: Account;

  beforeAll(async () => {
    app = await startAdminApp({ API_TOKEN: 'first-secret-token, second-secret-token' });
  });
  afterAll(() => app.stop());

  const withToken = (token: string, method: string, body?: unknown, path = keysPath) =>
    app.request(method, path, body, { authorization: `Bearer ${token}` });

  it('opens nothing before there is a project, and says so', async () => {
    expectProblem(await withToken('first-secret-token', 'GET'), 403, { code: 'token-project-unclear' });
  });

  it('makes, lists and revokes keys of the only project', async () => {
    owner = await app.signUp();

    const made = await retry(() => withToken('first-secret-token', 'POST', { name: 'Made by a token' }));

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ project_id: owner.projectId, kind: 'secret' });
    const listed = await withToken('second-secret-token', 'GET');
    expect(listed.body.map(({ id }: { id: number }) => id)).toEqual([made.body.id]);
    const revoked = await withToken('first-secret-token', 'DELETE', undefined, `${keysPath}/${made.body.id}`);
    expect([revoked.status, revoked.body.is_active]).toEqual([200, false]);
  });

  it('takes the project by its id too, but no other', async () => {
    const body = { name: 'Made by a token', project_id: owner.projectId };

    expect((await withToken('first-secret-token', 'POST', body)).status).toBe(201);
    expectProblem(
      await withToken('first-secret-token', 'POST', { ...body, project_id: owner.projectId + 1 }),
      404,
    );
    const inQuery = (id: number) =>
      withToken('first-secret-token', 'POST', { name: 'Made by a token' }, `${keysPath}?project_id=${id}`);
    expect((await inQuery(owner.projectId)).status).toBe(201);
    expectProblem(await inQuery(owner.projectId + 1), 404);
  });

  it('refuses any other token', async () => {
    for (const token of ['first-secret-token, second-secret-token', 'first', 'FIRST-TOKEN', '']) {
      expectProblem(await withToken(token, 'GET'), 401, { code: 'not-authenticated' });
    }
  });

  it('says that the project has to be named once there are several', async () => {
    await app.signUp();

    const response = await retry(() => withToken('first-secret-token', 'GET'), 403);

    expectProblem(response, 403, { code: 'token-project-unclear', detail: 'API_TOKEN_PROJECT_ID' });
  });
});

describe('API_TOKEN_PROJECT_ID', () => {
  it('says which project the tokens open', async () => {
    const app = await startAdminApp({ API_TOKEN: 'another-secret-token', API_TOKEN_PROJECT_ID: '2' });
    const [, second] = [await app.signUp(), await app.signUp()];

    const headers = { authorization: 'Bearer another-secret-token' };
    const made = await app.request('POST', keysPath, { name: 'Made by a token' }, headers);

    expect(second.projectId).toBe(2);
    expect([made.status, made.body.project_id]).toEqual([201, 2]);
    await app.stop();
  });

  it('is a clear error when there is no such project', async () => {
    const app = await startAdminApp({ API_TOKEN: 'another-secret-token', API_TOKEN_PROJECT_ID: '7' });

    const response = await app.request('GET', keysPath, undefined, {
      authorization: 'Bearer another-secret-token',
    });

    expectProblem(response, 403, { code: 'token-project-unclear', detail: 'no such project' });
    await app.stop();
  });
});

/** What is remembered of a token's project is up to a second old. */
async function retry(send: () => Promise<ProductResponse>, status = 201): Promise<ProductResponse> {
  for (let tries = 0; ; tries++) {
    const response = await send();
    if (response.status === status || tries === 10) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
