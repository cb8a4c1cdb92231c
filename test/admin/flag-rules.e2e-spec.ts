import { FlagsWorld, type Flag } from '../support/flags.js';
import { recordVisitors } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let world: FlagsWorld;
beforeAll(async () => {
  world = await FlagsWorld.create();
});
afterAll(() => world.stop());

describe('rules in the document of a flag', () => {
  it('are saved whole, get ids that never come back, and are in every answer, version and mark', async () => {
    const flag = await world.newFlag('rules-kept');
    const segment = await world.newSegment('Testers', { tester: true });
    const path = `/experiments/${flag.id}/document`;
    const { revision } = await world.done('GET', path);
    const shares = [
      { variationId: flag.off, percent: 50 },
      { variationId: flag.on, percent: 50 },
    ];
    const wanted = [
      { name: 'Testers', segmentIds: [segment], serve: { variationId: flag.on } },
      { name: 'Some', coverage: 12.5, serve: { shares } },
    ];
    const pins = [{ endUserId: 'boss', variationId: flag.on }];
    const saved = await world.done('PUT', path, { revision, experiment: { rules: wanted, pins } });

    const complete = { segmentIds: [], prerequisites: [], coverage: 100, schedule: [] };
    const rules = wanted.map((rule, index) => ({ ...complete, ...rule, id: index + 1 }));
    expect(saved.experiment).toMatchObject({ rules, pins });
    expect(await world.done('GET', path)).toEqual(saved);
    expect(await world.done('GET', `/experiments/${flag.id}`)).toMatchObject({ rules, pins });
    const inApi = (await world.program.call('GET', `/api/experiments/${flag.id}/document`)).body;
    expect(inApi.experiment.rules[0]).toMatchObject({
      ...{ segment_ids: [segment], serve: { variation_id: flag.on }, prerequisites: [] },
    });
    expect(inApi.experiment.pins).toEqual([{ end_user_id: 'boss', variation_id: flag.on }]);
    const put = await world.program.call('PUT', `/api/experiments/${flag.id}/document`, inApi);
    expect(put.body).toEqual(inApi);

    await world.done('PATCH', `/experiments/${flag.id}`, { status: 'Active' });
    await world.setRules(flag, [rules[0]!]);
    const again = await world.setRules(flag, [rules[0]!, { name: 'New', serve: { variationId: flag.on } }]);
    expect(again.rules.map(({ id }: Json) => id)).toEqual([1, 3]);
    const [before, version] = (await world.done('GET', `/experiments/${flag.id}/versions`)).slice(-2);
    expect(version.changes).toEqual(['Rules ‘Testers’ → ‘Testers’, ‘New’']);
    await world.done('POST', `/experiments/${flag.id}/versions/${before.number - 1}/restore`, {});
    expect((await world.done('GET', path)).experiment.rules).toEqual(rules);
    const marks = await world.app.dataSource.query(
      'SELECT DISTINCT kind FROM experiment_mark WHERE experiment_id = $1',
      [flag.id],
    );
    expect(marks).toEqual([{ kind: 'shares_changed' }]);
    const [{ version: allocation }] = await world.app.dataSource.query(
      'SELECT allocation_version - started_allocation_version AS version FROM experiment WHERE id = $1',
      [flag.id],
    );
    expect(allocation).toBe(3);
  });

  it('tells every fault where it stands', async () => {
    const flag = await world.newFlag('rules-wrong');
    const path = `/experiments/${flag.id}/document`;
    const { revision } = await world.done('GET', path);
    const past = new Date(Date.now() - 60_000).toISOString();
    const rules = [
      { name: '', serve: { variationId: flag.on } },
      { name: 'B', serve: {}, coverage: 12.345 },
    ];
    expectProblem(await world.call('PUT', path, { revision, experiment: { rules } }), 422, {
      fields: ['/experiment/rules/0/name', '/experiment/rules/1/coverage'],
    });
    const others = [
      { name: 'A', serve: {} },
      { name: 'B', serve: { shares: [{ variationId: flag.on, percent: 40 }] } },
      { name: 'C', id: 9, segmentIds: [999_999], serve: { variationId: 999_999 } },
      { name: 'D', serve: { variationId: flag.on }, schedule: [{ at: past, coverage: 50 }] },
      {
        name: 'E',
        serve: { variationId: flag.on },
        prerequisites: [{ experimentId: 999_999, variationId: 1 }],
      },
    ];
    const pins = [
      { endUserId: 'u', variationId: flag.on },
      { endUserId: 'u', variationId: 999_999 },
    ];
    expectProblem(await world.call('PUT', path, { revision, experiment: { rules: others, pins } }), 422, {
      fields: [
        '/experiment/rules/2/serve/variationId',
        '/experiment/pins/1/endUserId',
        '/experiment/pins/1/variationId',
        '/experiment/rules/0/serve',
        '/experiment/rules/1/serve/shares',
        '/experiment/rules/2/id',
        '/experiment/rules/3/schedule/0/at',
        '/experiment/rules/2/segmentIds/0',
        '/experiment/rules/4/prerequisites/0/experimentId',
      ],
    });
    const many = Array.from({ length: 1_001 }, (_, n) => ({ endUserId: `u${n}`, variationId: flag.on }));
    expectProblem(await world.call('PATCH', `/experiments/${flag.id}`, { pins: many }), 422, {
      fields: ['pins'],
    });
    const { id } = await world.done('POST', '/experiments', {
      projectId: world.owner.projectId,
      title: 'No flag',
    });
    const [control] = await world.done('GET', `/experiments/${id}/variations`);
    const rule = { name: 'A', serve: { variationId: control.id } };
    expectProblem(await world.call('PATCH', `/experiments/${id}`, { rules: [rule] }), 422, {
      fields: ['rules'],
    });
  });

  it('refuses a cycle of prerequisites, and tells it', async () => {
    const [a, b, c] = [
      await world.newFlag('cycle-a'),
      await world.newFlag('cycle-b'),
      await world.newFlag('cycle-c'),
    ];
    const asking = (flag: Flag) => ({ experimentId: flag.id, variationId: flag.on });
    const rule = (flag: Flag, of: Flag) => ({
      ...{ name: 'R', prerequisites: [asking(of)], serve: { variationId: flag.on } },
    });
    await world.setRules(a, [rule(a, b)]);
    await world.setRules(b, [rule(b, c)]);

    const { body } = await world.call('PATCH', `/experiments/${c.id}`, { rules: [rule(c, a)] });
    expect(body).toMatchObject({
      status: 422,
      errors: [
        {
          field: 'rules.0.prerequisites.0',
          message: 'must not lead back to the flag itself: cycle-c → cycle-a → cycle-b → cycle-c',
        },
      ],
    });
    expectProblem(await world.call('PATCH', `/experiments/${c.id}`, { rules: [rule(c, c)] }), 422);
    expectProblem(await world.call('DELETE', `/variations/${b.on}`), 409, { code: 'in-use' });
  });

  it('keeps what rules use', async () => {
    const flag = await world.newFlag('rules-use');
    const segment = await world.newSegment('Used', { used: true });
    await world.setRules(flag, [{ name: 'A', segmentIds: [segment], serve: { variationId: flag.on } }]);

    expectProblem(await world.call('DELETE', `/segments/${segment}`), 409, { code: 'in-use' });
    expectProblem(await world.call('DELETE', `/variations/${flag.on}`), 409, { code: 'in-use' });
    await world.setRules(flag, []);
    await world.done('DELETE', `/segments/${segment}`);
  });
});

describe('results of a flag with rules', () => {
  const halves = (flag: Flag) => ({
    shares: [flag.off, flag.on].map((variationId) => ({ variationId, percent: 50 })),
  });

  /** Measures end users under a rule; a quarter of `off` converts, and three of `on`. */
  async function measure(
    flag: Flag,
    ruleId: number,
    { off, on }: { off: number; on: number },
  ): Promise<void> {
    const idOf = (n: number) => `r${ruleId}-${flag.id}-${n}`;
    const all = Array.from({ length: off + on }, (_, n) => n);
    const visitors = all.map((n) => ({
      ...{ id: idOf(n), variationId: n < off ? flag.off : flag.on },
      deeds: n < off === (n % 4 === 0) ? [{ type: 'conversion' }] : [],
    }));
    await recordVisitors(world.app, flag.id, visitors);
    await world.app.dataSource.query(
      'UPDATE assignment SET rule_id = $2 WHERE experiment_id = $1 AND end_user_id = ANY ($3)',
      [...[flag.id, ruleId, all.map(idOf)]],
    );
  }

  const resultsOf = (flag: Flag) => world.done('GET', `/experiments/${flag.id}/results?method=sequential`);

  it('are compared by the shares of the rule that measures alone', async () => {
    const flag = await world.newFlag('results-alone');
    const serve = halves(flag);
    const single = { name: 'Team', serve: { variationId: flag.on } };
    await world.done('PATCH', `/experiments/${flag.id}`, {
      status: 'Active',
      rules: [single, { name: 'Half', serve }],
    });
    await measure(flag, 2, { off: 200, on: 200 });

    const results = await resultsOf(flag);
    expect(results.srm).toMatchObject({ srmDetected: false });
    expect(results.variants.map(({ expectedCount }: Json) => expectedCount)).toEqual([200, 200]);
    expect(results.winner).toMatchObject({ variantId: flag.on });
    expect(results.warnings).not.toContain('rules_mixed');
  });

  it('compare nothing over several rules that measure, also when only one of them is left', async () => {
    const flag = await world.newFlag('results-mixed');
    const serve = halves(flag);
    const segment = await world.newSegment('Mixed', { mixed: true });
    const rules = [
      { name: 'Some', segmentIds: [segment], serve },
      { name: 'Rest', serve },
    ];
    const saved = await world.done('PATCH', `/experiments/${flag.id}`, {
      ...{ rules, status: 'Active', stopsOnSrm: true },
    });
    await measure(flag, 1, { off: 20, on: 300 });
    await measure(flag, 2, { off: 300, on: 20 });
    const nothing = {
      ...{ winner: null, comparison: null, comparisons: [], guardrails: [] },
      warnings: expect.arrayContaining(['rules_mixed']),
      decision: { status: 'no_control', reason: expect.stringContaining('Several rules') },
      srm: { srmDetected: false, pValue: null },
    };
    const results = await resultsOf(flag);
    expect(results).toMatchObject(nothing);
    expect(results.variants.map(({ assignedCount }: Json) => assignedCount)).toEqual([320, 320]);
    const { items } = await world.done('POST', '/experiments/overview', { projectId: world.owner.projectId });
    expect(items.find(({ id }: Json) => id === flag.id)).toMatchObject({
      ...{ headline: null, decision: null, warnings: expect.arrayContaining(['rules_mixed']) },
    });

    await world.setRules(flag, [saved.rules[1]]);
    expect(await resultsOf(flag)).toMatchObject(nothing);

    await world.app.dataSource.query(
      `UPDATE assignment SET moved_at = now() WHERE experiment_id = $1 AND rule_id = 2 AND variation_id = $2`,
      [flag.id, flag.on],
    );
    const { breakdown, groupableBy } = await world.done('GET', `/experiments/${flag.id}/results?by=rule_id`);
    expect(groupableBy).toContain('rule_id');
    expect(breakdown.groups).toMatchObject([
      { value: '1', users: 320, srm: null, metrics: [{ comparisons: [{ variantId: flag.on }] }] },
      { value: '2', users: 300 },
    ]);
    // 5 of 20 against 225 of 300.
    expect(breakdown.groups[0].metrics[0].comparisons[0].absoluteLift).toBeCloseTo(0.5, 10);
  });
});

describe('rules in every answer', () => {
  /** What each way of asking serves; the same everywhere. */
  async function served(flag: Flag, endUserId: string, attributes: Json = {}): Promise<Json> {
    const context = { targetingKey: endUserId, ...attributes };
    const single = await world.program.done('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context });
    const { flags } = await world.program.done('POST', '/ofrep/v1/evaluate/flags', { context });
    const { bucket: _, ...metadata } = single.metadata;
    expect(flags.find(({ key }: Json) => key === flag.key)).toMatchObject({ ...single, metadata });
    const body = { projectId: world.owner.projectId, url: 'https://shop.example/', endUserId, attributes };
    const { decisions } = await world.app.expectDone('POST', '/decision', body);
    const decision = decisions.find(({ experimentId }: Json) => experimentId === flag.id);
    expect(decision.variation.value).toBe(single.value);
    const asked = { user_id: endUserId, experiment_id: flag.id, attributes };
    const assignment = await world.program.done('POST', '/api/assignment', asked);
    expect(assignment.value).toBe(single.value);
    return { ...single, assignedAt: assignment.assigned_at };
  }

  const rows = (flag: Flag) =>
    world.app.dataSource.query(
      `SELECT end_user_id AS "endUserId", rule_id AS "ruleId", variation_id AS "variationId",
         moved_at IS NOT NULL AS moved
       FROM assignment WHERE experiment_id = $1 ORDER BY end_user_id`,
      [flag.id],
    );

  /** Until the change is where decisions are made. */
  const settled = (flag: Flag, endUserId: string, attributes: Json, wanted: Json) =>
    waitUntil(async () => {
      const context = { targetingKey: endUserId, ...attributes };
      const { flags } = await world.program.done('POST', '/ofrep/v1/evaluate/flags', { context });
      const found = flags.find(({ key }: Json) => key === flag.key);
      return found?.metadata.ruleId === wanted.ruleId && found.value === (wanted.value ?? found.value);
    });

  it('serve the same over decisions, assignments and OFREP, and record only what shares serve', async () => {
    const flag = await world.newFlag('rules-served');
    const testers = await world.newSegment('Rule testers', { tester: true });
    const buyers = await world.newSegment('Rule buyers', { buyer: true });
    const other = await world.newFlag('rules-asked');
    await world.done('PATCH', `/experiments/${other.id}`, { status: 'Active' });
    const shares = [
      { variationId: flag.off, percent: 50 },
      { variationId: flag.on, percent: 50 },
    ];
    const asked = [{ experimentId: other.id, variationId: other.on }];
    const rules = [
      { name: 'Testers', segmentIds: [testers], serve: { variationId: flag.on } },
      { name: 'Buyers', segmentIds: [buyers], serve: { shares } },
      { name: 'With the other', prerequisites: asked, serve: { variationId: flag.on } },
    ];
    const pins = [{ endUserId: 'pinned', variationId: flag.on }];
    await world.done('PATCH', `/experiments/${flag.id}`, { rules, pins, status: 'Active' });

    await settled(flag, 'tester', { tester: true }, { ruleId: 1 });
    expect(await served(flag, 'tester', { tester: true })).toMatchObject({
      ...{ value: true, reason: 'TARGETING_MATCH', assignedAt: null },
    });
    expect(await served(flag, 'pinned')).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
    expect(await served(flag, 'nobody')).toMatchObject({
      value: false,
      metadata: { ruleId: 0 },
      assignedAt: null,
    });
    const bought = await served(flag, 'buyer', { buyer: true });
    expect(bought).toMatchObject({
      reason: 'SPLIT',
      metadata: { ruleId: 2 },
      assignedAt: expect.any(String),
    });
    expect(await rows(flag)).toEqual([
      { endUserId: 'buyer', ruleId: 2, variationId: bought.metadata.variationId, moved: false },
    ]);
    const withOther = [{ name: 'All', serve: { variationId: other.on } }];
    await world.done('PATCH', `/experiments/${other.id}`, { rules: withOther });
    await settled(flag, 'nobody', {}, { ruleId: 3 });
    expect(await rows(other)).toEqual([]);
  });

  it('keep the record of the rule that measured first, and note who moves between measured rules', async () => {
    const flag = await world.newFlag('rules-moved');
    const paying = await world.newSegment('Rule paying', { paying: true });
    const all = (on: number) => ({
      shares: [
        { variationId: flag.off, percent: 100 - on },
        { variationId: flag.on, percent: on },
      ],
    });
    const rules = [
      { name: 'Paying', segmentIds: [paying], serve: all(100) },
      { name: 'Rest', serve: all(0) },
    ];
    const saved = await world.done('PATCH', `/experiments/${flag.id}`, { rules, status: 'Active' });
    await settled(flag, 'mover', {}, { ruleId: 2 });
    for (const user of ['mover', 'stays']) expect((await served(flag, user)).value).toBe(false);
    expect((await served(flag, 'mover', { paying: true })).value).toBe(true);
    const row = { ruleId: 2, variationId: flag.off };
    await waitUntil(async () => (await rows(flag)).some(({ moved }: Json) => moved));
    expect(await rows(flag)).toEqual([
      { endUserId: 'mover', ...row, moved: true },
      { endUserId: 'stays', ...row, moved: false },
    ]);

    expect(await world.done('GET', `/experiments/${flag.id}/results`)).toMatchObject({
      ...{ movedBetweenRules: 1, warnings: expect.arrayContaining(['moved_between_rules']) },
    });

    const [first, second] = saved.rules;
    await world.setRules(flag, [
      { ...first, serve: all(100) },
      { ...second, serve: all(100) },
    ]);
    await settled(flag, 'new', {}, { ruleId: 2, value: true });
    expect((await served(flag, 'new')).value).toBe(true);
    expect((await served(flag, 'stays', {})).value).toBe(false);
    expect((await served(flag, 'mover', {})).value).toBe(false);
    expect((await served(flag, 'mover', { paying: true })).value).toBe(true);
  });
});
