import { encryptSecret } from '#libs/security';
import { reencryptSecrets } from '../../apps/admin/src/secrets/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { password, readClaims, startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { findCode } from '../support/outbox.js';
import type { Account, Json } from '../support/product.js';

const [oldKey, newKey] = ['o'.repeat(40), 'n'.repeat(40)] as const;

/** What was handed out before the rotation. */
interface HandedOut {
  headers: Account['headers'];
  /** Two of different sessions; the first one was used a moment ago, and led to `successor`. */
  refreshTokens: [string, string];
  successor: string;
  member: string;
  code: string;
  preview: string;
}

let first: TestApp;
let owner: Account;
let given: HandedOut;

beforeAll(async () => {
  first = await startTestApp(createProduct, { SECRET_KEY: oldKey });
  owner = await first.signUp();
});

afterAll(() => first.stop());

/** The same installation, started again with other keys. */
async function startAgain<T>(
  settings: Record<string, string>,
  use: (app: TestApp) => Promise<T>,
): Promise<T> {
  const database = { DB_URL: first.url, DATA_DIR: first.dataDir };
  const app = await startTestApp(createProduct, { ...database, ...settings });
  try {
    return await use(app);
  } finally {
    await app.app.close();
  }
}

async function handOut(): Promise<HandedOut> {
  const logIn = (): Promise<Json> =>
    first.expectDone('POST', '/auth/login', { email: owner.email, password });
  const [one, two] = [await logIn(), await logIn()];
  const next = await first.expectDone('POST', '/auth/refresh', { refreshToken: one.refreshToken });
  const { email: member } = await first.addMember(owner);
  await first.expectDone('POST', '/users/forgot-password-otp', { email: member });
  const make = new ExperimentBuilder(first, owner);
  const { id } = await make.experiment();
  const { id: variationId } = await make.variation(id);
  const path = `/experiments/${id}/preview-link?variationId=${variationId}`;
  const { url } = await first.expectDone('GET', path, undefined, owner.headers);
  return {
    headers: { authorization: `Bearer ${one.accessToken}`, email: owner.email },
    refreshTokens: [one.refreshToken, two.refreshToken],
    successor: readClaims(next.refreshToken).jti,
    member,
    code: findCode(await first.latestMail(member)),
    preview: new URL(url).searchParams.get('ab-preview')!,
  };
}

/** How an installation answers to what was handed out. */
async function statuses(app: TestApp): Promise<Json> {
  // However long the start took: the first refresh was a moment ago.
  await app.dataSource.query(
    'UPDATE refresh_token SET used_at = clock_timestamp() WHERE used_at IS NOT NULL',
  );
  const { headers, refreshTokens, member, code, preview } = given;
  const decision = {
    projectId: owner.projectId,
    endUserId: 'ada',
    url: 'https://shop.example.com/',
    preview,
  };
  const reset = { email: member, otp: code, newPassword: 'An0ther!pass' };
  const refreshed = await app.request('POST', '/auth/refresh', { refreshToken: refreshTokens[0] });
  return {
    access: (await app.request('GET', '/users/me', undefined, headers)).status,
    preview: (await app.request('POST', '/decision', decision)).status,
    code: (await app.request('POST', '/users/reset-password', reset)).status,
    again: refreshed.status,
    successor: refreshed.status === 200 ? readClaims(refreshed.body.refreshToken).jti : undefined,
    refresh: (await app.request('POST', '/auth/refresh', { refreshToken: refreshTokens[1] })).status,
  };
}

describe('after SECRET_KEY has changed', () => {
  it('what was signed with a key that is named still counts, until the key is forgotten', async () => {
    given = await handOut();

    const forgotten = await startAgain({ SECRET_KEY: newKey }, statuses);
    const named = { SECRET_KEY: newKey, SECRET_KEY_PREVIOUS: `${'x'.repeat(32)} ${oldKey}` };
    const [rotated, fresh] = await startAgain(named, async (app) => [
      await statuses(app),
      await app.logIn(owner.email),
    ]);
    const own = await startAgain({ SECRET_KEY: newKey }, (app) =>
      app.request('GET', '/users/me', undefined, fresh.headers),
    );

    expect(forgotten).toEqual({ access: 401, preview: 403, code: 400, again: 401, refresh: 401 });
    expect(rotated).toEqual({
      ...{ access: 200, preview: 200, code: 200, again: 200, refresh: 200 },
      successor: given.successor,
    });
    expect(own.status).toBe(200);
  });

  it('stored secrets are encrypted with the new key', async () => {
    const keys = { secretKey: newKey, previousSecretKeys: [oldKey] };
    const place = { table: 'kept', column: 'secret' };
    const old = encryptSecret({ secretKey: oldKey, previousSecretKeys: [] }, 'kept.secret', 'a');
    const fresh = encryptSecret(keys, 'kept.secret', 'b');
    await first.dataSource.query('CREATE TABLE kept (id int PRIMARY KEY, secret text)');
    await first.dataSource.query(`INSERT INTO kept VALUES (1, $1), (2, $2), (3, NULL)`, [old, fresh]);

    const done = await reencryptSecrets(first.dataSource, keys, [place]);
    const again = await reencryptSecrets(first.dataSource, { ...keys, previousSecretKeys: [] }, [place]);

    expect([done, again]).toEqual([
      { found: 2, changed: 1 },
      { found: 2, changed: 0 },
    ]);
    const unknown = { secretKey: 'y'.repeat(32), previousSecretKeys: [oldKey] };
    await expect(reencryptSecrets(first.dataSource, unknown, [place])).rejects.toThrow('kept.secret');
    await first.dataSource.query('DROP TABLE kept');
  });
});
