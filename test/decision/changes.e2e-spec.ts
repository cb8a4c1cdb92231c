import { setTimeout as sleep } from 'node:timers/promises';
import { announceOrganizationChange } from '#libs/datafiles';
import {
  Experiment,
  ExperimentGroup,
  ExperimentSegment,
  loadDatafile,
  Organization,
  Project,
  Segment,
  SegmentUser,
} from '#libs/entities';
import { buildApiKey, buildExperiment, buildProject } from '../support/builders.js';
import { setCounters } from '../support/counters.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

afterAll(() => bed.stop());

const url = 'https://shop.example/';
const patienceMs = 1_000;

async function decisionsOf(projectId: number, asked = app): Promise<number> {
  const { status, body } = await asked.decide({ projectId, url, endUserId: 'ada' });
  return status === 200 ? body.decisions.length : -status;
}

function setStatus({ id, projectId }: Experiment, status: 'Active' | 'Paused'): Promise<void> {
  return bed.change(projectId, (manager) => manager.update(Experiment, id, { status }));
}

describe('A change', () => {
  it('takes a paused experiment out of the answers of every process within a second', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const other = await bed.startApp();
    expect(await decisionsOf(project.id)).toBe(1);
    expect(await decisionsOf(project.id, other)).toBe(1);

    await setStatus(experiment, 'Paused');

    await waitUntil(async () => (await decisionsOf(project.id)) === 0, patienceMs);
    await waitUntil(async () => (await decisionsOf(project.id, other)) === 0, patienceMs);
  });

  it('is not needed for a planned end: nobody is assigned from then on', async () => {
    const project = await buildProject(bed.dataSource);
    const endAt = new Date(Date.now() + 1_500);
    const experiment = await buildExperiment(bed.dataSource, project.id, { endAt });
    const key = await buildApiKey(bed.dataSource, project.id);
    const assign = (user_id: string) => {
      const asked = { user_id, experiment_id: experiment.key };
      return app.request('POST', '/api/assignment', asked, { authorization: `Bearer ${key}` });
    };
    expect(await decisionsOf(project.id)).toBe(1);
    expect((await assign('ada')).body).toMatchObject({ assigned_at: expect.any(String) });

    await sleep(endAt.getTime() - Date.now());

    expect(await decisionsOf(project.id)).toBe(0);
    expect((await assign('ben')).body).toMatchObject({ variant_id: null, reason: 'not_active' });
    expect((await assign('ada')).body).toMatchObject({ variant_id: null, reason: 'not_active' });
  });

  it('takes no effect when its transaction is rolled back', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    expect(await decisionsOf(project.id)).toBe(1);

    const failed = bed.change(project.id, async (manager) => {
      await manager.update(Experiment, experiment.id, { status: 'Paused' });
      throw new Error('no');
    });

    await expect(failed).rejects.toThrow('no');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await decisionsOf(project.id)).toBe(1);
    expect((await bed.dataSource.getRepository(Project).findOneByOrFail({ id: project.id })).revision).toBe(
      1,
    );
  });

  it('is in force after the last of many quick ones', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    expect(await decisionsOf(project.id)).toBe(1);

    for (let round = 0; round < 20; round++) {
      await setStatus(experiment, round % 2 === 0 ? 'Paused' : 'Active');
    }
    await setStatus(experiment, 'Paused');

    await waitUntil(async () => (await decisionsOf(project.id)) === 0, patienceMs);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await decisionsOf(project.id)).toBe(0);
  });

  it('is found by itself when its announcement was lost', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    expect(await decisionsOf(project.id)).toBe(1);

    await bed.dataSource.transaction(async (manager) => {
      await manager.update(Experiment, experiment.id, { status: 'Paused' });
      await manager.increment(Project, { id: project.id }, 'revision', 1);
    });

    await waitUntil(async () => (await decisionsOf(project.id)) === 0, 8_000);
  });

  it('is heard again after the listening connection was lost', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    expect(await decisionsOf(project.id)).toBe(1);
    const listeners = `application_name = 'abtestingtool announcements' AND datname = current_database()`;
    const count = async () =>
      (await bed.dataSource.query(`SELECT pid FROM pg_stat_activity WHERE ${listeners}`)).length as number;
    const before = await count();

    await bed.dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${listeners}`);
    await setStatus(experiment, 'Paused');

    await waitUntil(async () => (await decisionsOf(project.id)) === 0, 4_000);
    await waitUntil(async () => (await count()) === before);
  });

  it('lets a project be found as soon as it is made, though somebody asked too early', async () => {
    const { organizationId } = await buildProject(bed.dataSource);
    const [{ next }] = await bed.dataSource.query('SELECT max(id) + 1 AS next FROM project');
    expect(await decisionsOf(next)).toBe(-404);

    await bed.change(next, (manager) => manager.insert(Project, { organizationId, name: 'New' }));

    await waitUntil(async () => (await decisionsOf(next)) === 0, patienceMs);
  });

  it('of an organization reaches all its projects: disabling ends the service, enabling brings it back', async () => {
    const { id, organizationId } = await buildProject(bed.dataSource);
    const second = await bed.dataSource.getRepository(Project).save({ organizationId, name: 'Second' });
    const setDisabled = (disabled: boolean) =>
      bed.dataSource.transaction(async (manager) => {
        await manager.update(Organization, organizationId, { disabled });
        expect(await announceOrganizationChange(manager, organizationId)).toBe(2);
      });
    const answers = async () => [await decisionsOf(id), await decisionsOf(second.id)];
    expect(await answers()).toEqual([0, 0]);

    await setDisabled(true);
    await waitUntil(async () => (await answers()).every((answer) => answer === -404), patienceMs);

    await setDisabled(false);
    await waitUntil(async () => (await answers()).every((answer) => answer === 0), patienceMs);
  });

  it('can only be announced for a project that exists', async () => {
    const announcement = bed.change(2_147_483_647, () => Promise.resolve());

    await expect(announcement).rejects.toThrow(RangeError);
  });
});

describe('loadDatafile', () => {
  it('holds Active experiments with their parts in id order, and says which are sticky', async () => {
    const project = await buildProject(bed.dataSource, {
      holdoutPercent: 12.5,
      publishCounters: true,
      allowedOrigins: ['https://shop.example'],
    });
    const plain = await buildExperiment(
      bed.dataSource,
      project.id,
      { url: 'https://shop.example/', coverage: 33.33 },
      {
        traffic: [33.34, 33.33, 33.33],
        variations: [{}, { redirectUrl: 'https://shop.example/b' }, { retiredAt: new Date() }],
        conditions: [
          { operator: 'IS_NOT', urls: ['https://shop.example/b'] },
          { operator: 'CONTAIN', urls: ['/a', '/b'] },
        ],
        metrics: [{}, { custom: true, selector: 'signup' }],
      },
    );
    await setCounters(bed.dataSource, plain.metrics[0]!.id, { live: 3, qa: 4 });
    const changed = await buildExperiment(bed.dataSource, project.id, { allocationVersion: 3 });
    await buildExperiment(bed.dataSource, project.id, { status: 'Paused' });

    const datafile = await loadDatafile(bed.dataSource, project.id);

    expect(datafile).toMatchObject({ projectId: project.id, revision: 1 });
    expect(datafile!.settings).toEqual({
      ...{ holdoutPercent: 12.5, publishCounters: true, allowedOrigins: ['https://shop.example'] },
      storedAttributesInPublic: false,
      ...{ publicNames: true, requirePublicId: false, browsersOnly: false },
      browserStreams: false,
    });
    const [first, second, ...others] = datafile!.experiments;
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ id: plain.id, key: plain.key, url: 'https://shop.example/', coverage: 33.33, group: null },
      ...{ allocationVersion: 1, sticky: false, segments: [] },
    });
    expect(
      first!.variations.map(({ id, traffic, redirectUrl, isControl, retired }) => [
        ...[id, traffic, redirectUrl, isControl, retired],
      ]),
    ).toEqual([
      [plain.variations[0]!.id, 33.34, null, true, false],
      [plain.variations[1]!.id, 33.33, 'https://shop.example/b', false, false],
      [plain.variations[2]!.id, 33.33, null, false, true],
    ]);
    expect(first!.conditions.map(({ id, operator }) => [id, operator])).toEqual(
      plain.conditions.map(({ id, operator }) => [id, operator]),
    );
    expect(first!.metrics).toEqual([
      {
        ...{ id: plain.metrics[0]!.id, title: 'Buy', custom: false, selector: '#buy', description: '' },
        ...{ triggeredOnLIVE: 3, triggeredOnQA: 4, maxPublicValue: null },
      },
      {
        ...{ id: plain.metrics[1]!.id, title: 'Buy', custom: true, selector: 'signup', description: '' },
        ...{ triggeredOnLIVE: 0, triggeredOnQA: 0, maxPublicValue: null },
      },
    ]);
    expect(second).toMatchObject({ id: changed.id, url: null, allocationVersion: 3, sticky: true });
  });

  it('holds the segments of experiments and variations, and the slot in a group', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const { manager } = bed.dataSource;
    const ruled = await manager.save(Segment, { projectId, name: 'Pros', rules: { plan: 'pro' } });
    const chosen = await manager.save(Segment, { projectId, name: 'Chosen', rules: null });
    const group = await manager.save(ExperimentGroup, { projectId, name: 'Group' });
    const slot = { groupId: group.id, groupFrom: 33.33, groupTo: 66.66 };
    const variations = [{}, { segmentId: ruled.id }, { segmentId: chosen.id }];
    const parts = { traffic: [34, 33, 33], variations };
    const { id } = await buildExperiment(bed.dataSource, projectId, slot, parts);
    const attached = [ruled.id, chosen.id].map((segmentId) => ({ experimentId: id, segmentId }));
    await manager.insert(ExperimentSegment, attached);
    await manager.insert(SegmentUser, { projectId, segmentId: chosen.id, endUserId: 'ada' });

    const [experiment] = (await loadDatafile(bed.dataSource, projectId))!.experiments;

    expect(experiment!.group).toEqual({ id: group.id, from: 33.33, to: 66.66 });
    expect(experiment!.segments).toEqual([
      { id: ruled.id, rules: { plan: 'pro' }, hasMembers: false },
      { id: chosen.id, rules: null, hasMembers: true },
    ]);
    expect(
      experiment!.variations.map(({ segmentId, segmentRules, segmentHasMembers }) => [
        ...[segmentId, segmentRules, segmentHasMembers],
      ]),
    ).toEqual([
      [null, null, false],
      [ruled.id, { plan: 'pro' }, false],
      [chosen.id, null, true],
    ]);
  });

  it('is nothing for a project that does not exist', async () => {
    expect(await loadDatafile(bed.dataSource, 2_147_483_647)).toBeUndefined();
  });
});
