import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';
import { startProgram, type Program } from '../support/programs.js';

let app: TestApp;
let owner: Account;
let program: Program;
let stranger: Program;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  program = await startProgram(app, owner);
  stranger = await startProgram(app, await app.signUp());
});
afterAll(() => app.stop());

const path = '/api/experiments';
const halves = [
  { name: 'A', percent_allocated: 50 },
  { name: 'B', percent_allocated: 50 },
];

const make = (fields: Json = {}): Promise<Json> => program.done('POST', path, { name: 'Button', ...fields });

const revision = async (): Promise<number> => {
  const [row] = await app.dataSource.query('SELECT revision FROM project WHERE id = $1', [owner.projectId]);
  return row.revision;
};

describe('POST /api/experiments', () => {
  it('makes an experiment that is active at once when its shares are 100', async () => {
    const before = await revision();

    const { status, body } = await program.call('POST', path, {
      name: 'Grüner Knopf!',
      description: 'A green button sells more',
      conversion_event_type: 'purchase',
      planned_users: 1000,
      end_at: '2100-01-01T00:00:00',
      variants: [
        { name: 'Blue', traffic_percentage: 33.33 },
        { name: 'Green', percent_allocated: 66.67 },
      ],
    });

    expect(status).toBe(201);
    const variant = {
      experiment_id: body.id,
      is_retired: false,
      created_at: expect.any(String),
      value: null,
    };
    expect(body).toEqual({
      id: expect.any(Number),
      key: 'gruner-knopf',
      name: 'Grüner Knopf!',
      description: 'A green button sells more',
      status: 'active',
      type: 'AB Test',
      value_type: 'string',
      decision: null,
      shipped_variation_id: null,
      conversion_event_type: 'purchase',
      planned_users: 1000,
      protocol: {
        method: 'frequentist',
        alpha: 0.05,
        correction: 'holm',
        guardrail_policy: 'non_inferior',
        min_users: 100,
        priors: { lift: null, rate: null },
      },
      end_at: '2100-01-01T00:00:00.000Z',
      created_at: expect.any(String),
      started_at: expect.any(String),
      ended_at: null,
      variants: [
        {
          ...variant,
          ...{ id: expect.any(Number), name: 'Blue', is_control: true },
          ...{ percent_allocated: 33.33, traffic_percentage: 33.33 },
        },
        {
          ...variant,
          ...{ id: expect.any(Number), name: 'Green', is_control: false },
          ...{ percent_allocated: 66.67, traffic_percentage: 66.67 },
        },
      ],
      segments: [],
    });
    expect(await revision()).toBeGreaterThan(before);
  });

  it('leaves a draft that asks for it, even when its shares are 100', async () => {
    const made = await make({ status: 'draft', variants: halves });

    expect([made.status, made.started_at]).toEqual(['draft', null]);
    expect((await program.done('PATCH', `${path}/${made.id}`, { status: 'active' })).status).toBe('active');
  });

  it.each([[{}], [{ variants: [] }], [{ status: 'active', variants: halves.slice(0, 1) }]])(
    'leaves a draft whose shares are not 100: %j',
    async (fields) => {
      expect((await make(fields)).status).toBe('draft');
    },
  );

  it('makes the first variant the control, unless another one is called so', async () => {
    const share = { percent_allocated: 10 };
    const named = await make({
      variants: [
        { name: 'A', ...share },
        { name: ' CONTROL ', ...share },
      ],
    });
    const twice = await make({
      variants: ['A', 'Control', 'control'].map((name) => ({ name, ...share })),
    });

    const controls = ({ variants }: Json) => variants.map((variant: Json) => variant.is_control);
    expect(controls(named)).toEqual([false, true]);
    expect(controls(twice)).toEqual([false, true, false]);
  });

  it('makes a key of its own when the slug of the name is taken', async () => {
    const keys = [await make({ name: 'Big sale' }), await make({ name: 'Big  Sale' })].map(({ key }) => key);

    expect(keys).toEqual(['big-sale', 'big-sale-2']);
  });

  it.each([
    'plan',
    'Check-Eligibility',
    'impression',
    'click',
    'conversion',
    'export',
    '2024',
    '!!!',
    '日本',
  ])('makes a key that can be one from the name %s', async (name) => {
    const { id, key } = await make({ name });

    expect(key).toMatch(/^(?!\d+$)[a-z0-9_-]{1,64}$/);
    expect((await program.done('GET', `${path}/${key}`)).id).toBe(id);
  });

  it('takes a key, once', async () => {
    expect((await make({ key: 'given_key-1' })).key).toBe('given_key-1');

    expectProblem(await program.call('POST', path, { name: 'B', key: 'given_key-1' }), 409, {
      code: 'already-exists',
    });
    expect((await stranger.call('POST', path, { name: 'B', key: 'given_key-1' })).status).toBe(201);
  });

  it('gives each its own when many ask for the same at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, count) =>
        program.call('POST', path, { name: 'Race', ...(count % 4 === 0 ? { key: 'race' } : {}) }),
      ),
    );

    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.key);
    const refused = answers.filter(({ status }) => status !== 201).map(({ status }) => status);
    expect(new Set(made).size).toBe(made.length);
    expect(made.length).toBeGreaterThanOrEqual(12);
    expect([...new Set(refused)]).toEqual([409]);
  });

  it.each([
    ['no name', { name: undefined }, ['name']],
    ['a blank name', { name: ' ' }, ['name']],
    ['a long name', { name: 'n'.repeat(201) }, ['name']],
    ['an unknown field', { title: 'T' }, ['title']],
    ['a status that cannot be first', { status: 'paused' }, ['status']],
    ['a status in capitals', { status: 'Draft' }, ['status']],
    ['a key with capitals', { key: 'Key' }, ['key']],
    ['a key of digits', { key: '123' }, ['key']],
    ['a reserved key', { key: 'plan' }, ['key']],
    ['a long key', { key: 'k'.repeat(65) }, ['key']],
    ['no planned users', { planned_users: 0 }, ['planned_users']],
    ['an end that is past', { end_at: '2020-01-01' }, ['end_at']],
    ['variants that are no list', { variants: {} }, ['variants']],
    ['a variant without name', { variants: [{ percent_allocated: 1 }] }, ['variants.0.name']],
    ['a variant without share', { variants: [{ name: 'A' }] }, ['variants.0.percent_allocated']],
    [
      'three decimals',
      { variants: [{ name: 'A', percent_allocated: 33.333 }] },
      ['variants.0.percent_allocated'],
    ],
    [
      'a share below 0',
      { variants: [{ name: 'A', traffic_percentage: -1 }] },
      ['variants.0.traffic_percentage'],
    ],
    [
      'a share as text',
      { variants: [{ name: 'A', percent_allocated: '50' }] },
      ['variants.0.percent_allocated'],
    ],
    [
      'two shares that differ',
      { variants: [{ name: 'A', percent_allocated: 50, traffic_percentage: 51 }] },
      ['variants.0.traffic_percentage'],
    ],
    ['51 variants', { variants: Array(51).fill({ name: 'A', percent_allocated: 1 }) }, ['variants']],
  ])('refuses %s', async (_, fields, faults) => {
    const response = await program.call('POST', path, { name: 'Button', ...(fields as Json) });

    expectProblem(response, 422, { fields: faults });
  });

  it('refuses shares over 100 and says their total', async () => {
    const variants = [...halves, { name: 'C', percent_allocated: 0.01 }];
    const [{ count }] = await app.dataSource.query('SELECT count(*) FROM experiment');

    const response = await program.call('POST', path, { name: 'Too much', variants });

    expectProblem(response, 422, { detail: '100.01', fields: ['variants'] });
    expect((await app.dataSource.query('SELECT count(*) FROM experiment'))[0].count).toBe(count);
  });

  it('is recorded in the audit log under the key that did it', async () => {
    const { id } = await make({ variants: halves });

    const body = { orgId: owner.orgId, rows: 1000, page: 1, entity: 'experiment' };
    const { items } = await app.expectDone('POST', '/audit/all', body, owner.headers);
    const entries = items.filter((entry: Json) => entry.entityId === id);
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        ...{ apiKeyId: program.keyId, userId: null, projectId: owner.projectId },
        action: 'POST /api/experiments',
      });
    }
  });
});

describe('GET /api/experiments', () => {
  it('lists those of the project with variants and segments, page by page', async () => {
    const account = await app.signUp();
    const other = await startProgram(app, account);
    const made: Json[] = [];
    for (const name of ['One', 'Two', 'Three']) {
      const experiment = await other.done('POST', path, { name, variants: halves });
      const variants = experiment.variants.map(({ value: _, ...listed }: Json) => listed);
      made.push({ ...experiment, variants });
    }

    const first = await other.call('GET', `${path}?limit=2`);
    const second = await other.call('GET', /<(.+)>; rel="next"/.exec(first.headers.get('link')!)![1]!);

    expect([...first.body, ...second.body]).toEqual(made);
    expect(first.headers.get('x-next-cursor')).toBe(String(made[1].id));
    expect(second.headers.get('link')).toBeNull();
    expect((await other.call('GET', path)).body).toEqual(made);
  });

  it.each(['limit=0', 'limit=1001', 'limit=ten', 'cursor=-1', 'offset=1'])('refuses %s', async (query) => {
    expectProblem(await program.call('GET', `${path}?${query}`), 422);
  });
});

describe('GET /api/experiments/{experiment}', () => {
  it('finds it by id and by key', async () => {
    const made = await make({ variants: halves });

    expect((await program.call('GET', `${path}/${made.id}`)).body).toEqual(made);
    expect((await program.call('GET', `${path}/${made.key}`)).body).toEqual(made);
  });

  it.each(['0', '99999999999999999999', 'unknown', 'UPPER', '%00', 'a%2Fb', '-1'])(
    'does not find %s',
    async (reference) => {
      expectProblem(await program.call('GET', `${path}/${reference}`), 404);
    },
  );

  it('hides those of other projects', async () => {
    const made = await make({ variants: halves });

    for (const reference of [made.id, made.key]) {
      expectProblem(await stranger.call('GET', `${path}/${reference}`), 404);
      expectProblem(await stranger.call('PATCH', `${path}/${reference}`, { name: 'Mine' }), 404);
    }
  });

  it('shows those of the console too', async () => {
    const builder = new ExperimentBuilder(app, owner);
    const { id } = await builder.experiment({ title: 'From the console' });

    const { name, status, variants } = await program.done('GET', `${path}/${id}`);

    expect([name, status]).toEqual(['From the console', 'draft']);
    expect(variants).toMatchObject([{ name: 'Control', percent_allocated: 100, is_control: true }]);
  });
});

describe('PATCH /api/experiments/{experiment}', () => {
  it('changes what it names and leaves the rest', async () => {
    const made = await make({ variants: halves, description: 'Old', conversion_event_type: 'purchase' });

    const changed = await program.done('PATCH', `${path}/${made.key}`, {
      ...{ name: 'New', description: '', status: 'paused', planned_users: 50 },
      end_at: '2100-06-01T12:00:00+02:00',
    });

    expect(changed).toEqual({
      ...made,
      ...{ name: 'New', description: '', status: 'paused', planned_users: 50 },
      end_at: '2100-06-01T10:00:00.000Z',
    });
  });

  it.each([0, ''])('clears the planned users by %p', async (none) => {
    const { id } = await make({ planned_users: 50 });

    const changed = await program.done('PATCH', `${path}/${id}`, { planned_users: none });

    expect(changed.planned_users).toBeNull();
  });

  it('takes a date as its planned end for the end of that day', async () => {
    const today = new Date().toISOString().slice(0, 10);

    const made = await make({ end_at: today });
    const changed = await program.done('PATCH', `${path}/${made.id}`, { end_at: '2100-06-01' });

    expect(made.end_at).toBe(`${today}T23:59:59.999Z`);
    expect(changed.end_at).toBe('2100-06-01T23:59:59.999Z');
  });

  it('follows the lifecycle', async () => {
    const { id } = await make({ variants: halves });
    const move = (status: string) => program.call('PATCH', `${path}/${id}`, { status });

    expect((await move('active')).body.status).toBe('active');
    expectProblem(await move('draft'), 409, {
      code: 'lifecycle-conflict',
      detail: 'Allowed: Paused, Ended.',
    });
    const ended = await move('ended');
    expect([ended.body.status, ended.body.ended_at]).toEqual(['ended', expect.any(String)]);
    expectProblem(await move('active'), 409);
    expect((await move('archived')).body.status).toBe('archived');
  });

  it('does not start what has no control or less than 100', async () => {
    const empty = await make();
    const half = await make({ variants: halves.slice(0, 1) });

    for (const { id } of [empty, half]) {
      const response = await program.call('PATCH', `${path}/${id}`, { status: 'active' });
      expectProblem(response, 409, { code: 'lifecycle-conflict' });
    }
  });

  it.each([
    ['nothing', {}],
    ['only nulls', { name: null }],
    ['an unknown status', { status: 'Active' }],
    ['a key', { key: 'other' }],
    ['an end that is past', { end_at: '2001-01-01' }],
  ])('refuses %s', async (_, body) => {
    const { id } = await make();

    expectProblem(await program.call('PATCH', `${path}/${id}`, body), 422);
  });
});
