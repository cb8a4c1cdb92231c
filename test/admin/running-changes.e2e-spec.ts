import { ExperimentWriter } from '../../apps/admin/src/experiments/index.js';
import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { expectProblem } from '../support/problem.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let call: Call;
let make: ExperimentBuilder;
let program: Program;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  call = app.as(owner);
  make = new ExperimentBuilder(app, owner);
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const read = async (id: number): Promise<Json> => (await call('GET', `/experiments/${id}/document`)).body;
const save = async (id: number, changes: Json): Promise<ProductResponse> =>
  call('PUT', `/experiments/${id}/document`, { revision: (await read(id)).revision, ...changes });
const byProgram = async (id: number, changes: Json): Promise<ProductResponse> => {
  const { revision } = await read(id);
  return program.call('PUT', `/api/experiments/${id}/document`, { revision, ...changes });
};
const shares = (document: Json) => document.variations.map(({ traffic }: Json) => traffic);

async function segment(rules: Json = { plan: 'pro' }): Promise<number> {
  const body = { projectId: owner.projectId, name: 'Some', rules };
  return (await app.expectDone('POST', '/segments', body, owner.headers)).id;
}

interface Running {
  id: number;
  condition: Json;
  segmentId: number;
  control: Json;
  green: Json;
  metric: Json;
}

/** Two variations, one condition, one segment and one metric. */
async function running(status: string): Promise<Running> {
  const { id } = await make.experiment();
  const green = await make.variation(id, { title: 'Green' });
  const [control] = await make.variations(id);
  const [condition, metric, segmentId] = [await make.condition(id), await make.metric(id), await segment()];
  await call('PUT', `/experiments/${id}/segments`, { segmentIds: [segmentId] });
  const steps: Record<string, string[]> = { Active: ['Active'], Paused: ['Active', 'Paused'], Draft: [] };
  for (const step of steps[status]!) await make.move(id, step);
  return { id, condition, segmentId, control, green, metric };
}

const unassign = 'DELETE /api/segments/unassign-experiment';

/** Each way in which an experiment can lose what keeps it from everybody. */
const openings: Record<string, (made: Running, open: boolean) => Promise<ProductResponse>> = {
  'DELETE /conditions/:id': ({ condition }, open) =>
    call('DELETE', `/conditions/${condition.id}${open ? '?opensToEverybody=true' : ''}`),
  'PUT /experiments/:id/segments': ({ id }, open) =>
    call('PUT', `/experiments/${id}/segments`, { segmentIds: [], ...(open && { opensToEverybody: true }) }),
  'PUT /experiments/:id/segments, by query': ({ id }, open) =>
    call('PUT', `/experiments/${id}/segments?opensToEverybody=${open}`, { segmentIds: [] }),
  'PUT /experiments/:id/segments with a segment of everybody': async ({ id }, open) => {
    const body = { segmentIds: [await segment({})], opensToEverybody: open };
    return call('PUT', `/experiments/${id}/segments`, body);
  },
  'PATCH /segments/:id': ({ segmentId }, open) =>
    call('PATCH', `/segments/${segmentId}`, { rules: {}, opensToEverybody: open }),
  'PATCH /segments/:id in other words': ({ segmentId }, open) =>
    call('PATCH', `/segments/${segmentId}`, { rules: { $or: [{}, { a: 1 }] }, opensToEverybody: open }),
  'PUT /api/segments/:id': ({ segmentId }, open) =>
    program.call('PUT', `/api/segments/${segmentId}`, { rules: {}, opens_to_everybody: open }),
  [unassign]: ({ id, segmentId }, open) =>
    program.call('DELETE', '/api/segments/unassign-experiment', {
      ...{ experiment_id: id, segment_id: segmentId, opens_to_everybody: open },
    }),
  [`${unassign}, by query`]: ({ id, segmentId }, open) =>
    program.call('DELETE', `/api/segments/unassign-experiment?opens_to_everybody=${open}`, {
      ...{ experiment_id: id, segment_id: segmentId },
    }),
  'PUT /experiments/:id/document, its conditions': ({ id }, open) =>
    save(id, { conditions: [], opensToEverybody: open }),
  'PUT /experiments/:id/document, its segments': ({ id }, open) =>
    save(id, { segmentIds: [], opensToEverybody: open }),
  'PUT /api/experiments/:id/document': ({ id }, open) =>
    byProgram(id, { conditions: [], opens_to_everybody: open }),
};

describe('what would open a running experiment to everybody', () => {
  it.each(Object.keys(openings).flatMap((route) => ['Active', 'Paused'].map((status) => [route, status])))(
    '%s has to say so while it is %s',
    async (route, status) => {
      const made = await running(status);
      const before = await read(made.id);

      expectProblem(await openings[route]!(made, false), 409, { code: 'opens-to-everybody' });
      expect(await read(made.id)).toEqual(before);
      expect((await openings[route]!(made, true)).status).toBe(200);
    },
  );

  it.each(Object.keys(openings))('%s needs no such word in a Draft', async (route) => {
    expect((await openings[route]!(await running('Draft'), false)).status).toBe(200);
  });

  it('is not the last but one, nor the last but another', async () => {
    const { id, condition } = await running('Active');
    await make.condition(id, { urls: ['/other'] });

    expect((await call('DELETE', `/conditions/${condition.id}`)).status).toBe(200);
    expect((await save(id, { conditions: [{ operator: 'CONTAIN', urls: ['/third'] }] })).status).toBe(200);
  });
});

describe('the type', () => {
  it('is fixed after the first start, on every route', async () => {
    const { id } = await running('Paused');
    const type = { type: 'Split URL' };

    expectProblem(await call('PATCH', `/experiments/${id}`, type), 409, { code: 'fixed-after-start' });
    expectProblem(await save(id, { experiment: type }), 409, {
      ...{ code: 'fixed-after-start', fields: ['/experiment/type'] },
    });
    expectProblem(await byProgram(id, { experiment: type }), 409, { code: 'fixed-after-start' });
    const draft = await running('Draft');
    expect((await call('PATCH', `/experiments/${draft.id}`, type)).status).toBe(200);
  });
});

describe('variations of a running experiment', () => {
  it('begin with nothing in the console, and with the given percent by a program', async () => {
    const { id, control, green } = await running('Active');

    expect((await make.variation(id)).traffic).toBe(0);
    const saved = await save(id, {
      variations: [...(await read(id)).variations, { title: 'By document' }],
    });
    expect(shares(saved.body)).toEqual([50, 50, 0, 0]);
    const variant = { name: 'By program', percent_allocated: 20 };
    expectProblem(await program.call('POST', `/api/experiments/${id}/variants`, variant), 422);
    await program.done('PUT', `/api/experiments/${id}/variants/${control.id}`, { percent_allocated: 30 });
    const made = await program.done('POST', `/api/experiments/${id}/variants`, variant);
    expect(made.percent_allocated).toBe(20);
    expect(shares(await read(id))).toEqual([30, 50, 0, 0, 20]);
    expect(green.traffic).toBe(50);
  });

  it('hand their share over in proportion when they retire, on every route', async () => {
    const remove = {
      console: (id: number, gone: Json) => call('DELETE', `/variations/${gone.id}`),
      document: async (id: number, gone: Json) =>
        save(id, { variations: (await read(id)).variations.filter((one: Json) => one.id !== gone.id) }),
    };
    for (const way of Object.values(remove)) {
      const { id, control, green } = await running('Active');
      const red = await make.variation(id, { title: 'Red' });
      const allocations = [
        { variationId: control.id, traffic: 33.33 },
        { variationId: green.id, traffic: 11.12 },
        { variationId: red.id, traffic: 55.55 },
      ];
      await call('PUT', `/experiments/${id}/traffic`, { allocations });

      expect((await way(id, red)).status).toBe(200);
      const { variations } = await read(id);
      expect(shares({ variations })).toEqual([74.98, 25.02, 0]);
      expect(variations[2].retired).toBe(true);
    }
  });
});

describe('code, selectors and addresses', () => {
  it('are checked when they are saved, on every route', async () => {
    const { id, green, metric } = await running('Active');
    const [js, css, selector] = ['querySelector(  ;;; not js {{{', '#buy { color:', '###bad selector['];

    for (const path of [`/experiments/${id}`, `/variations/${green.id}`]) {
      expectProblem(await call('PATCH', path, { js }), 422, { fields: ['js'] });
      expectProblem(await call('PATCH', path, { css }), 422, { fields: ['css'] });
    }
    expectProblem(await call('POST', `/experiments/${id}/variations`, { title: 'B', js }), 422, {
      fields: ['js'],
    });
    expectProblem(await call('PATCH', `/variations/${green.id}`, { redirectUrl: '//x' }), 422);
    expectProblem(await call('PATCH', `/metrics/${metric.id}`, { selector }), 422, { fields: ['selector'] });
    expectProblem(await call('POST', `/experiments/${id}/metrics`, { title: 'M', selector }), 422, {
      fields: ['selector'],
    });
    expect((await call('PATCH', `/variations/${green.id}`, { js: 'if (a) return; b()' })).status).toBe(200);
    expect((await call('PATCH', `/metrics/${metric.id}`, { selector: 'a:has(> .b)' })).status).toBe(200);
    const named = { title: 'Order', custom: true, selector: '#1 order' };
    expect((await call('POST', `/experiments/${id}/metrics`, named)).status).toBe(201);
  });

  it('that were stored before they were checked stay, and the rest can be saved', async () => {
    const { id, green } = await running('Active');
    await app.dataSource.query(`UPDATE variation SET js = '{{{' WHERE id = $1`, [green.id]);

    expect((await save(id, { ...(await read(id)), experiment: { title: 'T' } })).status).toBe(200);
    expect((await call('POST', `/experiments/${id}/duplicate`, {})).status).toBe(201);
  });
});

describe('shares that are not 100 in total', () => {
  it('are told wherever the experiment is shown', async () => {
    const body = {
      name: 'Odd',
      variants: [33.33, 33.33, 33.33].map((share) => ({ name: 'V', percent_allocated: share })),
    };
    const made = await program.done('POST', '/api/experiments', body);
    const hindrance = { reason: 'shares_sum', total: 99.99 };

    expect(made.not_started).toEqual(hindrance);
    expect((await program.call('GET', `/api/experiments/${made.id}`)).body.not_started).toEqual(hindrance);
    expect((await call('GET', `/experiments/${made.id}`)).body.notStarted).toEqual(hindrance);
    const document = await read(made.id);
    expect(document.notStarted).toEqual(hindrance);
    expect((await save(made.id, document)).status).toBe(200);
    const list = { orgId: owner.orgId, projectId: owner.projectId, rows: 1000, page: 1 };
    const { items } = (await call('POST', '/experiments/all', list)).body;
    expect(items.find(({ id }: Json) => id === made.id).notStarted).toEqual(hindrance);
    await program.done('PUT', `/api/experiments/${made.id}/variants/${made.variants[0].id}`, {
      percent_allocated: 33.34,
    });
    const started = (await program.call('GET', `/api/experiments/${made.id}`)).body;
    expect([started.status, started.not_started]).toEqual(['active', undefined]);
  });
});

describe('If-Match', () => {
  it('is obeyed by the routes of single parts, and its absence ignored', async () => {
    const { id, condition, green, metric, control } = await running('Draft');
    const allocations = [
      { variationId: control.id, traffic: 40 },
      { variationId: green.id, traffic: 60 },
    ];
    const changes: [string, string, Json?][] = [
      ['PATCH', `/experiments/${id}`, { title: 'New' }],
      ['POST', `/experiments/${id}/variations`, { title: 'B' }],
      ['PATCH', `/variations/${green.id}`, { js: 'a()' }],
      ['PUT', `/experiments/${id}/traffic`, { allocations }],
      ['POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/b'] }],
      ['PATCH', `/conditions/${condition.id}`, { urls: ['/c'] }],
      ['DELETE', `/conditions/${condition.id}`],
      ['POST', `/experiments/${id}/metrics`, { title: 'M', selector: '#m' }],
      ['PATCH', `/metrics/${metric.id}`, { title: 'N' }],
      ['DELETE', `/metrics/${metric.id}`],
      ['PUT', `/experiments/${id}/segments`, { segmentIds: [] }],
      ['DELETE', `/variations/${green.id}`],
    ];
    const [stale, before] = [{ 'if-match': '"1"' }, await read(id)];

    for (const [method, path, body] of changes)
      expectProblem(await call(method, path, body, stale), 409, { code: 'stale' });
    expect(await read(id)).toEqual(before);
    const { headers } = await call('GET', `/experiments/${id}`);
    const fresh = { 'if-match': headers.get('etag')! };
    expect((await call('PATCH', `/experiments/${id}`, { title: 'New' }, fresh)).status).toBe(200);
    expectProblem(await call('PATCH', `/experiments/${id}`, { title: 'Newer' }, fresh), 409);
    expect((await call('PATCH', `/experiments/${id}`, { title: 'Newer' })).status).toBe(200);
    expect((await read(id)).revision).toBe(before.revision + 2);
  });
});

describe('a planned end and an automatic stop', () => {
  it('are no reason to refuse a save that leaves the status alone', async () => {
    const { id } = await running('Active');
    const document = await read(id);
    const [stop] = await app.dataSource.query(
      `INSERT INTO experiment_stop (experiment_id, reason, metric_id, variation_id, allocation_version, explanation, stopped_at)
       VALUES ($1, 'srm', 0, 0, 1, 'Too few', now()) RETURNING id`,
      [id],
    );
    const cause = { kind: 'automatic-stop', stopId: stop.id, pauses: true } as const;
    const paused = { experiment: { status: 'Paused' } } as const;
    await app.app.get(ExperimentWriter).change(id, () => paused, { cause, reason: 'Automatic stop' });

    const path = `/experiments/${id}/document`;
    const moving = { ...document, experiment: { ...document.experiment, status: 'Ended' } };
    const refused = await call('PUT', path, moving);
    expectProblem(refused, 409, { code: 'stale' });
    expect(refused.body).toMatchObject({
      changes: [{ pointer: '/experiment/status', by: 'Automatic stop' }],
      collisions: ['/experiment/status'],
    });
    const merged = await call('PUT', path, {
      ...document,
      experiment: { ...document.experiment, title: 'Merged' },
    });
    expect(merged.status).toBe(200);
    expect(merged.body.experiment).toMatchObject({ title: 'Merged', status: 'Paused' });
    expectProblem(await call('PUT', path, { ...document, experiment: { title: 'Late' } }), 409);
  });

  it('ends by itself as one of its versions', async () => {
    const { id } = await running('Active');
    const { revision } = await read(id);
    await app.dataSource.query(`UPDATE experiment SET end_at = now() WHERE id = $1`, [id]);

    await waitUntil(async () => (await read(id)).experiment.status === 'Ended');
    expect((await read(id)).revision).toBe(revision + 1);
    const versions = (await call('GET', `/experiments/${id}/versions`)).body;
    expect(versions.at(-1)).toMatchObject({ number: revision + 1, author: 'Planned end', userId: null });
  });
});

describe('a save whose connection ends', () => {
  it('leaves the old document, whole', async () => {
    const { id } = await running('Active');
    const document = await read(id);
    const holder = app.dataSource.createQueryRunner();
    await holder.startTransaction();
    // The announcement, the last step of a save, waits for the row of the project.
    await holder.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [owner.projectId]);

    const saving = save(id, {
      experiment: { title: 'Half' },
      conditions: [{ operator: 'CONTAIN', urls: ['/half'] }],
      variations: [{ ...document.variations[0], js: 'half()' }, document.variations[1]],
    });
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await waitUntil(async () => (await app.dataSource.query(waiting)).length > 0);
    const [{ pid }] = await app.dataSource.query(waiting);
    await app.dataSource.query('SELECT pg_terminate_backend($1)', [pid]);

    expect((await saving).status).toBeGreaterThanOrEqual(500);
    await holder.rollbackTransaction();
    await holder.release();
    expect(await read(id)).toEqual(document);
    expect((await save(id, { experiment: { title: 'Whole' } })).status).toBe(200);
  });
});
