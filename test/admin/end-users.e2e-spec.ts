import { Pool } from 'pg';
import { compareTotals } from '#libs/ingestion';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let program: Program;
let stranger: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  program = await startProgram(app, owner);
  stranger = await startProgram(app, await app.signUp());
});
afterAll(() => app.stop());

const path = '/api/users';
const ada = { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' };

const make = (fields: Json = {}, by: Program = program): Promise<Json> =>
  by.done('POST', path, { ...ada, ...fields });

describe('POST /api/users', () => {
  it('stores an end user under a new id', async () => {
    const { status, body } = await program.call('POST', path, { ...ada, email: ' Ada@Example.com ' });

    expect([status, body]).toEqual([
      201,
      {
        ...ada,
        ...{ id: expect.stringMatching(/^[\w-]{36}$/), is_premium: false, country_code: null },
        ...{ attributes: {}, created_at: expect.any(String), updated_at: expect.any(String) },
      },
    ]);
  });

  it('takes an id, a country and attributes', async () => {
    const more = { is_premium: true, country_code: 'us', attributes: { plan: 'pro', age: 36, tags: ['a'] } };

    const made = await make({ id: 1815, ...more });

    expect(made).toMatchObject({ ...more, id: '1815', country_code: 'US' });
    expect(await program.done('GET', `${path}/1815`)).toEqual(made);
  });

  it('refuses an id that is taken in the project, also when many ask at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => program.call('POST', path, { ...ada, id: 'taken' })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect((await stranger.call('POST', path, { ...ada, id: 'taken' })).status).toBe(201);
  });

  it.each([
    ['no names', { first_name: undefined, last_name: '' }, ['first_name', 'last_name']],
    ['no e-mail', { email: undefined }, ['email']],
    ['an e-mail that is none', { email: 'ada' }, ['email']],
    ['a country that is none', { country_code: 'USA' }, ['country_code']],
    ['premium as text', { is_premium: 'yes' }, ['is_premium']],
    ['an empty id', { id: '' }, ['id']],
    ['a long id', { id: 'ä'.repeat(65) }, ['id']],
    ['a negative id', { id: -1 }, ['id']],
    ['attributes that are a list', { attributes: [] }, ['attributes']],
    ['too many attributes', { attributes: Object.fromEntries(Array(101).fill(1).entries()) }, ['attributes']],
    ['large attributes', { attributes: { a: 'x'.repeat(17_000) } }, ['attributes']],
    ['a text that cannot be stored', { attributes: { a: '\0' } }, undefined],
    ['an unknown field', { age: 36 }, ['age']],
  ])('refuses %s', async (_, fields, faults) => {
    const response = await program.call('POST', path, { ...ada, ...(fields as Json) });

    expectProblem(response, 422, { fields: faults });
  });
});

describe('GET /api/users', () => {
  it('lists those of the project in the order of their ids, page by page', async () => {
    const other = await startProgram(app, await app.signUp());
    const made = [];
    for (const id of ['ä/ö ?&', 'b', 'a', 10, 9]) made.push(await make({ id }, other));
    const ids: string[] = [];

    let next: string | undefined = `${path}?limit=2`;
    while (next) {
      const { body, headers } = await other.call('GET', next);
      ids.push(...body.map(({ id }: Json) => id));
      next = /<(.+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }

    expect(ids).toEqual(['10', '9', 'a', 'b', 'ä/ö ?&']);
    expect((await other.call('GET', path)).body).toHaveLength(made.length);
  });

  it('refuses a cursor that is none', async () => {
    expectProblem(await program.call('GET', `${path}?cursor=!!`), 422, { fields: ['cursor'] });
  });
});

describe('PUT /api/users/{id}', () => {
  it('changes what it names and leaves the rest', async () => {
    const made = await make({ country_code: 'GB', attributes: { plan: 'pro' } });
    const one = `${path}/${made.id}`;

    const changed = await program.done('PUT', one, {
      ...{ last_name: 'King', is_premium: true, country_code: '' },
      attributes: { age: 36 },
    });

    expect(changed).toEqual({
      ...made,
      ...{ last_name: 'King', is_premium: true, country_code: null, attributes: { age: 36 } },
      updated_at: expect.any(String),
    });
    expect(await program.done('GET', one)).toEqual(changed);
  });

  it('refuses nothing, another id, and wrong values', async () => {
    const { id } = await make();

    expectProblem(await program.call('PUT', `${path}/${id}`, {}), 422);
    expectProblem(await program.call('PUT', `${path}/${id}`, { id: 'other' }), 422, { fields: ['id'] });
    expectProblem(await program.call('PUT', `${path}/${id}`, { email: '' }), 422, { fields: ['email'] });
  });

  it('hides end users of other projects', async () => {
    const { id } = await make();

    for (const user of [id, 'nobody']) {
      expectProblem(await stranger.call('PUT', `${path}/${user}`, { first_name: 'X' }), 404);
      expectProblem(await stranger.call('GET', `${path}/${user}`), 404);
      expectProblem(await stranger.call('GET', `${path}/${user}/export`), 404);
      expectProblem(await stranger.call('DELETE', `${path}/${user}`), 404);
    }
    expect((await program.call('GET', `${path}/${id}`)).status).toBe(200);
  });
});

/** An experiment that both have been decided for and have done something in. */
const visit = (...endUserIds: string[]): Promise<Json> => visitVariations(1, endUserIds);
const visitTwo = (...endUserIds: string[]): Promise<Json> => visitVariations(2, endUserIds);

async function visitVariations(variations: number, endUserIds: readonly string[]): Promise<Json> {
  const builder = new ExperimentBuilder(app, owner);
  const { id } = await builder.experiment();
  for (let made = 1; made < variations; made++) await builder.variation(id);
  await builder.metric(id, { title: 'Purchase', custom: true, selector: 'purchase' });
  await builder.move(id, 'Active');
  for (const endUserId of endUserIds) {
    const body = { url: 'https://shop.example/', projectId: owner.projectId, endUserId };
    await waitUntil(async () => {
      const { decisions } = await app.expectDone('POST', '/decision', body);
      return decisions.some((decision: Json) => decision.experimentId === id);
    });
    for (const value of [3, 4]) {
      const event = { experimentId: id, custom: true, eventName: 'purchase', endUserId, value };
      await app.expectDone('POST', '/metrics/track', { ...event, eventId: `${endUserId}-${id}-${value}` });
    }
  }
  return builder.move(id, 'Paused');
}

const marksOfProject = async (): Promise<number> =>
  (
    await app.dataSource.query('SELECT count(*)::int AS n FROM event_mark WHERE project_id = $1', [
      owner.projectId,
    ])
  )[0].n;

const rowsNaming = async (endUserId: string): Promise<Record<string, number>> => {
  const tables = [
    'assignment',
    'event',
    'user_total',
    'late_total',
    'segment_user',
    'audit_entry',
    'end_user',
  ];
  const counts = tables.map(
    (name) => `(SELECT count(*)::int FROM ${name} t WHERE strpos(t::text, '${endUserId}') > 0) AS ${name}`,
  );
  const [row] = await app.dataSource.query(`SELECT ${counts.join(', ')}`);
  return row;
};

const totals = (experimentId: number): Promise<Json[]> =>
  app.dataSource.query(
    `SELECT variation_id, type, sum(event_count) AS events, sum(users) AS users, sum(value_sum) AS value,
       sum(count_sum_squares) AS squares FROM variation_total WHERE experiment_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [experimentId],
  );

const differences = async (experimentId: number): Promise<unknown[]> => {
  const pool = new Pool({ connectionString: app.url });
  try {
    const [{ projectId }] = await app.dataSource.query<[{ projectId: number }]>(
      'SELECT project_id AS "projectId" FROM experiment WHERE id = $1',
      [experimentId],
    );
    return await compareTotals(pool, { projectId, experimentId });
  } finally {
    await pool.end();
  }
};

describe('DELETE /api/users/{id}', () => {
  it('knows every table that names end users', async () => {
    const tables = await app.dataSource.query(
      `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE a.attname = 'end_user_id' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    );

    expect(tables.map(({ name }: Json) => name)).toEqual([
      'assignment',
      'crossed_assignment',
      'erasure',
      'event',
      'export_erasure',
      'joined_id',
      'late_total',
      'metric_due',
      'metric_value',
      'segment_user',
      'user_total',
    ]);
  });

  it('makes what the end user did anonymous, and changes no count', async () => {
    const segment = await program.done('POST', '/api/segments', { name: 'Members' });
    for (const user_id of ['grace-hopper', 'other']) {
      await program.done('POST', '/api/segments/assign-user', { user_id, segment_id: segment.id });
    }
    await make({ id: 'grace-hopper', email: 'grace-hopper@example.com' });
    await program.done('PUT', `${path}/grace-hopper`, { first_name: 'Grace' });
    const { id } = await visit('grace-hopper', 'other');
    const marks = await marksOfProject();
    const before = await totals(id);
    expect(before).toContainEqual(expect.objectContaining({ type: 'purchase', events: '4', users: '2' }));

    const { status, body } = await program.call('DELETE', `${path}/grace-hopper`);

    expect([status, body]).toEqual([200, { message: 'User deleted successfully' }]);
    expect(await rowsNaming('grace-hopper')).toEqual({
      ...{
        assignment: 0,
        event: 0,
        user_total: 0,
        late_total: 0,
        segment_user: 0,
        audit_entry: 0,
        end_user: 0,
      },
    });
    expect(await totals(id)).toEqual(before);
    expect(await differences(id)).toEqual([]);
    const [{ assigned, events, members }] = await app.dataSource.query(
      `SELECT (SELECT count(*)::int FROM assignment WHERE experiment_id = $1) AS assigned,
              (SELECT count(*)::int FROM event WHERE experiment_id = $1) AS events,
              (SELECT count(*)::int FROM segment_user WHERE segment_id = $2) AS members`,
      [id, segment.id],
    );
    expect([assigned, events, members]).toEqual([2, 4, 2]);
    expect(await marksOfProject()).toBe(marks - 2);
  });

  it('works for an end user who is known by their id only', async () => {
    const { id } = await visit('visitor-7');

    expect((await program.call('DELETE', `${path}/visitor-7`)).status).toBe(200);

    expect(await rowsNaming('visitor-7')).toMatchObject({ assignment: 0, event: 0, user_total: 0 });
    expect(await differences(id)).toEqual([]);
    expectProblem(await program.call('DELETE', `${path}/visitor-7`), 404);
    expectProblem(await program.call('GET', `${path}/visitor-7/export`), 404);
  });

  it('leaves the same id of another project alone', async () => {
    await make({ id: 'shared' });
    await make({ id: 'shared' }, stranger);

    await program.done('DELETE', `${path}/shared`);

    expect((await stranger.call('GET', `${path}/shared`)).status).toBe(200);
    expect((await program.call('GET', `${path}/shared`)).status).toBe(404);
  });

  it('is recorded without saying who it was', async () => {
    const { id } = await make({ email: 'somebody@example.com' });
    await program.done('DELETE', `${path}/${id}`);

    const body = { orgId: owner.orgId, rows: 1000, page: 1, entity: 'endUser' };
    const { items } = await app.expectDone('POST', '/audit/all', body, owner.headers);

    const last = items.at(-1);
    expect(last).toMatchObject({ action: 'DELETE /api/users/:id', apiKeyId: program.keyId, after: null });
    expect(last.before).toMatchObject({ id: '(hidden)', email: '(hidden)', firstName: '(hidden)' });
    expect(JSON.stringify(items)).not.toMatch(/somebody|Lovelace/);
  });
});

describe('GET /api/users/{id}/export', () => {
  it('gives all that is stored', async () => {
    const profile = await make({ id: 'exported' });
    const segment = await program.done('POST', '/api/segments', { name: 'Exported' });
    const membership = { user_id: 'exported', segment_id: segment.id };
    await program.done('POST', '/api/segments/assign-user', membership);
    const experiment = await visit('exported');

    const exported = await program.done('GET', `${path}/exported/export`);

    expect(exported).toMatchObject({
      id: 'exported',
      profile,
      segments: [{ id: segment.id, name: 'Exported' }],
    });
    const assignment = exported.assignments.find((one: Json) => one.experiment_id === experiment.id);
    expect(assignment).toMatchObject({ experiment_key: experiment.key, variant_name: 'Control' });
    expect(exported.events.map(({ type, value }: Json) => [type, value])).toEqual([
      ['purchase', 3],
      ['purchase', 4],
    ]);
  });

  it('gives events in any number', async () => {
    await app.dataSource.query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, received_at)
       SELECT $1, timestamptz '2026-11-01' + n / 3 * interval '1 second', 7000000000000000 + n, 'busy', 'scroll', now()
       FROM generate_series(1, 2500) AS n`,
      [owner.projectId],
    );

    const { profile, events } = await program.done('GET', `${path}/busy/export`);

    expect(profile).toBeNull();
    expect(new Set(events.map(({ id }: Json) => id)).size).toBe(2500);
  });
});

describe('ids that are joined', () => {
  const namedIn = async (text: string): Promise<string[]> => {
    const tables = ['assignment', 'crossed_assignment', 'event', 'event_mark', 'user_total', 'late_total'];
    const named = [];
    for (const table of [...tables, 'joined_id', 'segment_user', 'end_user', 'audit_entry']) {
      const [{ found }] = await app.dataSource.query(
        `SELECT EXISTS (SELECT FROM ${table} t WHERE strpos(t::text, $1) > 0) AS found`,
        [text],
      );
      if (found) named.push(table);
    }
    return named;
  };
  const join = (user_id: string, anonymous_id: string): Promise<Json> =>
    program.done('POST', '/api/identify', { user_id, anonymous_id });

  it('are read and exported as one end user, and erased together', async () => {
    await make({ id: 'joan-customer' });
    const { id } = await visit('joan-visitor');
    await join('joan-customer', 'joan-visitor');
    await program.done('POST', '/api/events', { user_id: 'joan-customer', type: 'purchase', value: 5 });
    await join('joan-customer', 'joan-phone');
    const before = await totals(id);
    expect(before).toContainEqual(expect.objectContaining({ type: 'purchase', events: '3', users: '1' }));

    for (const known of ['joan-customer', 'joan-visitor']) {
      const exported = await program.done('GET', `${path}/${known}/export`);
      expect(exported).toMatchObject({
        ...{ id: 'joan-customer', joined_ids: ['joan-phone', 'joan-visitor'] },
        ...{ profile: { id: 'joan-customer' }, assignments: [{ experiment_id: id }] },
      });
      expect(exported.events.map(({ value }: Json) => value).sort()).toEqual([3, 4, 5]);
      const place = `/projects/${owner.projectId}/end-users/${known}`;
      expect((await app.as(owner)('GET', place)).body).toMatchObject({
        ...{ id: 'joan-customer', joinedIds: ['joan-phone', 'joan-visitor'] },
        assignments: [{ experimentId: id }],
      });
    }
    const marks = await marksOfProject();
    expect((await program.call('DELETE', `${path}/joan-visitor`)).status).toBe(200);

    expect(await namedIn('joan-')).toEqual([]);
    expect(await marksOfProject()).toBe(marks - 2);
    expect(await totals(id)).toEqual(before);
    expect(await differences(id)).toEqual([]);
  });

  it('that crossed over are left out of results, which say how many, and exported whole', async () => {
    const visitors = Array.from({ length: 12 }, (_, index) => `crossing-${index}`);
    const { id } = await visitTwo(...visitors);
    const rows: Json[] = await app.dataSource.query(
      'SELECT end_user_id AS name, variation_id AS variation FROM assignment WHERE experiment_id = $1',
      [id],
    );
    const [one] = rows;
    const other = rows.find(({ variation }) => variation !== one!.variation)!;

    await join(one!.name, other.name);

    const place = `/api/experiments/${id}/results?event_type=purchase`;
    const results = await program.done('GET', place);
    expect(results).toMatchObject({ crossed_over: 1, summary: { total_assigned: 10, total_events: 20 } });
    expect(results.warnings).toContain('crossed_over');
    const shown = (await app.as(owner)('GET', `/experiments/${id}/results`)).body;
    expect(shown).toMatchObject({ crossedOver: 1, summary: { totalAssigned: 10 } });
    const exported = await program.done('GET', `${path}/${other.name}/export`);
    expect(exported.assignments.map(({ variant_id }: Json) => variant_id).sort()).toEqual(
      [one!.variation, other.variation].sort(),
    );
    expect(exported.events).toHaveLength(4);
    await program.done('DELETE', `${path}/${one!.name}`);
    expect(await namedIn(`"${one!.name}"`)).toEqual([]);
    expect(await program.done('GET', place)).toMatchObject({ crossed_over: 1 });
    expect(await differences(id)).toEqual([]);
  });

  it('without a proof are in nobody’s export and list but their own', async () => {
    const { id } = await visit('5000000000');
    const identity = { projectId: owner.projectId, anonymousId: '5000000000', userId: 'claimed-customer' };
    await app.expectDone('POST', '/identify', identity);
    const event = { experimentId: id, custom: true, eventName: 'purchase', endUserId: 'claimed-customer' };
    await app.expectDone('POST', '/metrics/track', { ...event, value: 7, eventId: `claimed-${id}` });

    expect(await totals(id)).toContainEqual(
      expect.objectContaining({ type: 'purchase', events: '3', users: '1' }),
    );
    const own = await program.done('GET', `${path}/5000000000/export`);
    expect(own).toMatchObject({ joined_ids: [], id: '5000000000' });
    expect(own.events).toHaveLength(2);
    expect((await program.done('GET', `${path}/claimed-customer/export`)).events).toHaveLength(1);
    expect(await program.done('GET', `/api/events/${id}`)).toHaveLength(3);

    await program.done('DELETE', `${path}/claimed-customer`);
    expect(await namedIn('claimed-customer')).toEqual([]);
    expect(await differences(id)).toEqual([]);
  });
});
