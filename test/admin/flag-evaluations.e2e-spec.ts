import { EvaluationCounts } from '../../apps/decision/src/serving/index.js';
import { FlagsWorld, type Flag } from '../support/flags.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let world: FlagsWorld;
beforeAll(async () => {
  world = await FlagsWorld.create();
});
afterAll(() => world.stop());

describe('stale flags', () => {
  const running = async (key: string): Promise<Flag> => {
    const flag = await world.newFlag(key);
    const [off, on] = [flag.off, flag.on];
    await world.done('PUT', `/experiments/${flag.id}/traffic`, {
      allocations: [
        { variationId: off, traffic: 0 },
        { variationId: on, traffic: 100 },
      ],
    });
    await world.done('PATCH', `/experiments/${flag.id}`, { status: 'Active' });
    const context = { targetingKey: 'ready' };
    const path = `/ofrep/v1/evaluate/flags/${key}`;
    await waitUntil(async () => (await world.program.done('POST', path, { context })).value === true);
    return flag;
  };

  /** Counts as they are stored by now; each call of it takes what came since the one before. */
  async function countOf({ id }: Flag): Promise<number> {
    await world.app.app.get(EvaluationCounts, { strict: false }).flush();
    const [row] = await world.app.dataSource.query(
      'SELECT COALESCE(sum(count), 0)::int AS count FROM flag_evaluation WHERE project_id = $1 AND experiment_id = $2',
      [world.owner.projectId, id],
    );
    return row.count;
  }

  it('are told by counts of every way of asking', async () => {
    const flag = await running('asked-for');
    const context = { targetingKey: 'user' };
    const visit = { user_id: 'user' };
    const ways: [string, () => Promise<unknown>][] = [
      ['OFREP', () => world.program.done('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context })],
      ['OFREP, all', () => world.program.done('POST', '/ofrep/v1/evaluate/flags', { context })],
      [
        'decision',
        () =>
          world.done('POST', '/decision', {
            projectId: world.owner.projectId,
            endUserId: 'user',
            url: 'https://a.example/',
          }),
      ],
      [
        'assignment',
        () => world.program.done('POST', '/api/assignment', { ...visit, experiment_id: flag.id }),
      ],
      [
        'eligibility',
        () =>
          world.program.done('POST', '/api/experiments/check-eligibility', {
            ...visit,
            experiment_ids: [flag.key],
          }),
      ],
      [
        'evaluations',
        () =>
          world.program.done('POST', '/api/evaluations', {
            contexts: [{ context, experiment_ids: [flag.id] }],
          }),
      ],
      ['datafile', () => world.program.done('GET', '/api/datafile')],
    ];
    const counted: [string, number][] = [];
    let before = await countOf(flag);
    for (const [name, ask] of ways) {
      await ask();
      const now = await countOf(flag);
      counted.push([name, now - before]);
      before = now;
    }

    expect(counted).toEqual(ways.map(([name]) => [name, 1]));
  });

  it('are listed with their reason, and found in the list of experiments', async () => {
    const { projectId } = world.owner;
    const [same, unasked, used] = [
      await running('same-for-all'),
      await running('not-asked'),
      await running('used'),
    ];
    const list = async (stale: boolean) =>
      (
        await world.done('POST', '/experiments/all', {
          ...{ orgId: world.owner.orgId, projectId, rows: 50, page: 1, type: 'Feature Flag', stale },
        })
      ).items as Json[];
    expect(await world.done('GET', `/projects/${projectId}/stale-flags`)).toEqual([]);
    for (const flag of [same, unasked, used]) await countOf(flag);
    const age = (table: string, column: string, { id }: Flag, days: number) =>
      world.app.dataSource.query(
        `UPDATE ${table} SET ${column} = ${column} - make_interval(days => $2) WHERE experiment_id = $1`,
        [id, days],
      );
    await age('experiment_version', 'at', same, 31);
    await age('experiment_version', 'at', unasked, 20);
    await age('flag_evaluation', 'day', unasked, 16);

    const stale = await world.done('GET', `/projects/${projectId}/stale-flags`);
    expect(stale).toEqual([
      {
        experimentId: same.id,
        key: same.key,
        title: same.key,
        reason: 'one_variation',
        since: expect.any(String),
      },
      {
        experimentId: unasked.id,
        key: unasked.key,
        title: unasked.key,
        reason: 'not_asked',
        since: expect.any(String),
      },
    ]);
    const listed = await list(true);
    expect(listed.map(({ id, stale: why }) => [id, why.reason])).toEqual([
      [same.id, 'one_variation'],
      [unasked.id, 'not_asked'],
    ]);
    const others = await list(false);
    expect(others.map(({ id }) => id)).toContain(used.id);
    expect(others.every(({ stale: why }) => why === null)).toBe(true);

    await world.program.done('POST', `/ofrep/v1/evaluate/flags/${unasked.key}`, {
      context: { targetingKey: 'back' },
    });
    await countOf(unasked);
    expect((await list(true)).map(({ id }) => id)).toEqual([same.id]);
  });
});

describe('POST /experiments/:id/evaluate', () => {
  const evaluate = (flag: Flag, context: Json) =>
    world.call('POST', `/experiments/${flag.id}/evaluate`, { context });
  const tried = async (flag: Flag, context: Json) => (await evaluate(flag, context)).body;

  it('tells what a draft or running flag serves to whom, and why, and records nothing', async () => {
    const flag = await world.newFlag('rules-tried');
    const other = await world.newFlag('rules-tried-other');
    const testers = await world.newSegment('Tried testers', { tester: true });
    const shares = [
      { variationId: flag.off, percent: 50 },
      { variationId: flag.on, percent: 50 },
    ];
    const asked = [{ experimentId: other.id, variationId: other.on }];
    const rules = [
      { name: 'Testers', segmentIds: [testers], serve: { shares } },
      { name: 'With the other', prerequisites: asked, serve: { variationId: flag.on } },
      { name: 'Nobody', coverage: 0, serve: { variationId: flag.on } },
      { name: 'Everyone', serve: { variationId: flag.on } },
    ];
    await world.done('PATCH', `/experiments/${flag.id}`, {
      ...{ rules, pins: [{ endUserId: 'pinned', variationId: flag.off }] },
    });
    const whys = (body: Json) => body.rules.map(({ why }: Json) => why);
    for (const status of ['Draft', 'Active']) {
      if (status === 'Active') await world.done('PATCH', `/experiments/${flag.id}`, { status });
      const rest = await tried(flag, { targetingKey: 'u' });
      expect(rest).toEqual({
        variation: { id: flag.on, title: 'on', value: true },
        ...{ reason: 'TARGETING_MATCH', ruleId: 4, excluded: null },
        rules: [
          { id: 1, name: 'Testers', applies: false, why: 'segment' },
          { id: 2, name: 'With the other', applies: false, why: 'prerequisite' },
          { id: 3, name: 'Nobody', applies: false, why: 'coverage' },
          { id: 4, name: 'Everyone', applies: true, why: null },
        ],
      });
      const tester = await tried(flag, { targetingKey: 'u', tester: true });
      expect(tester).toMatchObject({ reason: 'SPLIT', ruleId: 1 });
      expect(whys(tester)).toEqual([null, 'prerequisite', 'coverage', 'earlier']);
      const pinned = await tried(flag, { targetingKey: 'pinned' });
      expect(pinned).toMatchObject({ variation: { id: flag.off }, ruleId: null, excluded: null });
      expect(whys(pinned)).toEqual(Array(4).fill('earlier'));
    }
    expect(
      await world.app.dataSource.query('SELECT 1 FROM assignment WHERE experiment_id = $1', [flag.id]),
    ).toEqual([]);

    const context = { targetingKey: 'kept', tester: true };
    await waitUntil(async () => {
      const { body } = await world.program.call('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context });
      return body.metadata?.ruleId === 1;
    });
    const [recorded] = await world.app.dataSource.query(
      'SELECT variation_id AS id FROM assignment WHERE experiment_id = $1 AND end_user_id = $2',
      [flag.id, 'kept'],
    );
    const other50 = recorded.id === flag.on ? flag.off : flag.on;
    const [first, ...others] = (await world.done('GET', `/experiments/${flag.id}`)).rules;
    const turned = { ...first, serve: { shares: [{ variationId: other50, percent: 100 }] } };
    await world.setRules(flag, [turned, ...others]);
    expect(await tried(flag, context)).toMatchObject({ variation: { id: recorded.id }, ruleId: 1 });
    expect(await tried(flag, { ...context, targetingKey: 'not kept' })).toMatchObject({
      variation: { id: other50 },
    });

    await world.done('PATCH', `/experiments/${flag.id}`, { status: 'Paused' });
    const off = await tried(flag, { targetingKey: 'u' });
    expect(off).toMatchObject({ variation: { id: flag.off }, reason: 'DISABLED', ruleId: null });
    expect(whys(off)).toEqual(Array(4).fill('off'));
  });

  it('uses what is stored about the end user, and tells who gets nothing', async () => {
    const flag = await world.newFlag('rules-stored');
    const testers = await world.newSegment('Stored testers', { plan: 'pro' });
    const listed = await world.newSegment('Listed', {});
    await world.done('PATCH', `/segments/${listed}`, { rules: '' });
    await world.done('POST', `/segments/${listed}/users/listed`);
    await world.done('PATCH', `/experiments/${flag.id}`, {
      coverage: 0,
      rules: [testers, listed].map((id) => ({
        ...{ name: 'R', segmentIds: [id], serve: { variationId: flag.on } },
      })),
    });
    expect(await tried(flag, { targetingKey: 'listed' })).toMatchObject({ ruleId: 2 });
    expect(await tried(flag, { targetingKey: 'u', plan: 'pro' })).toMatchObject({ ruleId: 1 });
    expect(await tried(flag, { targetingKey: 'u' })).toMatchObject({
      ...{ variation: null, reason: 'UNKNOWN', ruleId: null, excluded: 'not_covered' },
    });
  });

  it('refuses contexts as OFREP does', async () => {
    const flag = await world.newFlag('rules-context');
    for (const context of [{}, { targetingKey: '' }, { targetingKey: 7 }, { targetingKey: 'x'.repeat(129) }])
      expectProblem(await evaluate(flag, context), 422, { fields: ['context.targetingKey'] });
    expectProblem(await evaluate(flag, []), 422, { fields: ['context'] });
    expectProblem(await world.call('POST', `/experiments/${flag.id}/evaluate`, {}), 422, {
      fields: ['context'],
    });
  });
});
