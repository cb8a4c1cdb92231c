import { setTimeout as sleep } from 'node:timers/promises';
import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
});
afterAll(() => app.stop());

const statuses = ['Draft', 'Active', 'Paused', 'Ended', 'Archived'];
const next: Record<string, string[]> = {
  Draft: ['Active', 'Archived'],
  Active: ['Paused', 'Ended'],
  Paused: ['Active', 'Ended'],
  Ended: ['Archived'],
  Archived: [],
};
const move = (id: number, status: string) => call('PATCH', `/experiments/${id}`, { status });

describe.each(statuses)('an experiment that is %s', (from) => {
  it.each(statuses)('answers a wish to be %s', async (to) => {
    const before = await make.experimentIn(from);

    const response = await move(before.id, to);

    const { body: after } = await call('GET', `/experiments/${before.id}`);
    if (to === from) {
      expect(response).toMatchObject({ status: 200, body: before });
      expect(after).toEqual(before);
    } else if (next[from]!.includes(to)) {
      expect(response).toMatchObject({ status: 200, body: { status: to } });
      expect(after.status).toBe(to);
    } else {
      expectProblem(response, 409, { code: 'lifecycle-conflict' });
      for (const allowed of next[from]!) expect(response.body.detail).toContain(allowed);
      expect(after).toEqual(before);
    }
  });
});

describe('the times of an experiment', () => {
  it('are the first activation and the end', async () => {
    const { id } = await make.experiment();
    const started = (await move(id, 'Active')).body;
    expect(Math.abs(Date.parse(started.startedAt) - Date.now())).toBeLessThan(60_000);
    expect(started.endedAt).toBeNull();
    await move(id, 'Paused');
    await sleep(5);

    const resumed = (await move(id, 'Active')).body;
    const ended = (await move(id, 'Ended')).body;
    const archived = (await move(id, 'Archived')).body;

    expect(resumed.startedAt).toBe(started.startedAt);
    expect(Date.parse(ended.endedAt)).toBeGreaterThan(Date.parse(started.startedAt));
    expect(archived).toMatchObject({ startedAt: started.startedAt, endedAt: ended.endedAt });
  });

  it('stay empty for a Draft that is archived', async () => {
    const { id } = await make.experiment();

    expect((await move(id, 'Archived')).body).toMatchObject({ startedAt: null, endedAt: null });
  });

  it('end an experiment when its planned end is reached', async () => {
    const ids = [await make.experimentIn('Active'), await make.experimentIn('Paused')].map(({ id }) => id);
    const draft = await make.experiment();
    const endAt = new Date(Date.now() + 300).toISOString();
    for (const id of [...ids, draft.id]) await call('PATCH', `/experiments/${id}`, { endAt });

    await waitUntil(async () => (await call('GET', `/experiments/${ids[1]}`)).body.status === 'Ended');

    for (const id of ids) {
      const { body } = await call('GET', `/experiments/${id}`);
      expect(body).toMatchObject({ status: 'Ended', endAt, endedAt: endAt });
    }
    expect((await call('GET', `/experiments/${draft.id}`)).body.status).toBe('Draft');
  });
});

describe('an activation', () => {
  it('needs shares of 100 in total', async () => {
    const { id } = await make.experiment();
    await app.dataSource.query('UPDATE variation SET traffic = 99.99 WHERE experiment_id = $1', [id]);

    expectProblem(await move(id, 'Active'), 409, { detail: '99.99' });
  });

  it('needs a control', async () => {
    const { id } = await make.experiment();
    await app.dataSource.query('UPDATE variation SET is_control = false WHERE experiment_id = $1', [id]);

    expectProblem(await move(id, 'Active'), 409, { detail: 'control' });
  });

  it('is refused after the planned end, unless that is changed too', async () => {
    const { id } = await make.experiment();
    await app.dataSource.query(`UPDATE experiment SET end_at = now() - interval '1 hour' WHERE id = $1`, [
      id,
    ]);

    const refused = await move(id, 'Active');
    const { body } = await call('PATCH', `/experiments/${id}`, { status: 'Active', endAt: '' });

    expectProblem(refused, 409, { code: 'lifecycle-conflict', detail: 'planned end' });
    expect(body).toMatchObject({ status: 'Active', endAt: null });
  });

  it('changes other fields in the same request, or nothing when it is refused', async () => {
    const { id } = await make.experiment();
    const refused = await call('PATCH', `/experiments/${id}`, { status: 'Paused', title: 'Refused' });
    expectProblem(refused, 409);

    const { body } = await call('PATCH', `/experiments/${id}`, { status: 'Active', coverage: 10 });

    expect(body).toMatchObject({ status: 'Active', coverage: 10 });
    expect(body.title).not.toBe('Refused');
  });

  it('is refused over 1,000 Active experiments in a project', async () => {
    const project = await call('POST', '/projects', { orgId: owner.orgId, name: 'Full' });
    const { id } = await make.experiment({ projectId: project.body.id });
    await app.dataSource.query(
      `INSERT INTO experiment (project_id, key, title, status, started_at)
       SELECT $1, 'full-' || n, 'Full', 'Active', now() FROM generate_series(1, 999) n`,
      [project.body.id],
    );
    expect((await move(id, 'Active')).status).toBe(200);
    const more = await make.experiment({ projectId: project.body.id });

    expectProblem(await move(more.id, 'Active'), 409, { detail: '1000' });
  });

  it('fills the last free place once, however many want it at once', async () => {
    const project = await call('POST', '/projects', { orgId: owner.orgId, name: 'Nearly full' });
    const drafts = [];
    for (let made = 0; made < 6; made++) drafts.push(await make.experiment({ projectId: project.body.id }));
    await app.dataSource.query(
      `INSERT INTO experiment (project_id, key, title, status, started_at)
       SELECT $1, 'full-' || n, 'Full', 'Active', now() FROM generate_series(1, 999) n`,
      [project.body.id],
    );

    const responses = await Promise.all(drafts.map(({ id }) => move(id, 'Active')));

    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it('remembers the allocation from which visitors stay put, the first time only', async () => {
    const { id } = await make.experiment();
    const second = await make.variation(id);
    const versions = async () => {
      const [row] = await app.dataSource.query(
        'SELECT allocation_version AS now, started_allocation_version AS started FROM experiment WHERE id = $1',
        [id],
      );
      return row as { now: number; started: number };
    };

    await move(id, 'Active');
    const first = await versions();
    await call('DELETE', `/variations/${second.id}`);
    await move(id, 'Paused');
    await move(id, 'Active');

    expect(first.started).toBe(first.now);
    expect(await versions()).toEqual({ now: first.now + 1, started: first.started });
  });

  it('and a change of coverage in one request leave visitors to the hash alone', async () => {
    const { id } = await make.experiment();

    await call('PATCH', `/experiments/${id}`, { status: 'Active', coverage: 10 });

    const [row] = await app.dataSource.query(
      'SELECT allocation_version AS now, started_allocation_version AS started FROM experiment WHERE id = $1',
      [id],
    );
    expect(row.started).toBe(row.now);
  });
});
