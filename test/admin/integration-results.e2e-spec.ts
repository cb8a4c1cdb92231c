import { readdirSync } from 'node:fs';
import { minuteMs } from '#libs/durations';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { S3Server } from '../support/s3-server.js';

let server: S3Server;
let app: TestApp;
let owner: Account;
let program: Program;
let stranger: Program;

beforeAll(async () => {
  server = await S3Server.start();
  app = await startTestApp(createProduct, server.settings);
  owner = await app.signUp();
  program = await startProgram(app, owner);
  stranger = await startProgram(app, await app.signUp());
}, 60_000);

afterAll(async () => {
  await app.stop();
  await server.stop();
});

/** An Active experiment with variants A (the control) and B. */
const startExperiment = (fields: Json = {}): Promise<Json> =>
  program.done('POST', '/api/experiments', {
    name: 'Button',
    variants: [
      { name: 'A', percent_allocated: 50 },
      { name: 'B', percent_allocated: 50 },
    ],
    ...fields,
  });

/** Assigns end users until each variant has so many; answers them by variant name. */
async function assign(
  experiment: Json,
  perVariant: number,
  details: Json = {},
): Promise<Record<string, string[]>> {
  const users: Record<string, string[]> = { A: [], B: [] };
  for (let number = 0; users.A!.length < perVariant || users.B!.length < perVariant; number++) {
    const user_id = `${details.ad_id ?? 'user'}-${number}`;
    const { variant } = await program.done('POST', '/api/assignment', {
      ...{ user_id, experiment_id: experiment.id },
      ...details,
    });
    users[variant]!.push(user_id);
  }
  return users;
}

const send = (...events: Json[]): Promise<Json> => program.done('POST', '/api/events', events);
const ago = (minutes: number): string => new Date(Date.now() - minutes * minuteMs).toISOString();

describe('the events of an experiment', () => {
  let experiment: Json;
  let users: Record<string, string[]>;

  beforeAll(async () => {
    experiment = await startExperiment();
    users = await assign(experiment, 1);
    const [a, b] = [users.A![0], users.B![0]];
    await send(
      { user_id: a, type: 'click', experiment_id: experiment.id, timestamp: ago(50), event_id: 'first' },
      { user_id: a, type: 'purchase', timestamp: ago(40), value: -3, properties: { note: '=1+1' } },
      { user_id: b, type: 'click', timestamp: ago(30), campaign_id: '=cmd()' },
      { user_id: 'nobody', type: 'click', experiment_id: experiment.key, timestamp: ago(20) },
      { user_id: 'nobody', type: 'click', timestamp: ago(10) },
    );
  });

  const list = (query = '', reference = experiment.key) =>
    program.call('GET', `/api/events/${reference}${query}`);
  const filter = (body: Json) => program.call('POST', `/api/events/${experiment.id}`, body);
  const typesOf = ({ body }: Json): string[] => body.map(({ type, user_id }: Json) => `${type} ${user_id}`);

  it('are those that name it, and those without a name of who is assigned there; newest first', async () => {
    const [a, b] = [users.A![0], users.B![0]];

    const response = await list();

    expect(response.status).toBe(200);
    expect(typesOf(response)).toEqual(['click nobody', `click ${b}`, `purchase ${a}`, `click ${a}`]);
    expect(response.body[3]).toEqual({
      ...{
        id: expect.any(Number),
        event_id: 'first',
        user_id: a,
        experiment_id: experiment.id,
        type: 'click',
      },
      ...{
        variant_id: experiment.variants[0].id,
        timestamp: expect.any(String),
        value: null,
        properties: null,
      },
      ...{ campaign_id: null, ad_id: null, device_type: null },
    });
    expect(response.body[1]).toMatchObject({ experiment_id: null, variant_id: experiment.variants[1].id });
  });

  it('come in pages', async () => {
    const pages: Json[] = [];
    let cursor: string | null = null;
    do {
      const page: Json = await list(`?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      pages.push(...page.body);
      cursor = page.headers.get('x-next-cursor');
      if (cursor) expect(page.headers.get('link')).toContain('rel="next"');
    } while (cursor);
    const bySecondPage = await filter({
      limit: 2,
      cursor: `${Date.parse(pages[1].timestamp)}-${pages[1].id}`,
    });

    expect(pages).toEqual((await list()).body);
    expect(bySecondPage.body).toEqual(pages.slice(2));
  });

  it('can be narrowed', async () => {
    const [a, b] = [users.A![0], users.B![0]];
    const today = new Date().toISOString().slice(0, 10);

    const answers = await Promise.all([
      filter({}),
      filter({ variant_id: experiment.variants[1].id }),
      filter({ event_types: ['purchase', 'other'] }),
      filter({ user_ids: [a, 'nobody'] }),
      filter({ start_time: ago(35), end_time: ago(15) }),
      filter({ start_time: ago(60), end_time: today }),
      filter({ event_types: [], user_ids: [] }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(200));
    expect(answers.map((answer) => typesOf(answer).length)).toEqual([4, 1, 1, 3, 2, 4, 4]);
    expect(typesOf(answers[1])).toEqual([`click ${b}`]);
  });

  it.each([
    [{ limit: 0 }, 'limit'],
    [{ limit: 1001 }, 'limit'],
    [{ cursor: 'x' }, 'cursor'],
    [{ cursor: '9999999999999999-1' }, 'cursor'],
    [{ start_time: 'now' }, 'start_time'],
    [{ variant_id: 'x' }, 'variant_id'],
    [{ event_types: 'click' }, 'event_types'],
    [{ user_ids: [{}] }, 'user_ids'],
  ])('refuse the filter %j', async (body, field) => {
    const { status, body: problem } = await filter(body);

    expect(status).toBe(422);
    expect(problem.errors.map((fault: Json) => fault.field)[0]).toContain(field);
  });

  it('belong to the project of the key, and need a secret one', async () => {
    const publishable = await startProgram(app, owner, { kind: 'publishable' });
    const path = `/api/events/${experiment.id}`;

    expectProblem(await stranger.call('GET', path), 404);
    expectProblem(await stranger.call('POST', path, {}), 404);
    expectProblem(await stranger.call('GET', `${path}/export`), 404);
    expectProblem(await publishable.call('GET', path), 403);
    expectProblem(await list('', 'no-such-key'), 404);
  });

  it('are exported as one JSON object a line', async () => {
    const response = await program.call('GET', `/api/events/${experiment.id}/export`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = String(response.body).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await list()).body);
  });

  it('are exported as CSV without formulas', async () => {
    const response = await program.call('GET', `/api/events/${experiment.id}/export?format=csv`);

    const lines = String(response.body).trimEnd().split('\r\n');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      'id,event_id,user_id,experiment_id,variant_id,type,timestamp,value,properties,campaign_id,ad_id,device_type,not_counted',
    );
    expect(lines[2]).toMatch(/,'=cmd\(\),,,$/);
    expect(lines[3]).toMatch(/,-3,"\{""note"": ?""=1\+1""\}",,,,$/);
  });

  it('are exported whole however many they are, and kept in object storage', async () => {
    const user_id = users.A![0];
    const events = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ user_id, type: 'bulk', experiment_id: experiment.id, timestamp: ago(100 + (index % 7)) },
      properties: { text: 'x'.repeat(500) },
    }));
    for (let round = 0; round < 3; round++) await send(...events);

    const response = await program.call('GET', `/api/events/${experiment.id}/export`);

    const lines = String(response.body)
      .trimEnd()
      .split('\n')
      .map((line): Json => JSON.parse(line));
    const times = lines.map(({ timestamp }) => timestamp);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3_004);
    expect(times).toEqual([...times].sort().reverse());
    const kept = readdirSync(server.folder, { recursive: true }).map(String);
    expect(kept.filter((name) => /exports\/\d+\/\d+\/\w+-ndjson\/00001/.test(name)).length).toBeGreaterThan(
      0,
    );
    expectProblem(await program.call('GET', `/api/events/${experiment.id}/export?format=xml`), 422);
  });

  it('are shown live with the metric whose selector was clicked', async () => {
    const read = () => app.expectDone('POST', '/events/live', { projectId: owner.projectId }, owner.headers);
    const body = { title: 'Clicks on buy', selector: '#buy' };
    const path = `/experiments/${experiment.id}/metrics`;
    const metric = await app.expectDone('POST', path, body, owner.headers);
    const [first] = (await read()).events;
    await app.dataSource.query('UPDATE event SET metric_id = $1 WHERE id = $2', [metric.id, first.id]);

    const { events } = await read();

    expect(events.map((event: Json) => event.metric).slice(0, 2)).toEqual(['Clicks on buy', null]);
    await app.dataSource.query('UPDATE event SET metric_id = NULL WHERE id = $1', [first.id]);
    await app.expectDone('DELETE', `/metrics/${metric.id}`, undefined, owner.headers);
  });

  it('are shown live, with exposures', async () => {
    const live = await app.expectDone('POST', '/events/live', { projectId: owner.projectId }, owner.headers);

    expect(live.events).toHaveLength(100);
    expect(live.events[0]).toMatchObject({ type: 'click', endUserId: 'nobody', experimentId: null });
    expect(live.exposures.map(({ endUserId }: Json) => endUserId).sort()).toEqual(
      [...users.A!, ...users.B!].sort(),
    );
    expect(live.exposures[0]).toMatchObject({ experimentId: experiment.id, assignedAt: expect.any(String) });
  });

  it('are told by type, with the properties that they had, and visitors by experiment', async () => {
    const { projectId } = owner;
    const { types } = await app.expectDone('POST', '/events/types', { projectId }, owner.headers);
    const { visitors } = await app.expectDone('POST', '/events/seen', { projectId }, owner.headers);

    const text = [{ name: 'text', isNumber: false }];
    const note = [{ name: 'note', isNumber: false }];
    expect(types).toMatchObject([
      { type: 'bulk', count: 3_000, hasValue: false, properties: text },
      { type: 'click', count: 4, hasValue: false, properties: [] },
      { type: 'purchase', count: 1, hasValue: true, properties: note },
    ]);
    expect(visitors).toEqual([{ experimentId: experiment.id, users: users.A!.length + users.B!.length }]);
  });
});

describe('GET /api/experiments/{experiment}/results', () => {
  let experiment: Json;
  let users: Record<string, string[]>;

  beforeAll(async () => {
    experiment = await startExperiment({ name: 'Counted', conversion_event_type: 'purchase' });
    users = await assign(experiment, 2);
    const now = { experiment_id: experiment.id };
    const [a1, a2] = users.A!;
    const [b1, b2] = users.B!;
    await send(
      { ...now, user_id: a1, type: 'purchase' },
      { ...now, user_id: a1, type: 'purchase' },
      { ...now, user_id: a2, type: 'click' },
      { ...now, user_id: b1, type: 'purchase' },
      { ...now, user_id: b2, type: 'purchase' },
      { ...now, user_id: b1, type: 'purchase', timestamp: ago(60) },
      { ...now, user_id: 'nobody', type: 'purchase' },
    );
  });

  const results = (query = '') => program.done('GET', `/api/experiments/${experiment.key}/results${query}`);

  it('counts, and compares with the control', async () => {
    const { variants, ...rest } = await results();

    const [nA, nB] = [users.A!.length, users.B!.length];
    expect(rest).toMatchObject({
      experiment: { id: experiment.id, status: 'active' },
      ...{ experiment_id: experiment.id, experiment_name: 'Counted', conversion_event_type: 'purchase' },
      summary: {
        ...{ total_assigned: nA + nB, total_events: 5 },
        date_range: { start: experiment.started_at, end: null },
      },
      comparison: {
        baseline: 'A',
        treatment: 'B',
        lift_percentage: expect.closeTo(100 * (2 / nB / (1 / nA) - 1), 9),
      },
    });
    const shares = { retired: false, expected_count: (nA + nB) / 2 };
    const unknown = { chance_to_beat_control: null, expected_loss: null };
    const rateOf = (count: number, unique_users: number, n: number) => ({
      ...{ count, unique_users, conversion_rate: unique_users / n },
    });
    const interval = { lower: expect.any(Number), upper: expect.any(Number) };
    expect(variants).toEqual([
      {
        ...{ variant_id: experiment.variants[0].id, variant_name: 'A', is_control: true, assigned_count: nA },
        ...{ event_count: 3, events_by_type: { purchase: 2, click: 1 }, unique_users_with_events: 2 },
        ...{ conversions: 1, conversion_rate: 1 / nA, conversion_rate_interval: interval },
        event_types: { purchase: rateOf(2, 1, nA), click: rateOf(1, 1, nA) },
        ...{ value_sum: 0, value_mean: 0, ...shares, ...unknown },
        ...{ lift: null, lift_interval: null, p_value: null, adjusted_p_value: null, is_significant: null },
      },
      {
        ...{
          variant_id: experiment.variants[1].id,
          variant_name: 'B',
          is_control: false,
          assigned_count: nB,
        },
        ...{ event_count: 2, events_by_type: { purchase: 2 }, unique_users_with_events: 2 },
        ...{ conversions: 2, conversion_rate: 2 / nB, lift: expect.closeTo(2 / nB / (1 / nA) - 1, 9) },
        event_types: { purchase: rateOf(2, 2, nB) },
        ...{ value_sum: 0, value_mean: 0, ...shares, ...unknown },
        ...{ conversion_rate_interval: interval, p_value: expect.any(Number) },
        ...{ adjusted_p_value: expect.any(Number), is_significant: expect.any(Boolean) },
        lift_interval: rest.comparisons[0].ci_relative,
      },
    ]);
  });

  it('gives the same from raw events as from totals', async () => {
    const all = await results();
    const filtered = await results('?start_date=2020-01-01');

    expect(filtered.variants).toEqual(all.variants);
  });

  it('narrows events and never assignments', async () => {
    const [clicks, past, today, onlyB] = [
      await results('?event_type=click'),
      await results('?end_date=2020-01-01'),
      await results(`?end_date=${new Date().toISOString().slice(0, 10)}`),
      await results(`?variant_id=${experiment.variants[1].id}`),
    ];

    const assigned = users.A!.length + users.B!.length;
    expect(clicks).toMatchObject({
      conversion_event_type: 'click',
      summary: { total_assigned: assigned, total_events: 1 },
    });
    expect(clicks.variants.map(({ conversions }: Json) => conversions)).toEqual([1, 0]);
    expect(past.summary).toMatchObject({ total_assigned: assigned, total_events: 0 });
    expect(past.variants[0]).toMatchObject({
      event_count: 0,
      events_by_type: {},
      conversion_rate: 0,
      lift: null,
    });
    expect(today.summary.total_events).toBe(5);
    expect(onlyB.variants.map(({ variant_name }: Json) => variant_name)).toEqual(['B']);
    expect(onlyB.summary.total_events).toBe(2);
  });

  it('goes by the recorded assignment, whatever variant an event names', async () => {
    const [a, b] = experiment.variants;
    const wrong = { user_id: users.A![0], experiment_id: experiment.id, type: 'search', variant_id: b.id };
    await send(wrong);

    const { variants } = await results('?event_type=search');

    expect(variants.map(({ variant_id, event_count }: Json) => [variant_id, event_count])).toEqual([
      [a.id, 1],
      [b.id, 0],
    ]);
  });

  it('has no rate without end users', async () => {
    const empty = await startExperiment({ name: 'Empty' });

    const { variants, comparison } = await program.done('GET', `/api/experiments/${empty.id}/results`);

    expect(variants[0]).toMatchObject({ assigned_count: 0, conversion_rate: null, lift: null });
    expect(comparison).toEqual({ baseline: 'A', treatment: 'B', lift_percentage: null });
  });

  it.each([
    ...[
      'start_date=x',
      'start_date=2026-11',
      'start_date=2026',
      'end_date=2026-13-01',
      'end_date=2026-02-30',
    ],
    ...['end_date=2026-11-18%20', 'variant_id=x', 'unknown=1'],
  ])('refuses %s', async (query) => {
    expectProblem(await program.call('GET', `/api/experiments/${experiment.id}/results?${query}`), 422);
  });

  it('belongs to the project of the key', async () => {
    for (const part of ['results', 'stats'])
      expectProblem(await stranger.call('GET', `/api/experiments/${experiment.id}/${part}`), 404);
  });
});

describe('GET /api/experiments/{experiment}/stats', () => {
  it('counts impressions, clicks and conversions, in total and by group', async () => {
    const experiment = await startExperiment({ name: 'Campaign' });
    const users = await assign(experiment, 1, { ad_id: 'ad', campaign_id: 'spring', device_type: 'mobile' });
    const event = { user_id: users.A![0], experiment_id: experiment.id };
    await send(
      ...[1, 2, 3, 4].map(() => ({ ...event, type: 'impression' })),
      { ...event, type: 'click', device_type: 'desktop' },
      { ...event, type: 'conversion' },
      { ...event, type: 'conversion', campaign_id: 'winter' },
    );
    const n = users.A!.length;
    const stats = (query = '') => program.done('GET', `/api/experiments/${experiment.id}/stats${query}`);

    const total = await stats();
    const byDevice = await stats('?group_by=device_type');
    const byCampaign = await stats('?group_by=campaign_id');
    const byDay = await stats('?group_by=day');

    const whole = {
      assignments: n,
      impressions: 4,
      clicks: 1,
      conversions: 2,
      ctr: 0.25,
      conversion_rate: 1 / n,
    };
    expect(total).toEqual({
      experiment_id: experiment.id,
      variants: [
        { variant_id: experiment.variants[0].id, variant_name: 'A', ...whole },
        {
          ...{ variant_id: experiment.variants[1].id, variant_name: 'B', assignments: users.B!.length },
          ...{ impressions: 0, clicks: 0, conversions: 0, ctr: null, conversion_rate: 0 },
        },
      ],
    });
    expect(byDevice.variants[0].groups).toEqual([
      {
        value: 'desktop',
        assignments: 0,
        impressions: 0,
        clicks: 1,
        conversions: 0,
        ctr: null,
        conversion_rate: null,
      },
      {
        value: 'mobile',
        assignments: n,
        impressions: 4,
        clicks: 0,
        conversions: 2,
        ctr: 0,
        conversion_rate: 1 / n,
      },
    ]);
    expect(byCampaign.variants[0].groups).toMatchObject([
      { value: 'spring', impressions: 4, conversions: 1 },
      { value: 'winter', impressions: 0, conversions: 1 },
    ]);
    expect(byDay.variants[0].groups).toEqual([{ value: new Date().toISOString().slice(0, 10), ...whole }]);
  });

  it('refuses another grouping', async () => {
    const experiment = await startExperiment({ name: 'Grouped' });

    expectProblem(await program.call('GET', `/api/experiments/${experiment.id}/stats?group_by=user_id`), 422);
  });
});
