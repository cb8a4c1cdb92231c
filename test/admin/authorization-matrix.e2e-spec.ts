import { JwtService } from '@nestjs/jwt';
import { actions } from '#libs/guards';
import { createProduct } from '../../apps/standalone/src/product.js';
import { password, readClaims, startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations, type ApiOperation } from '../support/api-operations.js';
import { ApiWorld, digestTables, projectKinds, type ApiRequest } from '../support/api-world.js';
import { makeKeyCredentials } from '../support/key-credentials.js';
import { expectProblem } from '../support/problem.js';
import type { Account } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

/** Every protected operation, each in its own organization's world, refused for every reason there is. */
const operations = listOperations();
const closed = operations.filter(({ secured }) => secured);

let app: TestApp;
let world: ApiWorld;
let callers: Record<'viewer' | 'editor' | 'bystander' | 'narrowed' | 'disabled' | 'outsider', Account>;
/** Of the same project: publishable, secret with every scope, and that of a disabled maker. */
let keys: string[];
let tokens: Record<'expired' | 'refresh' | 'foreign', string>;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  world = await ApiWorld.create(app);
  const { owner } = world;
  callers = {
    viewer: await app.addMember(owner, { permission: 'Viewer' }),
    editor: await app.addMember(owner, { permission: 'Editor' }),
    bystander: await app.addMember(owner),
    narrowed: await app.addMember(owner, { super: true, actions: [] }),
    disabled: await app.addMember(owner, { super: true, disabled: true }),
    outsider: await app.signUp('Outsider'),
  };
  const { publishable, stopped } = await makeKeyCredentials(app, world);
  keys = [publishable, (await world.apiKey()).key, stopped];
  tokens = await makeTokens(owner);
}, 180_000);
afterAll(() => app.stop());

async function makeTokens({ email, headers }: Account): Promise<typeof tokens> {
  const { exp: _, iat: __, ...claims } = readClaims(headers.authorization.slice('Bearer '.length));
  const { refreshToken } = await app.expectDone('POST', '/auth/login', { email, password });
  return {
    expired: new JwtService({ secret: app.config.secretKey }).sign(claims, { expiresIn: -1 }),
    foreign: new JwtService({ secret: 'x'.repeat(64) }).sign(claims, { expiresIn: 600 }),
    refresh: refreshToken,
  };
}

async function grantAllBut(action: string): Promise<void> {
  const granted = actions.filter((name) => name !== action);
  const tree = [{ key: 'own', label: 'Own', data: { href: '/own', actions: granted } }];
  await app.dataSource.query(
    `UPDATE menu_template SET tree = $2
     WHERE id = (SELECT menu_template_id FROM organization_user WHERE user_id = $1)`,
    [callers.narrowed.userId, JSON.stringify(tree)],
  );
}

/** An organization that the request names itself is forbidden; a thing of another one does not exist. */
function hiddenStatus({ path, body }: ApiRequest, operation: ApiOperation): number {
  const named = [...operation.pathParameters, ...Object.keys(body ?? {}), path.split('?')[1] ?? ''].join();
  return /orgId|domain/.test(named) ? 403 : 404;
}

async function noMailIsUnderway(): Promise<boolean> {
  const states = `('waiting', 'sending')`;
  const rows = await app.dataSource.query(`SELECT 1 FROM outgoing_mail WHERE state IN ${states} LIMIT 1`);
  return rows.length === 0;
}

async function expectLoginChecks(request: ApiRequest): Promise<void> {
  const { email } = world.owner;
  const { authorization } = world.owner.headers;
  const send = (headers: Record<string, string>) =>
    app.request(request.method, request.path, request.body, { ...request.headers, ...headers });
  expectProblem(await send({}), 401);
  expectProblem(await send({ email }), 401);
  for (const token of ['garbage', 'a.b.c', ...Object.values(tokens)]) {
    expectProblem(await send({ authorization: `Bearer ${token}`, email }), 401);
  }
  expectProblem(await send({ authorization }), 403, { code: 'email-header-mismatch' });
  expectProblem(await send({ authorization, email: callers.viewer.email }), 403, {
    code: 'email-header-mismatch',
  });
}

/** A key is no login: where no key is taken, none of any class opens anything. */
async function expectKeyChecks(request: ApiRequest, { keys: taken }: ApiOperation): Promise<void> {
  if (taken) return;
  const { email } = world.owner;
  for (const key of keys) {
    const headers = { ...request.headers, authorization: `Bearer ${key}`, email };
    expectProblem(await app.request(request.method, request.path, request.body, headers), 401);
  }
}

async function expectMembershipChecks(request: ApiRequest, operation: ApiOperation): Promise<void> {
  if (!operation.action) {
    expectProblem(await world.send(request, callers.disabled), 403, { code: 'account-disabled' });
    return;
  }
  const hidden = hiddenStatus(request, operation);
  expectProblem(await world.send(request, callers.disabled), hidden);
  expectProblem(await world.send(request, callers.outsider), hidden);
  const response = await world.send(request, callers.narrowed);
  expectProblem(response, 403, { code: 'action-not-granted', detail: operation.action });
}

async function expectPermissionChecks(request: ApiRequest, { permission }: ApiOperation): Promise<void> {
  const tooLow = {
    Owner: ['editor', 'viewer', 'bystander'],
    Editor: ['viewer', 'bystander'],
    Viewer: ['bystander'],
  } as const;
  for (const name of permission ? tooLow[permission] : []) {
    expectProblem(await world.send(request, callers[name]), 403, { code: 'project-permission-missing' });
  }
}

/** An invitation is for an outsider, and for them only; a session is ended by its user. */
async function loginFor({ path }: ApiRequest): Promise<Account> {
  const [, sessionId] = /^\/users\/me\/sessions\/([\w-]{36})$/.exec(path) ?? [];
  const [, id] = /^\/users\/me\/invitations\/(\d+)/.exec(path) ?? [];
  if (id === undefined) {
    const member = await app.addMember(world.owner, { super: true });
    await app.dataSource.query('UPDATE session SET user_id = $2 WHERE id::text = $1', [
      sessionId ?? '',
      member.userId,
    ]);
    return member;
  }
  const guest = await app.signUp('Guest');
  await app.dataSource.query('UPDATE invitation SET email = $2 WHERE id = $1', [id, guest.email]);
  return guest;
}

/** Whoever may do it can, so that it was not the request that was refused. A login of its own may be ended. */
async function expectDone(request: ApiRequest, operation: ApiOperation): Promise<void> {
  const caller = operation.action ? world.owner : await loginFor(request);
  const { status, body } = await world.send(request, caller);
  expect({ status: status < 300 ? 200 : status, body }).toMatchObject({ status: 200 });
}

/** They change nothing, but what they ask does not fit into an address. */
const asking = ['POST /experiments/{id}/matching-preview', 'POST /experiments/{id}/evaluate'];

describe('the authorization matrix', () => {
  it.each(closed)('refuses every wrong caller of $name, and changes nothing', async (operation) => {
    const request = await world.requestFor(operation);
    if (operation.action) await grantAllBut(operation.action);
    await waitUntil(noMailIsUnderway);
    const before = await digestTables(app);

    await expectLoginChecks(request);
    await expectKeyChecks(request, operation);
    await expectMembershipChecks(request, operation);
    await expectPermissionChecks(request, operation);

    expect(await digestTables(app)).toEqual(before);
    await expectDone(request, operation);
  });

  it('covers every action', () => {
    const covered = new Set(operations.map(({ action }) => action));

    expect(actions.filter((action) => !covered.has(action))).toEqual([]);
  });

  it('finds a project permission on every route to something in a project', () => {
    const inProject = closed.filter((operation) =>
      world.kindsOf(operation).some((kind) => projectKinds.includes(kind)),
    );

    const wanting = inProject.filter(({ name, method, permission }) =>
      method === 'GET' || asking.includes(name)
        ? permission === undefined
        : !['Editor', 'Owner'].includes(permission ?? ''),
    );

    expect(wanting.map(({ name }) => name)).toEqual([]);
  });
});
