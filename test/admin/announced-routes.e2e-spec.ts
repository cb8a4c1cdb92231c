import { PostgresAnnouncements } from '#libs/datafiles';
import { loadDatafile } from '#libs/entities';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { changingRequests, openRoutes, Things } from '../support/changing-requests.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

/** The routes that can alter a decision about a visitor of an Active experiment, or what is said of one that serves nobody. */
const altering = [
  'PATCH /projects/{id}',
  'POST /experiments',
  'POST /experiments/{id}/duplicate',
  'PATCH /experiments/{id}',
  'PUT /experiments/{id}/document',
  'POST /experiments/{id}/versions/{number}/restore',
  'PUT /api/experiments/{experiment}/document',
  'POST /experiments/{id}/variations',
  'PATCH /variations/{id}',
  'DELETE /variations/{id}',
  'PUT /experiments/{id}/traffic',
  'POST /experiments/{id}/conditions',
  'PATCH /conditions/{id}',
  'DELETE /conditions/{id}',
  'POST /experiments/{id}/metrics',
  'PATCH /metrics/{id}',
  'DELETE /metrics/{id}',
  'POST /metrics/{id}/promote',
  'PATCH /segments/{id}',
  'POST /segments/{id}/users/{endUserId}',
  'DELETE /segments/{id}/users/{endUserId}',
  'PUT /experiments/{id}/segments',
  'POST /groups',
  'DELETE /groups/{id}',
  'POST /api/experiments',
  'PATCH /api/experiments/{experiment}',
  'POST /api/experiments/{experiment}/pause',
  'POST /api/experiments/{experiment}/resume',
  'POST /api/experiments/{experiment}/variants',
  'PUT /api/experiments/{experiment}/variants/{id}',
  'PUT /api/experiments/{experiment}/variants',
  'PUT /api/segments/{id}',
  'POST /api/segments/assign-user',
  'POST /api/segments/assign-experiment',
  'DELETE /api/segments/unassign-experiment',
];

let app: TestApp;
let owner: Account;
let things: Things;
let announcements: PostgresAnnouncements;
let announced = 0;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  things = new Things(app, owner, 'Active');
  announcements = new PostgresAnnouncements({ databaseUrl: app.url });
  const changed = (projectId: number, revision: number) => {
    if (projectId === owner.projectId) announced = revision;
  };
  await new Promise<void>((listening) => announcements.start({ changed, listening: () => listening() }));
});

afterAll(async () => {
  await announcements.stop();
  await app.stop();
});

/** What decisions are made from, and its revision apart. */
async function datafile(): Promise<{ revision: number; content: Json }> {
  const { revision, ...content } = (await loadDatafile(app.dataSource, owner.projectId))!;
  return { revision, content };
}

describe('every route that changes something', () => {
  it.each(Object.keys(changingRequests))('announces what alters a decision: %s', async (route) => {
    const { path, body, headers } = await changingRequests[route]!(things);
    const before = await datafile();

    const login = openRoutes.includes(route) ? {} : owner.headers;
    await app.expectDone(route.split(' ')[0]!, path, body, { ...login, ...headers });

    const after = await datafile();
    const altered = JSON.stringify(after.content) !== JSON.stringify(before.content);
    expect(altered).toBe(altering.includes(route));
    if (!altered) return;
    expect(after.revision).toBeGreaterThan(before.revision);
    await waitUntil(() => announced === after.revision);
  });
});
