import { hourMs } from '#libs/durations';
import { createProduct } from '../../apps/standalone/src/product.js';
import { EvaluationCounts } from '../../apps/decision/src/serving/index.js';
import { recordVisitors } from '../support/measured.js';
import { startTestApp, type Call, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let call: Call;
let program: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  call = app.as(owner);
  program = await startProgram(app, owner);
});
afterAll(() => app.stop());

const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);

interface Flag {
  id: number;
  key: string;
  off: number;
  on: number;
}

async function newFlag(key: string): Promise<Flag> {
  const { projectId } = owner;
  const { id } = await done('POST', '/experiments', { projectId, title: key, key, type: 'Feature Flag' });
  const variations = await done('GET', `/experiments/${id}/variations`);
  const idOf = (title: string) => variations.find((one: Json) => one.title === title).id;
  return { id, key, off: idOf('off'), on: idOf('on') };
}

const newSegment = async (name: string, rules: object): Promise<number> =>
  (await done('POST', '/segments', { projectId: owner.projectId, name, rules })).id;

const setRules = (flag: Flag, rules: readonly Json[]) => done('PATCH', `/experiments/${flag.id}`, { rules });

describe('rules in the document of a flag', () => {
  it('are saved whole, get ids that never come back, and are in every answer, version and mark', async () => {
    const flag = await newFlag('rules-kept');
    const segment = await newSegment('Testers', { tester: true });
    const path = `/experiments/${flag.id}/document`;
    const { revision } = await done('GET', path);
    const shares = [
      { variationId: flag.off, percent: 50 },
      { variationId: flag.on, percent: 50 },
    ];
    const wanted = [
      { name: 'Testers', segmentIds: [segment], serve: { variationId: flag.on } },
      { name: 'Some', coverage: 12.5, serve: { shares } },
    ];
    const pins = [{ endUserId: 'boss', variationId: flag.on }];
    const saved = await done('PUT', path, { revision, experiment: { rules: wanted, pins } });

    const complete = { segmentIds: [], prerequisites: [], coverage: 100, schedule: [] };
    const rules = wanted.map((rule, index) => ({ ...complete, ...rule, id: index + 1 }));
    expect(saved.experiment).toMatchObject({ rules, pins });
    expect(await done('GET', path)).toEqual(saved);
    expect(await done('GET', `/experiments/${flag.id}`)).toMatchObject({ rules, pins });
    const inApi = (await program.call('GET', `/api/experiments/${flag.id}/document`)).body;
    expect(inApi.experiment.rules[0]).toMatchObject({
      ...{ segment_ids: [segment], serve: { variation_id: flag.on }, prerequisites: [] },
    });
    expect(inApi.experiment.pins).toEqual([{ end_user_id: 'boss', variation_id: flag.on }]);
    const put = await program.call('PUT', `/api/experiments/${flag.id}/document`, inApi);
    expect(put.body).toEqual(inApi);

    await done('PATCH', `/experiments/${flag.id}`, { status: 'Active' });
    await setRules(flag, [rules[0]!]);
    const again = await setRules(flag, [rules[0]!, { name: 'New', serve: { variationId: flag.on } }]);
    expect(again.rules.map(({ id }: Json) => id)).toEqual([1, 3]);
    const [before, version] = (await done('GET', `/experiments/${flag.id}/versions`)).slice(-2);
    expect(version.changes).toEqual(['Rules ‘Testers’ → ‘Testers’, ‘New’']);
    await done('POST', `/experiments/${flag.id}/versions/${before.number - 1}/restore`, {});
    expect((await done('GET', path)).experiment.rules).toEqual(rules);
    const marks = await app.dataSource.query(
      'SELECT DISTINCT kind FROM experiment_mark WHERE experiment_id = $1',
      [flag.id],
    );
    expect(marks).toEqual([{ kind: 'shares_changed' }]);
    const [{ version: allocation }] = await app.dataSource.query(
      'SELECT allocation_version - started_allocation_version AS version FROM experiment WHERE id = $1',
      [flag.id],
    );
    expect(allocation).toBe(3);
  });

  it('tells every fault where it stands', async () => {
    const flag = await newFlag('rules-wrong');
    const path = `/experiments/${flag.id}/document`;
    const { revision } = await done('GET', path);
    const past = new Date(Date.now() - 60_000).toISOString();
    const rules = [
      { name: '', serve: { variationId: flag.on } },
      { name: 'B', serve: {}, coverage: 12.345 },
    ];
    expectProblem(await call('PUT', path, { revision, experiment: { rules } }), 422, {
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
    expectProblem(await call('PUT', path, { revision, experiment: { rules: others, pins } }), 422, {
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
    expectProblem(await call('PATCH', `/experiments/${flag.id}`, { pins: many }), 422, { fields: ['pins'] });
    const { id } = await done('POST', '/experiments', { projectId: owner.projectId, title: 'No flag' });
    const [control] = await done('GET', `/experiments/${id}/variations`);
    const rule = { name: 'A', serve: { variationId: control.id } };
    expectProblem(await call('PATCH', `/experiments/${id}`, { rules: [rule] }), 422, { fields: ['rules'] });
  });

  it('refuses a cycle of prerequisites, and tells it', async () => {
    const [a, b, c] = [await newFlag('cycle-a'), await newFlag('cycle-b'), await newFlag('cycle-c')];
    const asking = (flag: Flag) => ({ experimentId: flag.id, variationId: flag.on });
    const rule = (flag: Flag, of: Flag) => ({
      ...{ name: 'R', prerequisites: [asking(of)], serve: { variationId: flag.on } },
    });
    await setRules(a, [rule(a, b)]);
    await setRules(b, [rule(b, c)]);

    const { body } = await call('PATCH', `/experiments/${c.id}`, { rules: [rule(c, a)] });
    expect(body).toMatchObject({
      status: 422,
      errors: [
        {
          field: 'rules.0.prerequisites.0',
          message: 'must not lead back to the flag itself: cycle-c → cycle-a → cycle-b → cycle-c',
        },
      ],
    });
    expectProblem(await call('PATCH', `/experiments/${c.id}`, { rules: [rule(c, c)] }), 422);
    expectProblem(await call('DELETE', `/variations/${b.on}`), 409, { code: 'in-use' });
  });

  it('keeps what rules use', async () => {
    const flag = await newFlag('rules-use');
    const segment = await newSegment('Used', { used: true });
    await setRules(flag, [{ name: 'A', segmentIds: [segment], serve: { variationId: flag.on } }]);

    expectProblem(await call('DELETE', `/segments/${segment}`), 409, { code: 'in-use' });
    expectProblem(await call('DELETE', `/variations/${flag.on}`), 409, { code: 'in-use' });
    await setRules(flag, []);
    await done('DELETE', `/segments/${segment}`);
  });
});

describe('a duplicate of a flag', () => {
  it('has its rules and pins, with variations of its own', async () => {
    const flag = await newFlag('rules-copied');
    const asked = await newFlag('rules-copied-asked');
    const segment = await newSegment('Copied', { copied: true });
    const prerequisites = [{ experimentId: asked.id, variationId: asked.on }];
    const soon = new Date(Date.now() + hourMs).toISOString();
    const served = ({ off, on }: Flag) => ({
      rules: [
        {
          ...{ name: 'Some', segmentIds: [segment], prerequisites, coverage: 12.5 },
          serve: { shares: [off, on].map((variationId) => ({ variationId, percent: 50 })) },
        },
        { name: 'All', segmentIds: [], prerequisites: [], coverage: 100, serve: { variationId: on } },
      ],
      pins: [{ endUserId: 'boss', variationId: on }],
    });
    const { rules, pins } = served(flag);
    await setRules(flag, [{ name: 'Gone', serve: { variationId: flag.on } }]);
    const schedule = [{ at: soon, coverage: 50 }];
    await done('PATCH', `/experiments/${flag.id}`, {
      rules: rules.map((rule) => ({ ...rule, schedule })),
      pins,
    });

    const copy = await done('POST', `/experiments/${flag.id}/duplicate`, {});
    const variations = await done('GET', `/experiments/${copy.id}/variations`);
    const idOf = (title: string) => variations.find((one: Json) => one.title === title).id;
    const own = served({ id: copy.id, key: copy.key, off: idOf('off'), on: idOf('on') });
    expect(idOf('on')).not.toBe(flag.on);
    const wanted = { ...own, rules: own.rules.map((rule, at) => ({ ...rule, id: at + 1, schedule: [] })) };
    expect(copy).toMatchObject({ ...wanted, status: 'Draft' });
    expect(await done('GET', `/experiments/${copy.id}`)).toMatchObject(wanted);
  });
});

describe('a copy in another project', () => {
  const conversion = { kind: 'conversion', source: { eventTypes: ['buy'] } };
  let projects = 0;

  const newProject = async (): Promise<number> =>
    (await done('POST', '/projects', { orgId: owner.orgId, name: `Other ${++projects}` })).id;

  const listOf = async (what: 'segments' | 'shared-metrics', projectId: number): Promise<Json[]> =>
    (await done('POST', `/${what}/all`, { orgId: owner.orgId, projectId, rows: 50, page: 1 })).items;

  /** A flag that uses something of each kind of its project. */
  async function fullFlag(key: string): Promise<Flag & { asked: Flag; segment: number }> {
    const { projectId } = owner;
    const [flag, asked] = [await newFlag(key), await newFlag(`${key}-asked`)];
    const segment = await newSegment(`Segment of ${key}`, { copied: key });
    const { id: shared } = await done('POST', '/shared-metrics', { projectId, name: key, ...conversion });
    await done('POST', `/experiments/${flag.id}/shared-metrics`, {
      metricId: shared,
      role: 'guardrail',
    });
    await done('PATCH', `/experiments/${flag.id}`, {
      rules: [
        {
          ...{ name: 'Some', segmentIds: [segment], coverage: 12.5 },
          prerequisites: [{ experimentId: asked.id, variationId: asked.on }],
          serve: { variationId: flag.on },
          schedule: [{ at: new Date(Date.now() + hourMs).toISOString(), coverage: 50 }],
        },
      ],
      pins: [{ endUserId: 'boss', variationId: flag.on }],
    });
    return { ...flag, asked, segment };
  }

  it('has key, rules, values and metrics, and names the things of its project', async () => {
    const flag = await fullFlag('copied');
    const other = await newProject();
    const path = `/experiments/${flag.id}/copy`;
    const missing = await call('POST', path, { projectId: other });
    expectProblem(missing, 422, { fields: ['projectId'] });
    expect(missing.body.detail).toContain('“copied-asked” with the variation “on”');
    expect(await listOf('segments', other)).toEqual([]);

    const asked = await done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const copy = await done('POST', path, { projectId: other });

    const variations = await done('GET', `/experiments/${copy.id}/variations`);
    const askedOn = (await done('GET', `/experiments/${asked.id}/variations`))[1];
    const [segment, ...noOther] = await listOf('segments', other);
    expect(noOther).toEqual([]);
    expect(segment).toMatchObject({ name: 'Segment of copied', rules: { copied: 'copied' } });
    expect(copy).toMatchObject({
      ...{ key: 'copied', title: 'copied', projectId: other, status: 'Draft', groupId: null },
      rules: [
        {
          ...{ id: 1, name: 'Some', segmentIds: [segment!.id], coverage: 12.5, schedule: [] },
          prerequisites: [{ experimentId: asked.id, variationId: askedOn.id }],
          serve: { variationId: variations[1].id },
        },
      ],
      pins: [{ endUserId: 'boss', variationId: variations[1].id }],
    });
    expect(variations).toMatchObject([
      { title: 'off', value: false, isControl: true, traffic: 100 },
      { title: 'on', value: true, traffic: 0 },
    ]);
    const [metric] = await listOf('shared-metrics', other);
    expect(metric).toMatchObject({ name: 'copied', kind: 'conversion', verified: false });
    expect(await done('GET', `/experiments/${copy.id}/metrics`)).toMatchObject([
      { sharedMetricId: metric!.id, role: 'guardrail' },
    ]);
    expectProblem(await call('POST', path, { projectId: other }), 409, { code: 'already-exists' });
    expect(await done('PATCH', `/experiments/${copy.id}`, { status: 'Active' })).toMatchObject({
      key: 'copied',
    });
  });

  it('finds segments and shared metrics by name and definition, and makes those that differ', async () => {
    const { projectId } = owner;
    const other = await newProject();
    const same = { name: 'Found', rules: { found: true } };
    const differing = { name: 'Differing', rules: { version: 1 } };
    const own = [await newSegment('Found', same.rules), await newSegment('Differing', differing.rules)];
    const there = await done('POST', '/segments', { projectId: other, ...same });
    await done('POST', '/segments', { projectId: other, ...differing, rules: { version: 2 } });
    const shared = await done('POST', '/shared-metrics', { projectId, name: 'Buys', ...conversion });
    const found = await done('POST', '/shared-metrics', { projectId: other, name: 'Buys', ...conversion });
    const { id } = await done('POST', '/experiments', { projectId, title: 'Found things' });
    await done('PUT', `/experiments/${id}/segments`, { segmentIds: own });
    await done('POST', `/experiments/${id}/shared-metrics`, { metricId: shared.id });
    await done('POST', `/experiments/${id}/metrics`, { title: 'Click', selector: '#buy' });

    const copy = await done('POST', `/experiments/${id}/copy`, { projectId: other });

    const segments = await listOf('segments', other);
    expect(segments.map(({ name, rules }) => ({ name, rules }))).toEqual([
      same,
      { ...differing, rules: { version: 2 } },
      differing,
    ]);
    const attached = await done('GET', `/experiments/${copy.id}/segments`);
    expect(attached.map((segment: Json) => segment.id)).toEqual([there.id, segments[2]!.id]);
    expect(await listOf('shared-metrics', other)).toHaveLength(1);
    expect(await done('GET', `/experiments/${copy.id}/metrics`)).toMatchObject([
      { sharedMetricId: found.id },
      { title: 'Click', selector: '#buy' },
    ]);
  });

  it('needs Editor in both projects, and what it has to make', async () => {
    const flag = await fullFlag('copied-by-others');
    const other = await newProject();
    const [copying, making] = ['act:create-experiment', 'act:create-segment'];
    const editor = await app.addMember(owner, { permission: 'Editor', actions: [copying] });
    const stranger = await app.signUp();
    const copy = (account: Account, projectId: number) =>
      app.as(account)('POST', `/experiments/${flag.id}/copy`, { projectId });

    expectProblem(await copy(editor, other), 403, { code: 'project-permission-missing' });
    await app.dataSource.query(
      'INSERT INTO project_user (project_id, user_id, permission_type) VALUES ($1, $2, $3)',
      [...[other, editor.userId, 'Viewer']],
    );
    expectProblem(await copy(editor, other), 403, { code: 'project-permission-missing' });
    expectProblem(await copy(stranger, stranger.projectId), 404);
    expectProblem(await call('POST', `/experiments/${flag.id}/copy`, { projectId: stranger.projectId }), 404);
    expectProblem(await call('POST', `/experiments/${flag.id}/copy`, { projectId: owner.projectId }), 422, {
      fields: ['projectId'],
    });
    expectProblem(await call('POST', `/experiments/${flag.id}/copy`, {}), 422, { fields: ['projectId'] });

    await app.dataSource.query(`UPDATE project_user SET permission_type = 'Editor' WHERE user_id = $1`, [
      editor.userId,
    ]);
    await done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const refused = await copy(editor, other);
    expectProblem(refused, 403, { code: 'action-not-granted' });
    expect(refused.body.detail).toContain(making);
    expect(await listOf('segments', other)).toEqual([]);
  });

  it('does not leave the organization, even with both projects in reach', async () => {
    const flag = await newFlag('copied-outside');
    const stranger = await app.signUp();
    await app.dataSource.query(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id, super)
       SELECT organization_id, $1, role_id, menu_template_id, true FROM organization_user WHERE user_id = $2`,
      [owner.userId, stranger.userId],
    );

    expectProblem(await call('POST', `/experiments/${flag.id}/copy`, { projectId: stranger.projectId }), 404);
    const { id } = await app.expectDone(
      ...([
        'POST',
        '/experiments',
        { projectId: stranger.projectId, title: 'Theirs' },
        stranger.headers,
      ] as const),
    );
    expectProblem(await call('GET', `/experiments/${flag.id}/copies/${id}`), 404);
  });

  it('is found from both sides, and compared without ids', async () => {
    const flag = await fullFlag('compared');
    const other = await newProject();
    await done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const copy = await done('POST', `/experiments/${flag.id}/copy`, { projectId: other });
    const compare = async () => (await done('GET', `/experiments/${flag.id}/copies/${copy.id}`)).differences;

    const member = await app.addMember(owner, { permission: 'Viewer' });
    expect(await done('GET', `/experiments/${flag.id}/copies`)).toEqual([
      {
        ...{ projectId: other, projectTitle: `Other ${projects}`, experimentId: copy.id },
        ...{ key: 'compared', title: 'compared', status: 'Draft', isOrigin: false },
        updatedAt: copy.updatedAt,
      },
    ]);
    expect(await done('GET', `/experiments/${copy.id}/copies`)).toMatchObject([
      { projectId: owner.projectId, experimentId: flag.id, isOrigin: true },
    ]);
    expect((await app.as(member)('GET', `/experiments/${flag.id}/copies`)).body).toEqual([]);
    expectProblem(await app.as(member)('GET', `/experiments/${flag.id}/copies/${copy.id}`), 403);
    const schedule = await compare();
    expect(schedule).toMatchObject([{ field: '/rules/Some/schedule', there: [] }]);

    const [off, on] = await done('GET', `/experiments/${copy.id}/variations`);
    await done('PATCH', `/variations/${on.id}`, { title: 'new' });
    const [rule] = copy.rules;
    await done('PATCH', `/experiments/${copy.id}`, {
      ...{
        coverage: 50,
        rules: [{ ...rule, coverage: 20 }],
        pins: [{ endUserId: 'boss', variationId: off.id }],
      },
    });

    expect(await compare()).toEqual([
      { field: '/experiment/coverage', words: 'Coverage', here: 100, there: 50 },
      {
        ...{ field: '/experiment/pins', words: 'Pinned end users' },
        ...{
          here: [{ endUserId: 'boss', variation: 'on' }],
          there: [{ endUserId: 'boss', variation: 'off' }],
        },
      },
      {
        field: '/variations/on',
        words: 'Variation ‘on’',
        here: expect.objectContaining({ value: true }),
        there: null,
      },
      { field: '/rules/Some/coverage', words: 'Coverage of the rule ‘Some’', here: 12.5, there: 20 },
      { field: '/rules/Some/serve', words: 'Served variation of the rule ‘Some’', here: 'on', there: 'new' },
      ...schedule,
      {
        field: '/variations/new',
        words: 'Variation ‘new’',
        here: null,
        there: expect.objectContaining({ value: true }),
      },
    ]);
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
    await recordVisitors(app, flag.id, visitors);
    await app.dataSource.query(
      'UPDATE assignment SET rule_id = $2 WHERE experiment_id = $1 AND end_user_id = ANY ($3)',
      [...[flag.id, ruleId, all.map(idOf)]],
    );
  }

  const resultsOf = (flag: Flag) => done('GET', `/experiments/${flag.id}/results?method=sequential`);

  it('are compared by the shares of the rule that measures alone', async () => {
    const flag = await newFlag('results-alone');
    const serve = halves(flag);
    const single = { name: 'Team', serve: { variationId: flag.on } };
    await done('PATCH', `/experiments/${flag.id}`, {
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
    const flag = await newFlag('results-mixed');
    const serve = halves(flag);
    const segment = await newSegment('Mixed', { mixed: true });
    const rules = [
      { name: 'Some', segmentIds: [segment], serve },
      { name: 'Rest', serve },
    ];
    const saved = await done('PATCH', `/experiments/${flag.id}`, {
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
    const { items } = await done('POST', '/experiments/overview', { projectId: owner.projectId });
    expect(items.find(({ id }: Json) => id === flag.id)).toMatchObject({
      ...{ headline: null, decision: null, warnings: expect.arrayContaining(['rules_mixed']) },
    });

    await setRules(flag, [saved.rules[1]]);
    expect(await resultsOf(flag)).toMatchObject(nothing);

    await app.dataSource.query(
      `UPDATE assignment SET moved_at = now() WHERE experiment_id = $1 AND rule_id = 2 AND variation_id = $2`,
      [flag.id, flag.on],
    );
    const { breakdown, groupableBy } = await done('GET', `/experiments/${flag.id}/results?by=rule_id`);
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
    const single = await program.done('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context });
    const { flags } = await program.done('POST', '/ofrep/v1/evaluate/flags', { context });
    const { bucket: _, ...metadata } = single.metadata;
    expect(flags.find(({ key }: Json) => key === flag.key)).toMatchObject({ ...single, metadata });
    const body = { projectId: owner.projectId, url: 'https://shop.example/', endUserId, attributes };
    const { decisions } = await app.expectDone('POST', '/decision', body);
    const decision = decisions.find(({ experimentId }: Json) => experimentId === flag.id);
    expect(decision.variation.value).toBe(single.value);
    const asked = { user_id: endUserId, experiment_id: flag.id, attributes };
    const assignment = await program.done('POST', '/api/assignment', asked);
    expect(assignment.value).toBe(single.value);
    return { ...single, assignedAt: assignment.assigned_at };
  }

  const rows = (flag: Flag) =>
    app.dataSource.query(
      `SELECT end_user_id AS "endUserId", rule_id AS "ruleId", variation_id AS "variationId",
         moved_at IS NOT NULL AS moved
       FROM assignment WHERE experiment_id = $1 ORDER BY end_user_id`,
      [flag.id],
    );

  /** Until the change is where decisions are made. */
  const settled = (flag: Flag, endUserId: string, attributes: Json, wanted: Json) =>
    waitUntil(async () => {
      const context = { targetingKey: endUserId, ...attributes };
      const { flags } = await program.done('POST', '/ofrep/v1/evaluate/flags', { context });
      const found = flags.find(({ key }: Json) => key === flag.key);
      return found?.metadata.ruleId === wanted.ruleId && found.value === (wanted.value ?? found.value);
    });

  it('serve the same over decisions, assignments and OFREP, and record only what shares serve', async () => {
    const flag = await newFlag('rules-served');
    const testers = await newSegment('Rule testers', { tester: true });
    const buyers = await newSegment('Rule buyers', { buyer: true });
    const other = await newFlag('rules-asked');
    await done('PATCH', `/experiments/${other.id}`, { status: 'Active' });
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
    await done('PATCH', `/experiments/${flag.id}`, { rules, pins, status: 'Active' });

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
    await done('PATCH', `/experiments/${other.id}`, { rules: withOther });
    await settled(flag, 'nobody', {}, { ruleId: 3 });
    expect(await rows(other)).toEqual([]);
  });

  it('keep the record of the rule that measured first, and note who moves between measured rules', async () => {
    const flag = await newFlag('rules-moved');
    const paying = await newSegment('Rule paying', { paying: true });
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
    const saved = await done('PATCH', `/experiments/${flag.id}`, { rules, status: 'Active' });
    await settled(flag, 'mover', {}, { ruleId: 2 });
    for (const user of ['mover', 'stays']) expect((await served(flag, user)).value).toBe(false);
    expect((await served(flag, 'mover', { paying: true })).value).toBe(true);
    const row = { ruleId: 2, variationId: flag.off };
    await waitUntil(async () => (await rows(flag)).some(({ moved }: Json) => moved));
    expect(await rows(flag)).toEqual([
      { endUserId: 'mover', ...row, moved: true },
      { endUserId: 'stays', ...row, moved: false },
    ]);

    expect(await done('GET', `/experiments/${flag.id}/results`)).toMatchObject({
      ...{ movedBetweenRules: 1, warnings: expect.arrayContaining(['moved_between_rules']) },
    });

    const [first, second] = saved.rules;
    await setRules(flag, [
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

describe('stale flags', () => {
  const running = async (key: string): Promise<Flag> => {
    const flag = await newFlag(key);
    const [off, on] = [flag.off, flag.on];
    await done('PUT', `/experiments/${flag.id}/traffic`, {
      allocations: [
        { variationId: off, traffic: 0 },
        { variationId: on, traffic: 100 },
      ],
    });
    await done('PATCH', `/experiments/${flag.id}`, { status: 'Active' });
    const context = { targetingKey: 'ready' };
    const path = `/ofrep/v1/evaluate/flags/${key}`;
    await waitUntil(async () => (await program.done('POST', path, { context })).value === true);
    return flag;
  };

  /** Counts as they are stored by now; each call of it takes what came since the one before. */
  async function countOf({ id }: Flag): Promise<number> {
    await app.app.get(EvaluationCounts, { strict: false }).flush();
    const [row] = await app.dataSource.query(
      'SELECT COALESCE(sum(count), 0)::int AS count FROM flag_evaluation WHERE project_id = $1 AND experiment_id = $2',
      [owner.projectId, id],
    );
    return row.count;
  }

  it('are told by counts of every way of asking', async () => {
    const flag = await running('asked-for');
    const context = { targetingKey: 'user' };
    const visit = { user_id: 'user' };
    const ways: [string, () => Promise<unknown>][] = [
      ['OFREP', () => program.done('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context })],
      ['OFREP, all', () => program.done('POST', '/ofrep/v1/evaluate/flags', { context })],
      [
        'decision',
        () =>
          done('POST', '/decision', {
            projectId: owner.projectId,
            endUserId: 'user',
            url: 'https://a.example/',
          }),
      ],
      ['assignment', () => program.done('POST', '/api/assignment', { ...visit, experiment_id: flag.id })],
      [
        'eligibility',
        () =>
          program.done('POST', '/api/experiments/check-eligibility', {
            ...visit,
            experiment_ids: [flag.key],
          }),
      ],
      [
        'evaluations',
        () =>
          program.done('POST', '/api/evaluations', { contexts: [{ context, experiment_ids: [flag.id] }] }),
      ],
      ['datafile', () => program.done('GET', '/api/datafile')],
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
    const { projectId } = owner;
    const [same, unasked, used] = [
      await running('same-for-all'),
      await running('not-asked'),
      await running('used'),
    ];
    const list = async (stale: boolean) =>
      (
        await done('POST', '/experiments/all', {
          ...{ orgId: owner.orgId, projectId, rows: 50, page: 1, type: 'Feature Flag', stale },
        })
      ).items as Json[];
    expect(await done('GET', `/projects/${projectId}/stale-flags`)).toEqual([]);
    for (const flag of [same, unasked, used]) await countOf(flag);
    const age = (table: string, column: string, { id }: Flag, days: number) =>
      app.dataSource.query(
        `UPDATE ${table} SET ${column} = ${column} - make_interval(days => $2) WHERE experiment_id = $1`,
        [id, days],
      );
    await age('experiment_version', 'at', same, 31);
    await age('experiment_version', 'at', unasked, 20);
    await age('flag_evaluation', 'day', unasked, 16);

    const stale = await done('GET', `/projects/${projectId}/stale-flags`);
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

    await program.done('POST', `/ofrep/v1/evaluate/flags/${unasked.key}`, {
      context: { targetingKey: 'back' },
    });
    await countOf(unasked);
    expect((await list(true)).map(({ id }) => id)).toEqual([same.id]);
  });
});

describe('POST /experiments/:id/evaluate', () => {
  const evaluate = (flag: Flag, context: Json) =>
    call('POST', `/experiments/${flag.id}/evaluate`, { context });
  const tried = async (flag: Flag, context: Json) => (await evaluate(flag, context)).body;

  it('tells what a draft or running flag serves to whom, and why, and records nothing', async () => {
    const flag = await newFlag('rules-tried');
    const other = await newFlag('rules-tried-other');
    const testers = await newSegment('Tried testers', { tester: true });
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
    await done('PATCH', `/experiments/${flag.id}`, {
      ...{ rules, pins: [{ endUserId: 'pinned', variationId: flag.off }] },
    });
    const whys = (body: Json) => body.rules.map(({ why }: Json) => why);
    for (const status of ['Draft', 'Active']) {
      if (status === 'Active') await done('PATCH', `/experiments/${flag.id}`, { status });
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
      await app.dataSource.query('SELECT 1 FROM assignment WHERE experiment_id = $1', [flag.id]),
    ).toEqual([]);

    const context = { targetingKey: 'kept', tester: true };
    await waitUntil(async () => {
      const { body } = await program.call('POST', `/ofrep/v1/evaluate/flags/${flag.key}`, { context });
      return body.metadata?.ruleId === 1;
    });
    const [recorded] = await app.dataSource.query(
      'SELECT variation_id AS id FROM assignment WHERE experiment_id = $1 AND end_user_id = $2',
      [flag.id, 'kept'],
    );
    const other50 = recorded.id === flag.on ? flag.off : flag.on;
    const [first, ...others] = (await done('GET', `/experiments/${flag.id}`)).rules;
    const turned = { ...first, serve: { shares: [{ variationId: other50, percent: 100 }] } };
    await setRules(flag, [turned, ...others]);
    expect(await tried(flag, context)).toMatchObject({ variation: { id: recorded.id }, ruleId: 1 });
    expect(await tried(flag, { ...context, targetingKey: 'not kept' })).toMatchObject({
      variation: { id: other50 },
    });

    await done('PATCH', `/experiments/${flag.id}`, { status: 'Paused' });
    const off = await tried(flag, { targetingKey: 'u' });
    expect(off).toMatchObject({ variation: { id: flag.off }, reason: 'DISABLED', ruleId: null });
    expect(whys(off)).toEqual(Array(4).fill('off'));
  });

  it('uses what is stored about the end user, and tells who gets nothing', async () => {
    const flag = await newFlag('rules-stored');
    const testers = await newSegment('Stored testers', { plan: 'pro' });
    const listed = await newSegment('Listed', {});
    await done('PATCH', `/segments/${listed}`, { rules: '' });
    await done('POST', `/segments/${listed}/users/listed`);
    await done('PATCH', `/experiments/${flag.id}`, {
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
    const flag = await newFlag('rules-context');
    for (const context of [{}, { targetingKey: '' }, { targetingKey: 7 }, { targetingKey: 'x'.repeat(129) }])
      expectProblem(await evaluate(flag, context), 422, { fields: ['context.targetingKey'] });
    expectProblem(await evaluate(flag, []), 422, { fields: ['context'] });
    expectProblem(await call('POST', `/experiments/${flag.id}/evaluate`, {}), 422, { fields: ['context'] });
  });
});
