import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const group = (slots: Json[], fields: Json = {}) =>
  call('POST', '/groups', { projectId: owner.projectId, name: 'Checkout', slots, ...fields });

const groupOf = async (experimentId: number): Promise<number | null> =>
  (await call('GET', `/experiments/${experimentId}`)).body.groupId;

const setGroup = (experimentId: number, groupId: unknown) =>
  call('PATCH', `/experiments/${experimentId}`, { groupId });

async function versionOf(id: number): Promise<number> {
  const [row] = await app.dataSource.query('SELECT allocation_version FROM experiment WHERE id = $1', [id]);
  return row.allocation_version;
}

const endUsers = Array.from({ length: 60 }, (_, index) => `user-${index}`);

/** Which of the experiments each end user is in, by end user. */
async function entered(experimentIds: number[]): Promise<number[][]> {
  const answers = await Promise.all(
    endUsers.map((endUserId) => {
      const body = { projectId: owner.projectId, url: 'https://shop.example/', endUserId };
      return app.request('POST', '/decision', body);
    }),
  );
  return answers.map(({ body }) =>
    body.decisions
      .map(({ experimentId }: Json) => experimentId)
      .filter((id: number) => experimentIds.includes(id)),
  );
}

describe('POST /groups', () => {
  it('makes a group whose slots follow each other', async () => {
    const [one, two] = [await make.experiment(), await make.experiment()];
    const slots = [
      { experimentId: two.id, percent: 33.33 },
      { experimentId: one.id, percent: 66.67 },
    ];

    const { status, body } = await group(slots);

    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ id: expect.any(Number), projectId: owner.projectId, name: 'Checkout', slots },
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await groupOf(one.id)).toBe(body.id);
    const list = { orgId: owner.orgId, projectId: owner.projectId, rows: 1000, page: 1 };
    expect((await call('POST', '/groups/all', list)).body.items).toContainEqual(body);
  });

  it('refuses slots that make no sense, naming the fault', async () => {
    const { id: experimentId } = await make.experiment();
    const { id: other } = await make.experiment();
    const slot = (percent: number, id = experimentId) => ({ experimentId: id, percent });

    expectProblem(await group([slot(50), slot(20)]), 422, { fields: ['slots'] });
    expectProblem(await group([slot(50), slot(50.01, other)]), 422, { fields: ['slots'] });
    expectProblem(await group([slot(0)]), 422, { fields: ['slots.0.percent'] });
    expectProblem(await group([slot(50), slot(1.001, other)]), 422, { fields: ['slots.1.percent'] });
    expectProblem(await group([slot(5, 2_147_483_647)]), 422, { fields: ['slots.0.experimentId'] });
    expect(await groupOf(experimentId)).toBeNull();
  });

  it('refuses an experiment that is in a group already', async () => {
    const { id: experimentId } = await make.experiment();
    await group([{ experimentId, percent: 10 }]);

    expectProblem(await group([{ experimentId, percent: 10 }]), 409, {
      code: 'already-exists',
      detail: String(experimentId),
    });
  });

  it('is for Editors of the project', async () => {
    const viewer = await app.addMember(owner, { permission: 'Viewer' });
    const body = { projectId: owner.projectId, name: 'Checkout', slots: [] };

    expectProblem(await app.as(viewer)('POST', '/groups', body), 403);
    expectProblem(await app.as(await app.signUp())('POST', '/groups', body), 404);
  });
});

describe('groupId of an experiment', () => {
  it('puts it into the largest free part of a group, and takes it out with 0', async () => {
    const [one, two, three] = [await make.experiment(), await make.experiment(), await make.experiment()];
    const { body: made } = await group([
      { experimentId: one.id, percent: 40 },
      { experimentId: two.id, percent: 50 },
    ]);
    const slotOf = async (id: number) => {
      const [row] = await app.dataSource.query(
        'SELECT group_from::float AS "from", group_to::float AS "to" FROM experiment WHERE id = $1',
        [id],
      );
      return row;
    };

    expect((await setGroup(one.id, 0)).body.groupId).toBeNull();
    expect((await setGroup(three.id, made.id)).body.groupId).toBe(made.id);

    expect(await slotOf(one.id)).toEqual({ from: null, to: null });
    expect(await slotOf(two.id)).toEqual({ from: 40, to: 90 });
    expect(await slotOf(three.id)).toEqual({ from: 0, to: 40 });
  });

  it('refuses a full group and one of another project', async () => {
    const [one, two] = [await make.experiment(), await make.experiment()];
    const { body: full } = await group([{ experimentId: one.id, percent: 100 }]);

    expectProblem(await setGroup(two.id, full.id), 409, { code: 'in-use' });
    expectProblem(await setGroup(two.id, 2_147_483_647), 422, { fields: ['groupId'] });
    expect((await setGroup(two.id, 0)).status).toBe(200);
    expect(await versionOf(two.id)).toBe(1);
  });
});

describe('the experiments of a group', () => {
  it('share no new end user, while who was in before stays, with every change in force within a second', async () => {
    const [old, one, two] = [
      await make.experimentIn('Active'),
      await make.experiment(),
      await make.experiment(),
    ];
    const ids = [old.id, one.id, two.id];
    expect(await entered(ids)).toEqual(endUsers.map(() => [old.id]));
    const before = await versionOf(old.id);

    const { body: made } = await group(ids.map((experimentId) => ({ experimentId, percent: 33 })));
    for (const id of [one.id, two.id]) await make.move(id, 'Active');
    const inSome = async () => (await entered([one.id, two.id])).flat().length > 0;
    await waitUntil(inSome, 1_000);

    const together = await entered(ids);
    expect(await versionOf(old.id)).toBe(before + 1);
    expect(together.every(([first]) => first === old.id)).toBe(true);
    const entries = together.map((found) => found.filter((id) => id !== old.id));
    expect(entries.every(({ length }) => length <= 1)).toBe(true);
    expect(new Set(entries.flat())).toEqual(new Set([one.id, two.id]));
    expect(entries.some(({ length }) => length === 0)).toBe(true);

    const removed = await call('DELETE', `/groups/${made.id}`);
    expect(removed.body).toEqual(made);
    expect(await groupOf(one.id)).toBeNull();
    await waitUntil(async () => (await entered(ids)).every(({ length }) => length === 3), 2_000);
  });
});
