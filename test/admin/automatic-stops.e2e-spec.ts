import pg from 'pg';
import type { DeepPartial } from 'typeorm';
import { PostgresAnnouncements } from '#libs/datafiles';
import { hourMs } from '#libs/durations';
import { loadDatafile, type Experiment, type Metric } from '#libs/entities';
import { AssignmentMemory, ExposureRecorder, storeEvents, type StorableEvent } from '#libs/ingestion';
import { AutomaticStops } from '../../apps/admin/src/stops/automatic-stops.service.js';
import { RolloutSteps } from '../../apps/admin/src/stops/rollout-steps.service.js';
import { StopWatch } from '../../apps/admin/src/stops/stop-watch.service.js';
import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { buildExperiment, type BuiltExperiment } from '../support/builders.js';
import { batchOf, eventOf } from '../support/events.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const now = new Date();
const hourAgo = now.getTime() - hourMs;

let app: TestApp;
/** Another process on the same database. */
let other: TestApp;
let pool: pg.Pool;
let owner: Account;
let call: Call;

beforeAll(async () => {
  app = await startAdminApp();
  const { secretKey: SECRET_KEY, dataDir: DATA_DIR } = app.config;
  other = await startAdminApp({ DB_URL: app.url, SECRET_KEY, DATA_DIR });
  pool = new pg.Pool({ connectionString: app.url, max: 2 });
  owner = await app.signUp();
  call = app.as(owner);
}, 120_000);
afterAll(async () => {
  await pool.end();
  await other.stop();
  await app.stop();
});

const running = (fields: DeepPartial<Experiment>, metrics: DeepPartial<Metric>[] = []) =>
  buildExperiment(app.dataSource, owner.projectId, { title: 'Checkout', ...fields }, { metrics });

const refunds = {
  title: 'Refunds',
  custom: true,
  selector: 'refund',
  role: 'guardrail',
  goal: 'decrease',
} as const;

/** Assigns as many end users to each variation, in id order, under an allocation. */
async function assign(
  { id, projectId, variations }: BuiltExperiment,
  counts: number[],
  allocationVersion = 1,
) {
  const memory = new AssignmentMemory([1, 2], 4096);
  const recorder = new ExposureRecorder({ pool, memory, now: () => hourAgo });
  const outcomes = counts.flatMap((count, arm) =>
    Array.from({ length: count }, (_, user) =>
      recorder.record({ projectId, endUserId: `${allocationVersion}-${arm}-${user}` }, [
        { experimentId: id, variationId: variations[arm]!.id, allocationVersion, binding: true },
      ]),
    ),
  );
  for (const { durable } of await Promise.all(outcomes)) expect(durable).toBe(true);
}

/** As many end users of each variation do something. */
async function happen(
  experiment: BuiltExperiment,
  counts: number[],
  event: Partial<StorableEvent>,
  allocationVersion = 1,
): Promise<void> {
  const events = counts.flatMap((count, arm) =>
    Array.from({ length: count }, (_, user) =>
      eventOf(experiment, {
        ...{ endUserId: `${allocationVersion}-${arm}-${user}`, occurredAt: hourAgo + 1000, ...event },
      }),
    ),
  );
  await storeEvents(pool, [batchOf(...events)]);
}

const look = ({ id }: BuiltExperiment, by = app) => by.app.get(AutomaticStops).check(id, now);
const statusOf = async ({ id }: BuiltExperiment): Promise<string> =>
  (await call('GET', `/experiments/${id}`)).body.status;
const resume = ({ id }: BuiltExperiment) =>
  app.expectDone('PATCH', `/experiments/${id}`, { status: 'Active' }, owner.headers);
const entriesOf = ({ id }: BuiltExperiment): Promise<Json[]> =>
  app.dataSource.query(
    `SELECT user_id, action, entity, before, after FROM audit_entry
     WHERE (entity, entity_id) = ('experiment', $1) AND after ? 'status' AND before IS NOT NULL
       OR entity = 'experiment_stop' AND (after ->> 'experiment_id')::int = $1 ORDER BY id`,
    [id],
  );
const mailsAbout = async ({ id }: BuiltExperiment): Promise<string[]> => {
  const rows: { recipient: string }[] = await app.dataSource.query(
    `SELECT recipient FROM outgoing_mail JOIN experiment_stop AS stop ON stop.id = stop_id
     WHERE experiment_id = $1 ORDER BY recipient`,
    [id],
  );
  return rows.map(({ recipient }) => recipient);
};

describe('a failing guardrail', () => {
  it('pauses an experiment that asks for it, once, whatever number of processes look', async () => {
    const experiment = await running({ stopsOnGuardrail: true }, [refunds]);
    await assign(experiment, [400, 400]);
    await happen(experiment, [8, 80], { type: 'refund' });

    await Promise.all([look(experiment), look(experiment, other), look(experiment), look(experiment, other)]);

    expect(await statusOf(experiment)).toBe('Paused');
    const system = { user_id: null, action: 'system' };
    const explanation =
      'The guardrail "Refunds" got worse in the variation "Variation 1": 0.2 per user against 0.02';
    expect(await entriesOf(experiment)).toEqual([
      expect.objectContaining({
        ...{ ...system, entity: 'experiment_stop' },
        after: expect.objectContaining({
          reason: 'guardrail',
          explanation: expect.stringContaining(explanation),
        }),
      }),
      { ...system, entity: 'experiment', before: { status: 'Active' }, after: { status: 'Paused' } },
    ]);
  });

  it('tells Owners by mail, and nobody else', async () => {
    const coOwner = await app.addMember(owner, { permission: 'Owner' });
    const disabled = await app.addMember(owner, { permission: 'Owner', disabled: true });
    await app.addMember(owner, { permission: 'Editor' });
    const experiment = await running({ stopsOnGuardrail: true, title: 'Pay <later>' }, [refunds]);
    await assign(experiment, [400, 400]);
    await happen(experiment, [8, 80], { type: 'refund' });

    await look(experiment);

    expect(await mailsAbout(experiment)).toEqual([coOwner.email, owner.email].sort());
    expect(await mailsAbout(experiment)).not.toContain(disabled.email);
    const mail = await app.latestMail(coOwner.email);
    expect(mail.replace(/\s+/g, ' ')).toContain('"Pay <later>"');
    expect(mail).toContain('The guardrail "Refunds" got worse in the variation "Variation 1"');
    await app.dataSource.query('UPDATE project_user SET disabled = true WHERE user_id = $1', [
      coOwner.userId,
    ]);
  });

  it('reaches decisions with its commit', async () => {
    let announced = 0;
    const announcements = new PostgresAnnouncements({ databaseUrl: app.url });
    const changed = (projectId: number, revision: number) => {
      if (projectId === owner.projectId) announced = revision;
    };
    await new Promise<void>((done) => announcements.start({ changed, listening: () => done() }));
    const experiment = await running({ stopsOnGuardrail: true }, [refunds]);
    await assign(experiment, [400, 400]);
    await happen(experiment, [8, 80], { type: 'refund' });

    await look(experiment);

    const { revision, experiments }: Json = await loadDatafile(app.dataSource, owner.projectId);
    await waitUntil(() => announced === revision);
    await announcements.stop();
    expect(experiments.map(({ id }: Json) => id)).not.toContain(experiment.id);
  });

  it('does not pause it again once somebody let it go on', async () => {
    const experiment = await running({ stopsOnGuardrail: true }, [refunds]);
    await assign(experiment, [400, 400]);
    await happen(experiment, [8, 80], { type: 'refund' });
    await look(experiment);
    await resume(experiment);

    await look(experiment);
    await look(experiment, other);

    expect(await statusOf(experiment)).toBe('Active');
    expect(await mailsAbout(experiment)).toEqual([owner.email]);
  });

  it('is found among counts of clicks and sums of values too', async () => {
    const clicks = { title: 'Help', kind: 'count', role: 'guardrail', goal: 'decrease' } as const;
    const revenue = { title: 'Revenue', custom: true, selector: 'order', kind: 'mean' } as const;
    const worseClicks = await running({ stopsOnGuardrail: true }, [clicks]);
    const worseRevenue = await running({ stopsOnGuardrail: true }, [{ ...revenue, role: 'guardrail' }]);
    await assign(worseClicks, [300, 300]);
    await happen(worseClicks, [30, 180], { type: 'click', metricId: worseClicks.metrics[0]!.id });
    await assign(worseRevenue, [300, 300]);
    await happen(worseRevenue, [200, 60], { type: 'order', value: 40 });

    await look(worseClicks);
    await look(worseRevenue);

    expect(await statusOf(worseClicks)).toBe('Paused');
    expect(await statusOf(worseRevenue)).toBe('Paused');
  });

  it.each<[string, number[], number[], DeepPartial<Experiment>, DeepPartial<Metric>]>([
    ['the difference may be chance', [400, 400], [40, 52], {}, {}],
    ['it got better', [400, 400], [80, 8], {}, {}],
    ['there are few users', [90, 90], [2, 40], {}, {}],
    ['nobody asked for it', [400, 400], [8, 80], { stopsOnGuardrail: false, stopsOnSrm: true }, {}],
    ['the metric is no guardrail', [400, 400], [8, 80], {}, { role: 'secondary' }],
    ['the experiment is paused', [400, 400], [8, 80], { status: 'Paused' }, {}],
  ])('is none, and nothing changes, when %s', async (_, users, conversions, fields, metric) => {
    const experiment = await running({ stopsOnGuardrail: true, ...fields }, [{ ...refunds, ...metric }]);
    await assign(experiment, users);
    await happen(experiment, conversions, { type: 'refund' });

    await look(experiment);

    expect(await statusOf(experiment)).toBe(fields.status ?? 'Active');
    expect(await entriesOf(experiment)).toEqual([]);
    expect(await mailsAbout(experiment)).toEqual([]);
  });
});

describe('a sample ratio mismatch', () => {
  it('pauses an experiment that asks for it, once for each allocation', async () => {
    const experiment = await running({ stopsOnSrm: true });
    await assign(experiment, [600, 400]);
    await Promise.all([look(experiment), look(experiment, other)]);
    const first = await statusOf(experiment);
    await resume(experiment);
    await look(experiment);
    const resumed = await statusOf(experiment);
    const [control, treatment] = experiment.variations.map(({ id }) => id);
    const allocations = [
      { variationId: control, traffic: 80 },
      { variationId: treatment, traffic: 20 },
    ];
    await app.expectDone('PUT', `/experiments/${experiment.id}/traffic`, { allocations }, owner.headers);

    await look(experiment);
    const underNewShares = await statusOf(experiment);
    await assign(experiment, [600, 400], 2);
    await look(experiment);

    expect([first, resumed, underNewShares]).toEqual(['Paused', 'Active', 'Active']);
    expect(await statusOf(experiment)).toBe('Paused');
    const stops = (await entriesOf(experiment)).filter(({ entity }) => entity === 'experiment_stop');
    expect(stops.map(({ after }) => after.allocation_version)).toEqual([1, 2]);
    expect(stops[1].after.explanation).toContain('600 : 400 users came under shares of 80 : 20 percent');
  });

  it.each<[string, number[], DeepPartial<Experiment>]>([
    ['the split may be chance', [520, 480], { stopsOnSrm: true }],
    ['nobody asked for it', [600, 400], { stopsOnGuardrail: true }],
    ['there are no shares', [600, 400], { stopsOnSrm: true, type: 'Personalization' }],
    ['nobody came', [0, 0], { stopsOnSrm: true }],
  ])('is none when %s', async (_, users, fields) => {
    const experiment = await running(fields);
    await assign(experiment, users);

    await look(experiment);

    expect(await statusOf(experiment)).toBe('Active');
    expect(await entriesOf(experiment)).toEqual([]);
  });
});

describe('an experiment that ends itself', () => {
  it.each(['Active', 'Paused'] as const)('does so with its planned users, once, when %s', async (status) => {
    const experiment = await running({ endsItself: true, plannedUsers: 20, status });
    await assign(experiment, [10, 9]);
    await look(experiment);
    const before = await statusOf(experiment);
    await assign(experiment, [10, 10]);

    await Promise.all([look(experiment), look(experiment, other), look(experiment)]);

    const { body } = await call('GET', `/experiments/${experiment.id}`);
    expect(before).toBe(status);
    expect(body).toMatchObject({ status: 'Ended', endedAt: expect.any(String) });
    expect(await entriesOf(experiment)).toEqual([
      expect.objectContaining({ user_id: null, action: 'system', before: { status, ended_at: null } }),
    ]);
  });

  it.each<[string, DeepPartial<Experiment>]>([
    ['is not to', { plannedUsers: 20, stopsOnSrm: true }],
    ['has no plan', { endsItself: true }],
    ['is over', { endsItself: true, plannedUsers: 20, status: 'Archived' }],
  ])('goes on when it %s', async (_, fields) => {
    const experiment = await running(fields);
    await assign(experiment, [20, 20]);

    await look(experiment);

    expect(await statusOf(experiment)).toBe(fields.status ?? 'Active');
  });

  it('ends once at its planned end too, with two processes running', async () => {
    const experiment = await running({});
    const endAt = new Date(Date.now() + 500).toISOString();
    await app.expectDone('PATCH', `/experiments/${experiment.id}`, { endAt }, owner.headers);

    await waitUntil(async () => (await statusOf(experiment)) === 'Ended');

    const { body } = await call('GET', `/experiments/${experiment.id}`);
    expect(body).toMatchObject({ endedAt: endAt });
    expect(await entriesOf(experiment)).toHaveLength(1);
  });
});

describe('the watch', () => {
  it('looks after all that ask for it, and after them only', async () => {
    const asking = [
      await running({ endsItself: true, plannedUsers: 1 }),
      await running({ stopsOnSrm: true }),
      await running({ endsItself: true, plannedUsers: 1 }),
    ];
    const silent = await running({ plannedUsers: 1 });
    for (const experiment of [...asking, silent]) await assign(experiment, [300, 100]);

    const watches = [app, other].map((one) => one.app.get(StopWatch));
    await waitUntil(async () => {
      await Promise.all(watches.map((watch) => watch.checkAll(new Date())));
      return (await statusOf(asking[2]!)) === 'Ended';
    });

    expect(await Promise.all(asking.map(statusOf))).toEqual(['Ended', 'Paused', 'Ended']);
    expect(await statusOf(silent)).toBe('Active');
  });
});

describe('the switches', () => {
  it('are off, are changed like other fields, and are copied', async () => {
    const { id, ...made } = (
      await call('POST', '/experiments', { projectId: owner.projectId, title: 'Plan' })
    ).body;
    const off = { endsItself: false, stopsOnGuardrail: false, stopsOnSrm: false };
    const on = { endsItself: true, stopsOnGuardrail: true, stopsOnSrm: true };

    const changed = await call('PATCH', `/experiments/${id}`, { ...on, plannedUsers: 500 });
    const copy = await call('POST', `/experiments/${id}/duplicate`, {});
    const wrong = await call('PATCH', `/experiments/${id}`, { stopsOnSrm: 'yes' });

    expect(made).toMatchObject(off);
    expect(changed.body).toMatchObject({ ...on, plannedUsers: 500 });
    expect(copy.body).toMatchObject({ ...on, plannedUsers: 500, status: 'Draft' });
    expect(wrong.status).toBe(422);
  });
});

describe('the schedule of a rule', () => {
  const [soon, later] = [1, 2].map((hours) => new Date(now.getTime() + hours * hourMs)) as [Date, Date];
  const steps = [
    { at: soon.toISOString(), coverage: 50 },
    { at: later.toISOString(), coverage: 100 },
  ];

  /** An Active flag with a rule of shares that 10 percent get, and more with time; everyone else gets the control. */
  async function rollingOut(fields: DeepPartial<Experiment> = {}): Promise<BuiltExperiment> {
    const about = { title: 'Checkout', type: 'Feature Flag', ...fields } as const;
    const parts = { metrics: [refunds], traffic: [100, 0] };
    const flag = await buildExperiment(app.dataSource, owner.projectId, about, parts);
    const shares = flag.variations.map(({ id }) => ({ variationId: id, percent: 50 }));
    const rules = [{ name: 'Rollout', coverage: 10, serve: { shares }, schedule: steps }];
    await app.expectDone('PATCH', `/experiments/${flag.id}`, { rules }, owner.headers);
    return flag;
  }
  const take = (at: Date, by = app) => by.app.get(RolloutSteps).takeDue(at);
  const ruleOf = async ({ id }: BuiltExperiment): Promise<Json> => {
    const { rules } = (await call('GET', `/experiments/${id}`)).body;
    return { coverage: rules[0].coverage, steps: rules[0].schedule.length };
  };
  const stateOf = async ({ id }: BuiltExperiment): Promise<Json> => {
    const [row] = await app.dataSource.query(
      `SELECT e.revision, allocation_version AS allocation, p.revision AS datafile
       FROM experiment e JOIN project p ON p.id = project_id WHERE e.id = $1`,
      [id],
    );
    return { ...row, datafile: Number(row.datafile) };
  };

  it('is followed step by step, each once, whatever number of processes look', async () => {
    const flag = await rollingOut();
    const before = await stateOf(flag);
    await take(now);
    expect(await ruleOf(flag)).toEqual({ coverage: 10, steps: 2 });

    await Promise.all([take(soon), take(soon, other), take(soon), take(soon, other)]);

    expect(await ruleOf(flag)).toEqual({ coverage: 50, steps: 1 });
    expect(await stateOf(flag)).toEqual({
      revision: before.revision + 1,
      allocation: before.allocation + 1,
      datafile: before.datafile + 1,
    });
    const version = (await call('GET', `/experiments/${flag.id}/versions`)).body.at(-1);
    expect(version).toMatchObject({ reason: 'Rollout step', userId: null });
    const [entry] = await app.dataSource.query(
      `SELECT user_id, action FROM audit_entry WHERE (entity, entity_id) = ('experiment', $1) ORDER BY id DESC`,
      [flag.id],
    );
    expect(entry).toEqual({ user_id: null, action: 'system' });
    await take(later, other);
    expect(await ruleOf(flag)).toEqual({ coverage: 100, steps: 0 });
  });

  it('waits while the flag is paused, and catches up', async () => {
    const flag = await rollingOut();
    await app.expectDone('PATCH', `/experiments/${flag.id}`, { status: 'Paused' }, owner.headers);
    await take(later);
    expect(await ruleOf(flag)).toEqual({ coverage: 10, steps: 2 });
    await resume(flag);
    await take(later);
    expect(await ruleOf(flag)).toEqual({ coverage: 100, steps: 0 });
  });

  it.each([
    ['halted', { title: 'Halting' }, 'Active'],
    ['halted with the flag, which asks for it,', { title: 'Pausing', stopsOnGuardrail: true }, 'Paused'],
  ])('is %s when a guardrail fails', async (_, fields, status) => {
    const flag = await rollingOut(fields);
    const before = await stateOf(flag);
    await assign(flag, [400, 400], before.allocation);
    await happen(flag, [8, 80], { type: 'refund' }, before.allocation);

    await Promise.all([take(soon), take(soon, other), look(flag)]);

    expect(await ruleOf(flag)).toEqual({ coverage: 10, steps: 0 });
    expect(await statusOf(flag)).toBe(status);
    const after = await stateOf(flag);
    expect(after).toMatchObject({ revision: before.revision + 1, allocation: before.allocation });
    const stops = (await entriesOf(flag)).filter(({ entity }) => entity === 'experiment_stop');
    expect(stops).toEqual([expect.objectContaining({ user_id: null, action: 'system' })]);
    expect(await app.app.get(AutomaticStops).list()).not.toContain(flag.id);
    expect(await mailsAbout(flag)).toContain(owner.email);
    expect(new Set(await mailsAbout(flag)).size).toBe((await mailsAbout(flag)).length);
    const what = status === 'Active' ? 'rollout of the flag "Halting"' : 'experiment "Pausing"';
    await waitUntil(async () =>
      (await app.latestMail(owner.email)).replace(/\s+/g, ' ').includes(`${what} in the project`),
    );
  });

  it('is halted by a guardrail within one of several rules that measure', async () => {
    const flag = await rollingOut();
    const { rules } = (await call('GET', `/experiments/${flag.id}`)).body;
    const others = { name: 'Others', coverage: 10, serve: rules[0].serve };
    await app.expectDone('PATCH', `/experiments/${flag.id}`, { rules: [...rules, others] }, owner.headers);
    const { allocation } = await stateOf(flag);
    await assign(flag, [400, 400], allocation);
    await app.dataSource.query('UPDATE assignment SET rule_id = 2 WHERE experiment_id = $1', [flag.id]);
    await happen(flag, [80, 8], { type: 'refund' }, allocation);
    await look(flag);
    expect(await ruleOf(flag)).toEqual({ coverage: 10, steps: 2 });

    await assign(flag, [400, 400], allocation + 1);
    await app.dataSource.query(
      `UPDATE assignment SET rule_id = 1, allocation_version = $2
       WHERE experiment_id = $1 AND allocation_version = $2 + 1`,
      [flag.id, allocation],
    );
    await happen(flag, [8, 80], { type: 'refund' }, allocation + 1);
    await take(soon);

    expect(await ruleOf(flag)).toEqual({ coverage: 10, steps: 0 });
    const stops = await app.dataSource.query(
      'SELECT rule_id, pauses, explanation FROM experiment_stop WHERE experiment_id = $1',
      [flag.id],
    );
    expect(stops).toEqual([
      { rule_id: 1, pauses: false, explanation: expect.stringContaining('under the rule "Rollout"') },
    ]);
  });
});
