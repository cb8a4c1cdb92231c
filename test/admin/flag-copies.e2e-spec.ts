import { hourMs } from '#libs/durations';
import { FlagsWorld, type Flag } from '../support/flags.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let world: FlagsWorld;
beforeAll(async () => {
  world = await FlagsWorld.create();
});
afterAll(() => world.stop());

describe('a duplicate of a flag', () => {
  it('has its rules and pins, with variations of its own', async () => {
    const flag = await world.newFlag('rules-copied');
    const asked = await world.newFlag('rules-copied-asked');
    const segment = await world.newSegment('Copied', { copied: true });
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
    await world.setRules(flag, [{ name: 'Gone', serve: { variationId: flag.on } }]);
    const schedule = [{ at: soon, coverage: 50 }];
    await world.done('PATCH', `/experiments/${flag.id}`, {
      rules: rules.map((rule) => ({ ...rule, schedule })),
      pins,
    });

    const copy = await world.done('POST', `/experiments/${flag.id}/duplicate`, {});
    const variations = await world.done('GET', `/experiments/${copy.id}/variations`);
    const idOf = (title: string) => variations.find((one: Json) => one.title === title).id;
    const own = served({ id: copy.id, key: copy.key, off: idOf('off'), on: idOf('on') });
    expect(idOf('on')).not.toBe(flag.on);
    const wanted = { ...own, rules: own.rules.map((rule, at) => ({ ...rule, id: at + 1, schedule: [] })) };
    expect(copy).toMatchObject({ ...wanted, status: 'Draft' });
    expect(await world.done('GET', `/experiments/${copy.id}`)).toMatchObject(wanted);
  });
});

describe('a copy in another project', () => {
  const conversion = { kind: 'conversion', source: { eventTypes: ['buy'] } };
  let projects = 0;

  const newProject = async (): Promise<number> =>
    (await world.done('POST', '/projects', { orgId: world.owner.orgId, name: `Other ${++projects}` })).id;

  const listOf = async (what: 'segments' | 'shared-metrics', projectId: number): Promise<Json[]> =>
    (await world.done('POST', `/${what}/all`, { orgId: world.owner.orgId, projectId, rows: 50, page: 1 }))
      .items;

  /** A flag that uses something of each kind of its project. */
  async function fullFlag(key: string): Promise<Flag & { asked: Flag; segment: number }> {
    const { projectId } = world.owner;
    const [flag, asked] = [await world.newFlag(key), await world.newFlag(`${key}-asked`)];
    const segment = await world.newSegment(`Segment of ${key}`, { copied: key });
    const { id: shared } = await world.done('POST', '/shared-metrics', {
      projectId,
      name: key,
      ...conversion,
    });
    await world.done('POST', `/experiments/${flag.id}/shared-metrics`, {
      metricId: shared,
      role: 'guardrail',
    });
    await world.done('PATCH', `/experiments/${flag.id}`, {
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
    const missing = await world.call('POST', path, { projectId: other });
    expectProblem(missing, 422, { fields: ['projectId'] });
    expect(missing.body.detail).toContain('“copied-asked” with the variation “on”');
    expect(await listOf('segments', other)).toEqual([]);

    const asked = await world.done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const copy = await world.done('POST', path, { projectId: other });

    const variations = await world.done('GET', `/experiments/${copy.id}/variations`);
    const askedOn = (await world.done('GET', `/experiments/${asked.id}/variations`))[1];
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
    expect(await world.done('GET', `/experiments/${copy.id}/metrics`)).toMatchObject([
      { sharedMetricId: metric!.id, role: 'guardrail' },
    ]);
    expectProblem(await world.call('POST', path, { projectId: other }), 409, { code: 'already-exists' });
    expect(await world.done('PATCH', `/experiments/${copy.id}`, { status: 'Active' })).toMatchObject({
      key: 'copied',
    });
  });

  it('finds segments and shared metrics by name and definition, and makes those that differ', async () => {
    const { projectId } = world.owner;
    const other = await newProject();
    const same = { name: 'Found', rules: { found: true } };
    const differing = { name: 'Differing', rules: { version: 1 } };
    const own = [
      await world.newSegment('Found', same.rules),
      await world.newSegment('Differing', differing.rules),
    ];
    const there = await world.done('POST', '/segments', { projectId: other, ...same });
    await world.done('POST', '/segments', { projectId: other, ...differing, rules: { version: 2 } });
    const shared = await world.done('POST', '/shared-metrics', { projectId, name: 'Buys', ...conversion });
    const found = await world.done('POST', '/shared-metrics', {
      projectId: other,
      name: 'Buys',
      ...conversion,
    });
    const { id } = await world.done('POST', '/experiments', { projectId, title: 'Found things' });
    await world.done('PUT', `/experiments/${id}/segments`, { segmentIds: own });
    await world.done('POST', `/experiments/${id}/shared-metrics`, { metricId: shared.id });
    await world.done('POST', `/experiments/${id}/metrics`, { title: 'Click', selector: '#buy' });

    const copy = await world.done('POST', `/experiments/${id}/copy`, { projectId: other });

    const segments = await listOf('segments', other);
    expect(segments.map(({ name, rules }) => ({ name, rules }))).toEqual([
      same,
      { ...differing, rules: { version: 2 } },
      differing,
    ]);
    const attached = await world.done('GET', `/experiments/${copy.id}/segments`);
    expect(attached.map((segment: Json) => segment.id)).toEqual([there.id, segments[2]!.id]);
    expect(await listOf('shared-metrics', other)).toHaveLength(1);
    expect(await world.done('GET', `/experiments/${copy.id}/metrics`)).toMatchObject([
      { sharedMetricId: found.id },
      { title: 'Click', selector: '#buy' },
    ]);
  });

  it('needs Editor in both projects, and what it has to make', async () => {
    const flag = await fullFlag('copied-by-others');
    const other = await newProject();
    const [copying, making] = ['act:create-experiment', 'act:create-segment'];
    const editor = await world.app.addMember(world.owner, { permission: 'Editor', actions: [copying] });
    const stranger = await world.app.signUp();
    const copy = (account: Account, projectId: number) =>
      world.app.as(account)('POST', `/experiments/${flag.id}/copy`, { projectId });

    expectProblem(await copy(editor, other), 403, { code: 'project-permission-missing' });
    await world.app.dataSource.query(
      'INSERT INTO project_user (project_id, user_id, permission_type) VALUES ($1, $2, $3)',
      [...[other, editor.userId, 'Viewer']],
    );
    expectProblem(await copy(editor, other), 403, { code: 'project-permission-missing' });
    expectProblem(await copy(stranger, stranger.projectId), 404);
    expectProblem(
      await world.call('POST', `/experiments/${flag.id}/copy`, { projectId: stranger.projectId }),
      404,
    );
    expectProblem(
      await world.call('POST', `/experiments/${flag.id}/copy`, { projectId: world.owner.projectId }),
      422,
      {
        fields: ['projectId'],
      },
    );
    expectProblem(await world.call('POST', `/experiments/${flag.id}/copy`, {}), 422, {
      fields: ['projectId'],
    });

    await world.app.dataSource.query(
      `UPDATE project_user SET permission_type = 'Editor' WHERE user_id = $1`,
      [editor.userId],
    );
    await world.done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const refused = await copy(editor, other);
    expectProblem(refused, 403, { code: 'action-not-granted' });
    expect(refused.body.detail).toContain(making);
    expect(await listOf('segments', other)).toEqual([]);
  });

  it('does not leave the organization, even with both projects in reach', async () => {
    const flag = await world.newFlag('copied-outside');
    const stranger = await world.app.signUp();
    await world.app.dataSource.query(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id, super)
       SELECT organization_id, $1, role_id, menu_template_id, true FROM organization_user WHERE user_id = $2`,
      [world.owner.userId, stranger.userId],
    );

    expectProblem(
      await world.call('POST', `/experiments/${flag.id}/copy`, { projectId: stranger.projectId }),
      404,
    );
    const { id } = await world.app.expectDone(
      ...([
        'POST',
        '/experiments',
        { projectId: stranger.projectId, title: 'Theirs' },
        stranger.headers,
      ] as const),
    );
    expectProblem(await world.call('GET', `/experiments/${flag.id}/copies/${id}`), 404);
  });

  it('is found from both sides, and compared without ids', async () => {
    const flag = await fullFlag('compared');
    const other = await newProject();
    await world.done('POST', `/experiments/${flag.asked.id}/copy`, { projectId: other });
    const copy = await world.done('POST', `/experiments/${flag.id}/copy`, { projectId: other });
    const compare = async () =>
      (await world.done('GET', `/experiments/${flag.id}/copies/${copy.id}`)).differences;

    const member = await world.app.addMember(world.owner, { permission: 'Viewer' });
    expect(await world.done('GET', `/experiments/${flag.id}/copies`)).toEqual([
      {
        ...{ projectId: other, projectTitle: `Other ${projects}`, experimentId: copy.id },
        ...{ key: 'compared', title: 'compared', status: 'Draft', isOrigin: false },
        updatedAt: copy.updatedAt,
      },
    ]);
    expect(await world.done('GET', `/experiments/${copy.id}/copies`)).toMatchObject([
      { projectId: world.owner.projectId, experimentId: flag.id, isOrigin: true },
    ]);
    expect((await world.app.as(member)('GET', `/experiments/${flag.id}/copies`)).body).toEqual([]);
    expectProblem(await world.app.as(member)('GET', `/experiments/${flag.id}/copies/${copy.id}`), 403);
    const schedule = await compare();
    expect(schedule).toMatchObject([{ field: '/rules/Some/schedule', there: [] }]);

    const [off, on] = await world.done('GET', `/experiments/${copy.id}/variations`);
    await world.done('PATCH', `/variations/${on.id}`, { title: 'new' });
    const [rule] = copy.rules;
    await world.done('PATCH', `/experiments/${copy.id}`, {
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
