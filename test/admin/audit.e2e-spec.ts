import { startAdminApp, type TestApp } from '../support/admin-app.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
});

afterAll(() => app.stop());

const call = (method: string, path: string, body?: unknown, { headers }: Account = owner): Promise<Json> =>
  app.expectDone(method, path, body, headers);

async function list(filter: Json = {}, account: Account = owner): Promise<Json> {
  return call('POST', '/audit/all', { orgId: account.orgId, rows: 1000, page: 1, ...filter }, account);
}

/** The entries that something adds. */
async function entriesOf(change: () => Promise<unknown>): Promise<Json[]> {
  const before = await list();
  await change();
  return (await list()).items.slice(before.total);
}

const makeExperiment = (account: Account = owner): Promise<Json> =>
  call('POST', '/experiments', { projectId: account.projectId, title: 'Button' }, account);

describe('the audit log', () => {
  it('says who changed what, when, from what to what', async () => {
    const { id } = await makeExperiment();

    const entries = await entriesOf(() => call('PATCH', `/experiments/${id}`, { title: 'Green button' }));

    expect(entries).toEqual([
      {
        id: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        userId: owner.userId,
        userEmail: owner.email,
        apiKeyId: null,
        action: 'act:update-experiment',
        entity: 'experiment',
        entityId: id,
        title: 'Green button',
        experiment: { id, title: 'Green button' },
        projectId: owner.projectId,
        before: { title: 'Button' },
        after: { title: 'Green button' },
      },
    ]);
    expect(Date.now() - Date.parse(entries[0].at)).toBeLessThan(60_000);
  });

  it('names what was changed, and the experiment that it belongs to', async () => {
    const { id } = await makeExperiment();
    const metric = await call('POST', `/experiments/${id}/metrics`, { title: 'Buy', selector: '#buy' });
    const condition = { operator: 'CONTAIN', urls: ['/a'] };
    const member = await app.addMember(owner, { actions: [] });
    const experiment = { id, title: 'Button' };

    const entries = await entriesOf(async () => {
      const made = await call('POST', `/experiments/${id}/conditions`, condition);
      await call('DELETE', `/conditions/${made.id}`);
      await call('PATCH', `/metrics/${metric.id}`, { title: 'Bought' });
      await call('PATCH', `/users/${member.userId}/organization/${owner.orgId}`, { disabled: true });
      await call('DELETE', `/metrics/${metric.id}`);
    });

    expect(
      entries
        .filter(({ entity }) => ['condition', 'metric', 'organizationUser'].includes(entity))
        .map(({ entity, title, experiment }) => [entity, title, experiment]),
    ).toEqual([
      ['condition', null, experiment],
      ['condition', null, experiment],
      // Of a metric that is deleted meanwhile, a change tells only what it changed.
      ['metric', 'Bought', null],
      ['organizationUser', member.email, null],
      ['metric', 'Bought', experiment],
    ]);
  });

  it('records what is made, with all it is made of', async () => {
    const [experiment, variation, ...more] = await entriesOf(() => makeExperiment());

    expect(experiment).toMatchObject({ entity: 'experiment', action: 'act:create-experiment', before: null });
    expect(experiment.after).toMatchObject({
      title: 'Button',
      status: 'Draft',
      conditionType: 'ALL',
      coverage: 100,
    });
    expect(variation).toMatchObject({ entity: 'variation', before: null });
    expect(variation.after).toMatchObject({
      experimentId: experiment.entityId,
      title: 'Control',
      traffic: 100,
    });
    expect(more).toEqual([]);
  });

  it('is narrowed to an experiment and what belongs to it, the latest first when asked', async () => {
    const { id } = await makeExperiment();
    await makeExperiment();
    const metric = await call('POST', `/experiments/${id}/metrics`, { title: 'Buy', selector: '#buy' });
    await call('PATCH', `/metrics/${metric.id}`, { title: 'Bought' });
    const condition = await call('POST', `/experiments/${id}/conditions`, {
      operator: 'CONTAIN',
      urls: ['/a'],
    });
    await call('DELETE', `/conditions/${condition.id}`);

    const { items, total } = await list({ experimentId: id, sort: '-id' });

    expect(items.map(({ entity, entityId }: Json) => [entity, entityId])).toEqual([
      ['condition', condition.id],
      ['condition', condition.id],
      ['metric', metric.id],
      ['metric', metric.id],
      ['variation', expect.any(Number)],
      ['experiment', id],
    ]);
    expect(total).toBe(6);
  });

  it('records what is deleted as it was', async () => {
    const { id } = await makeExperiment();
    const condition = await call('POST', `/experiments/${id}/conditions`, {
      operator: 'CONTAIN',
      urls: ['/a'],
    });

    const entries = await entriesOf(() => call('DELETE', `/conditions/${condition.id}`));

    expect(entries).toMatchObject([
      {
        entity: 'condition',
        entityId: condition.id,
        before: { id: condition.id, experimentId: id, operator: 'CONTAIN', urls: ['/a'] },
        after: null,
      },
    ]);
  });

  it('records every row that one change touches', async () => {
    const { id } = await makeExperiment();
    await call('POST', `/experiments/${id}/variations`, { title: 'B' });
    const [a, b] = await call('GET', `/experiments/${id}/variations`);

    const entries = await entriesOf(() =>
      call('PUT', `/experiments/${id}/traffic`, {
        allocations: [
          { variationId: a.id, traffic: 20 },
          { variationId: b.id, traffic: 80 },
        ],
      }),
    );

    expect(entries).toMatchObject([
      { entity: 'variation', entityId: a.id, before: { traffic: 50 }, after: { traffic: 20 } },
      { entity: 'variation', entityId: b.id, before: { traffic: 50 }, after: { traffic: 80 } },
    ]);
  });

  it('holds no entry for what leaves everything as it was', async () => {
    const { id } = await makeExperiment();

    expect(await entriesOf(() => call('PATCH', `/experiments/${id}`, { status: 'Draft' }))).toEqual([]);
    expect(await entriesOf(() => call('PATCH', `/experiments/${id}`, { title: 'Button' }))).toEqual([]);
  });

  it('holds no entry for a change that failed', async () => {
    const { id } = await makeExperiment();
    const broken = { title: 'Changed', endAt: '2001-01-01T00:00:00Z' };

    const entries = await entriesOf(async () => {
      const answer = await app.request('PATCH', `/experiments/${id}`, broken, owner.headers);
      expect(answer.status).toBe(422);
    });

    expect(entries).toEqual([]);
  });

  it('cuts long code', async () => {
    const { id } = await makeExperiment();
    const js = 'x'.repeat(200_000);

    const [entry] = await entriesOf(() => call('PATCH', `/experiments/${id}`, { js }));

    expect(entry.before).toEqual({ js: '' });
    expect(entry.after.js).toMatch(/^x{10000} … \(200000 characters in all\)$/);
  });

  it('keeps code of ordinary length whole', async () => {
    const { id } = await makeExperiment();
    const css = `#buy::after { content: "„ü" }\n${'a {}\n'.repeat(1_000)}`;

    const [entry] = await entriesOf(() => call('PATCH', `/experiments/${id}`, { css }));

    expect(entry.after).toEqual({ css });
  });

  it('names the product itself for changes that nobody asks for', async () => {
    const { id } = await makeExperiment();
    await call('PATCH', `/experiments/${id}`, { status: 'Active' });

    const [entry] = await entriesOf(() =>
      app.dataSource.query(`UPDATE experiment SET status = 'Ended', ended_at = now() WHERE id = $1`, [id]),
    );

    expect(entry).toMatchObject({
      userId: null,
      userEmail: '',
      action: 'system',
      before: { status: 'Active' },
    });
  });

  it('attributes changes at the same time to those who made them', async () => {
    const others = await Promise.all([1, 2, 3].map(() => app.addMember(owner, { permission: 'Editor' })));
    const accounts = [owner, ...others];
    const experiments = await Promise.all(accounts.map((account) => makeExperiment(account)));

    const entries = await entriesOf(() =>
      Promise.all(
        accounts.flatMap((account, index) =>
          [1, 2, 3, 4].map((turn) =>
            call('PATCH', `/experiments/${experiments[index].id}`, { title: `Turn ${turn}` }, account),
          ),
        ),
      ),
    );

    expect(entries).toHaveLength(16);
    for (const { entityId, userId } of entries) {
      const index = experiments.findIndex(({ id }) => id === entityId);
      expect(userId).toBe(accounts[index]!.userId);
    }
  });

  it('holds no secret', async () => {
    const account = await app.signUp();
    const change = `UPDATE "user" SET password_hash = 'new-hash', first_name = 'Ada' WHERE id = $1`;

    await app.dataSource.query(change, [account.userId]);

    const { items } = await list({ entity: 'user' }, account);
    expect(items.at(-1)).toMatchObject({
      before: { passwordHash: '(hidden)', firstName: '' },
      after: { passwordHash: '(hidden)', firstName: 'Ada' },
    });
    const rows = await app.dataSource.query('SELECT before, after FROM audit_entry');
    expect(JSON.stringify(rows)).not.toMatch(/new-hash|\$2[aby]\$/);
  });

  it('is never changed', async () => {
    for (const statement of [`UPDATE audit_entry SET action = 'x'`, 'DELETE FROM audit_entry'])
      await expect(app.dataSource.query(statement)).rejects.toThrow('never changed');
  });

  it('goes only with its organization', async () => {
    const gone = await app.signUp();
    await makeExperiment(gone);

    await app.dataSource.query('DELETE FROM organization WHERE id = $1', [gone.orgId]);

    const left = await app.dataSource.query('SELECT 1 FROM audit_entry WHERE organization_id = $1', [
      gone.orgId,
    ]);
    expect(left).toEqual([]);
  });

  it('begins when an organization is verified', async () => {
    const account = await app.signUp();

    const { items } = await list({}, account);

    expect(items[0]).toMatchObject({ entity: 'organization', entityId: account.orgId });
    expect(items[0].after.verifiedAt).not.toBeNull();
  });
});

describe('POST /audit/all', () => {
  it('lists pages in id order and counts all', async () => {
    await makeExperiment();
    const { items, total } = await list();

    const second = await list({ rows: 2, page: 2 });

    expect(items).toHaveLength(total);
    expect(second).toEqual({ items: items.slice(2, 4), total });
    expect(items.map(({ id }: Json) => id)).toEqual(
      items.map(({ id }: Json) => id).sort((a: number, b: number) => a - b),
    );
  });

  it('lists the newest first when asked to', async () => {
    await makeExperiment();
    const { items, total } = await list();

    const newest = await list({ rows: 3, sort: '-id' });

    expect(newest).toEqual({ items: items.toReversed().slice(0, 3), total });
  });

  it('filters by entity, user, project and time', async () => {
    const editor = await app.addMember(owner, { permission: 'Editor' });
    await makeExperiment(editor);
    const { items } = await list();
    const middle = items[Math.floor(items.length / 2)];
    const cases: [Json, (entry: Json) => boolean][] = [
      [{ entity: 'variation' }, ({ entity }) => entity === 'variation'],
      [{ entity: 'organizationUser' }, ({ entity }) => entity === 'organizationUser'],
      [{ userId: editor.userId }, ({ userId }) => userId === editor.userId],
      [{ projectId: owner.projectId }, ({ projectId }) => projectId === owner.projectId],
      [{ from: middle.at }, ({ at }) => at >= middle.at],
      [{ to: middle.at }, ({ at }) => at <= middle.at],
      [
        { entity: 'experiment', userId: editor.userId },
        ({ entity, userId }) => entity === 'experiment' && userId === editor.userId,
      ],
    ];

    for (const [filter, holds] of cases) {
      const expected = items.filter(holds);
      expect(expected.length).toBeGreaterThan(0);
      expect(await list(filter)).toEqual({ items: expected, total: expected.length });
    }
  });

  it('takes times without a zone as UTC, and a date as its whole day', async () => {
    const { items } = await list();
    const latest = new Date(items.at(-1).at);
    const [minute, day] = [latest.toISOString().slice(0, 16), latest.toISOString().slice(0, 10)];
    const minuteStart = Date.parse(`${minute}Z`);

    const from = await list({ from: `${minute}:00` });
    const to = await list({ to: day });
    const until = await list({ to: `${minute}:00` });

    expect(from.items).toEqual(items.filter(({ at }: Json) => Date.parse(at) >= minuteStart));
    expect(to.items).toEqual(items);
    expect(until.items).toEqual(items.filter(({ at }: Json) => Date.parse(at) <= minuteStart));
  });

  it('shows times of what changed in UTC with milliseconds', async () => {
    const { id } = await makeExperiment();
    const endAt = '2099-01-01T00:00:00.000Z';

    const [entry] = await entriesOf(() =>
      call('PATCH', `/experiments/${id}`, { endAt: '2099-01-01T01:00:00+01:00' }),
    );

    expect(entry!.after).toMatchObject({ endAt });
  });

  it('shows a member what belongs to the organization and to their projects only', async () => {
    const actions = ['act:get-audit-log'];
    const viewer = await app.addMember(owner, { permission: 'Viewer', actions });
    const outsider = await app.addMember(owner, { actions });
    await makeExperiment();

    const [all, seenByViewer, seenByOutsider] = [
      await list(),
      await list({}, viewer),
      await list({}, outsider),
    ];

    expect(seenByViewer).toEqual(all);
    const inNoProject = all.items.filter(({ projectId }: Json) => projectId === null);
    expect(inNoProject.length).toBeGreaterThan(0);
    expect(seenByOutsider).toEqual({ items: inNoProject, total: inNoProject.length });
    expect((await list({ projectId: owner.projectId }, outsider)).total).toBe(0);
  });

  it('shows nothing of another organization', async () => {
    const stranger = await app.signUp();
    await makeExperiment(stranger);

    const own = await list({}, stranger);
    const foreignProject = await list({ projectId: owner.projectId }, stranger);
    const foreign = await app.request(
      'POST',
      '/audit/all',
      { orgId: owner.orgId, rows: 10, page: 1 },
      stranger.headers,
    );

    const ids = new Set(own.items.map(({ id }: Json) => id));
    expect((await list()).items.filter(({ id }: Json) => ids.has(id))).toEqual([]);
    expect(foreignProject.total).toBe(0);
    expect(foreign.status).toBe(403);
  });

  it('needs its action', async () => {
    const member = await app.addMember(owner, { permission: 'Owner', actions: ['act:get-projects'] });

    const { status } = await app.request(
      'POST',
      '/audit/all',
      { orgId: owner.orgId, rows: 10, page: 1 },
      member.headers,
    );

    expect(status).toBe(403);
  });

  it.each([{ entity: 'session' }, { from: 'yesterday' }, { userId: 'me' }, { unknown: 1 }])(
    'refuses the filter %j',
    async (filter) => {
      const body = { orgId: owner.orgId, rows: 10, page: 1, ...filter };

      const answer = await app.request('POST', '/audit/all', body, owner.headers);

      expect([answer.status, answer.body.errors[0].field]).toEqual([422, Object.keys(filter)[0]]);
    },
  );
});
