import { startAdminApp, type TestApp } from '../support/admin-app.js';
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

const path = '/api/segments';
const rules = { country_code: 'US', age: { $gte: 18 } };

const make = (fields: Json = {}, by: Program = program): Promise<Json> =>
  by.done('POST', path, { name: 'Adults', ...fields });

const makeExperiment = (fields: Json = {}): Promise<Json> =>
  program.done('POST', '/api/experiments', { name: 'Button', ...fields });

const revision = async (): Promise<number> => {
  const [row] = await app.dataSource.query('SELECT revision FROM project WHERE id = $1', [owner.projectId]);
  return row.revision;
};

describe('POST /api/segments', () => {
  it('makes a segment with rules, or for assigned end users only', async () => {
    const { status, body } = await program.call('POST', path, { name: 'Adults', description: 'D', rules });

    expect([status, body]).toEqual([
      201,
      { id: expect.any(Number), name: 'Adults', description: 'D', rules, created_at: expect.any(String) },
    ]);
    expect(await make()).toMatchObject({ description: '', rules: null });
  });

  it.each([
    ['no name', { rules }, ['name']],
    ['rules that are a list', { name: 'A', rules: [] }, ['rules']],
    ['rules as text', { name: 'A', rules: '{}' }, ['rules']],
    ['an unknown operator', { name: 'A', rules: { age: { $above: 18 } } }, ['rules.age.$above']],
    ['a pattern that is none', { name: 'A', rules: { a: { $regex: '(' } } }, ['rules.a.$regex']],
    ['an unknown field', { name: 'A', projectId: 1 }, ['projectId']],
  ])('refuses %s', async (_, body, fields) => {
    expectProblem(await program.call('POST', path, body), 422, { fields });
  });
});

describe('/api/segments/{id}', () => {
  it('is read, changed and removed', async () => {
    const made = await make({ rules });
    const one = `${path}/${made.id}`;
    expect(await program.done('GET', one)).toEqual(made);

    const changed = await program.done('PUT', one, { name: 'Everybody', rules: {} });
    expect(changed).toEqual({ ...made, name: 'Everybody', rules: {} });

    expect(await program.done('DELETE', one)).toEqual(changed);
    expectProblem(await program.call('GET', one), 404);
  });

  it('refuses a change that says nothing, and rules that are not valid', async () => {
    const { id } = await make();

    expectProblem(await program.call('PUT', `${path}/${id}`, {}), 422);
    expectProblem(await program.call('PUT', `${path}/${id}`, { rules: { $and: [{ a: { $in: 1 } }] } }), 422, {
      fields: ['rules.$and[0].a.$in'],
    });
  });

  it('hides what belongs to another project', async () => {
    const { id } = await make();

    for (const number of [id, 2_000_000_000, '99999999999']) {
      expectProblem(await stranger.call('GET', `${path}/${number}`), 404);
      expectProblem(await stranger.call('PUT', `${path}/${number}`, { name: 'X' }), 404);
      expectProblem(await stranger.call('DELETE', `${path}/${number}`), 404);
    }
  });
});

describe('GET /api/segments', () => {
  it('lists those of the project, page by page', async () => {
    const other = await startProgram(app, await app.signUp());
    const made = [await make({}, other), await make({}, other), await make({}, other)];

    const first = await other.call('GET', `${path}?limit=2`);
    const second = await other.call('GET', `${path}?limit=2&cursor=${first.headers.get('x-next-cursor')}`);

    expect([first.body, second.body]).toEqual([made.slice(0, 2), made.slice(2)]);
    expect(second.headers.get('x-next-cursor')).toBeNull();
  });
});

describe('POST /api/segments/assign-user', () => {
  const members = async (segmentId: number): Promise<string[]> => {
    const rows = await app.dataSource.query(
      'SELECT end_user_id FROM segment_user WHERE segment_id = $1 ORDER BY 1',
      [segmentId],
    );
    return rows.map((row: Json) => row.end_user_id);
  };

  it('assigns anybody, known or not, as often as you like', async () => {
    const { id } = await make();
    const before = await revision();

    for (const user_id of ['ada', 42, '42', 'ada']) {
      const { status, body } = await program.call('POST', `${path}/assign-user`, { user_id, segment_id: id });
      expect([status, body]).toEqual([200, { message: 'User assigned to segment successfully' }]);
    }

    expect(await members(id)).toEqual(['42', 'ada']);
    expect(await revision()).toBeGreaterThan(before);
  });

  it('refuses what names nobody or no segment', async () => {
    const { id } = await make();

    for (const user_id of [undefined, null, '', -1, 1.5, true, {}, 'x'.repeat(129), '\0']) {
      const response = await program.call('POST', `${path}/assign-user`, { user_id, segment_id: id });
      expectProblem(response, 422, { fields: ['user_id'] });
    }
    const unknown = { user_id: 'ada', segment_id: 2_000_000_000 };
    expectProblem(await program.call('POST', `${path}/assign-user`, unknown), 404);
    const foreign = { user_id: 'ada', segment_id: id };
    expectProblem(await stranger.call('POST', `${path}/assign-user`, foreign), 404);
    expect(await members(id)).toEqual([]);
  });
});

describe('POST /api/segments/assign-experiment and DELETE /api/segments/unassign-experiment', () => {
  const attach = (experiment_id: unknown, segment_id: unknown, by: Program = program) =>
    by.call('POST', `${path}/assign-experiment`, { experiment_id, segment_id });
  const detach = (experiment_id: unknown, segment_id: unknown, by: Program = program) =>
    by.call('DELETE', `${path}/unassign-experiment`, { experiment_id, segment_id });
  const attached = async (id: number): Promise<number[]> => {
    const { segments } = await program.done('GET', `/api/experiments/${id}`);
    return segments.map((segment: Json) => segment.id);
  };

  it('attach and detach, by id or key of the experiment', async () => {
    const { id, key } = await makeExperiment();
    const [one, other] = [await make(), await make()];

    for (const [reference, segment] of [
      [id, one.id],
      [String(id), one.id],
      [key, other.id],
    ]) {
      const { status, body } = await attach(reference, segment);
      expect([status, body]).toEqual([200, { message: 'Segment assigned to experiment successfully' }]);
    }
    expect(await attached(id)).toEqual([one.id, other.id]);
    const { status, body } = await detach(key, one.id);

    expect([status, body]).toEqual([200, { message: 'Segment removed from experiment successfully' }]);
    expect(await attached(id)).toEqual([other.id]);
    expectProblem(await detach(id, one.id), 404);
  });

  it('leave a running experiment its last segment, unless it may open', async () => {
    const { id } = await makeExperiment({ variants: [{ name: 'A', percent_allocated: 100 }] });
    const segment = await make();
    await attach(id, segment.id);

    for (const status of ['active', 'paused']) {
      await program.done('PATCH', `/api/experiments/${id}`, { status });
      expectProblem(await detach(id, segment.id), 409, { code: 'opens-to-everybody' });
      expectProblem(await program.call('DELETE', `${path}/${segment.id}`), 409, { code: 'in-use' });
    }
    const open = { experiment_id: id, segment_id: segment.id, opens_to_everybody: true };

    expect((await program.call('DELETE', `${path}/unassign-experiment`, open)).status).toBe(200);
  });

  it('leave one segment when the last two are detached at a time', async () => {
    const { id } = await makeExperiment({ variants: [{ name: 'A', percent_allocated: 100 }] });
    const segments = [await make(), await make()];
    for (const segment of segments) await attach(id, segment.id);

    const answers = await Promise.all(segments.map((segment) => detach(id, segment.id)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('hide experiments and segments of other projects', async () => {
    const { id, key } = await makeExperiment();
    const own = await make();
    const foreign = await make({}, stranger);

    expectProblem(await attach(id, foreign.id), 404);
    expectProblem(await attach(id, foreign.id, stranger), 404);
    expectProblem(await attach(key, foreign.id, stranger), 404);
    expectProblem(await attach(id, own.id, stranger), 404);
    expectProblem(await detach(id, own.id, stranger), 404);
    expect(await attached(id)).toEqual([]);
  });

  it.each([
    [{ segment_id: 1 }, 'experiment_id'],
    [{ experiment_id: true, segment_id: 1 }, 'experiment_id'],
    [{ experiment_id: 'a' }, 'segment_id'],
    [{ experiment_id: 'a', segment_id: '1' }, 'segment_id'],
  ])('refuse %j', async (body, field) => {
    expectProblem(await program.call('POST', `${path}/assign-experiment`, body), 422, { fields: [field] });
    expectProblem(await program.call('DELETE', `${path}/unassign-experiment`, body), 422, {
      fields: [field],
    });
  });
});
