import murmurhash from 'murmurhash';
import { Assignment, Experiment, Variation } from '#libs/entities';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
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

/** Visitors that the given app decided for, with their variation ids; 0 for none. */
async function variationsOf(
  projectId: number,
  endUserIds: readonly (string | number)[],
  asked: DecisionTestApp = app,
): Promise<number[]> {
  const answers = await Promise.all(
    endUserIds.map((endUserId) => asked.decide({ projectId, url, endUserId })),
  );
  return answers.map(({ body }) => body.decisions[0]?.variation.variationId ?? 0);
}

/** The published formula, computed with the package alone. */
function bucketOf(endUserId: string | number, experimentId: number): number {
  const hash = murmurhash.v3(Buffer.from(`${endUserId}:${experimentId}`), 0) | 0;
  return (Math.abs(hash) % 10_000) + 1;
}

function assignmentsOf({ id }: Experiment): Promise<Assignment[]> {
  return bed.dataSource.getRepository(Assignment).findBy({ experimentId: id });
}

const visitors = (count: number, name = 'visitor'): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

/** Changes shares the way the admin app does; variations in id order. */
function changeShares(experiment: BuiltExperiment, shares: readonly number[]): Promise<void> {
  return bed.change(experiment.projectId, async (manager) => {
    for (const [index, traffic] of shares.entries()) {
      await manager.update(Variation, experiment.variations[index]!.id, { traffic });
    }
    await manager.increment(Experiment, { id: experiment.id }, 'allocationVersion', 1);
  });
}

async function untilServed(projectId: number, check: (variationIds: Set<number>) => boolean, name: string) {
  let round = 0;
  await waitUntil(async () =>
    check(new Set(await variationsOf(projectId, visitors(20, `${name}-${round++}`)))),
  );
}

describe('Bucketing', () => {
  it('gives 2,000 visitors exactly what the published formula says, in shares of 34, 33 and 33', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { traffic: [34, 33, 33] });
    const ids = experiment.variations.map(({ id }) => id);

    const answered = await variationsOf(project.id, visitors(2_000));

    const expected = visitors(2_000).map((visitor) => {
      const bucket = bucketOf(visitor, experiment.id);
      return bucket <= 3_400 ? ids[0] : bucket <= 6_700 ? ids[1] : ids[2];
    });
    expect(answered).toEqual(expected);
    const recorded = await assignmentsOf(experiment);
    expect(new Map(recorded.map((row) => [row.endUserId, row.variationId]))).toEqual(
      new Map(visitors(2_000).map((visitor, index) => [visitor, expected[index]])),
    );
  });

  it('agrees with the formula for visitors known by integers', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const integers = [0, 1, 42, 2 ** 31, 2 ** 53 - 1];

    const answered = await variationsOf(project.id, integers);

    const [control, other] = experiment.variations;
    expect(answered).toEqual(
      integers.map((id) => (bucketOf(id, experiment.id) <= 5_000 ? control!.id : other!.id)),
    );
  });
});

describe('Recording', () => {
  it('records an assignment once, with the time and allocation version of its first exposure', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = Date.now();

    const first = await variationsOf(project.id, ['ada']);
    const after = Date.now();
    const second = await variationsOf(project.id, ['ada']);

    expect(second).toEqual(first);
    const [assignment, ...others] = await assignmentsOf(experiment);
    expect(others).toEqual([]);
    expect(assignment).toMatchObject({ endUserId: 'ada', variationId: first[0], allocationVersion: 1 });
    expect(assignment!.assignedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(assignment!.assignedAt.getTime()).toBeLessThanOrEqual(after);
  });

  it('makes one assignment of fifty equal requests that race, over two processes', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const other = await bed.startApp();

    const answers = await Promise.all([
      variationsOf(project.id, Array<string>(25).fill('racer')),
      variationsOf(project.id, Array<string>(25).fill('racer'), other),
    ]);

    expect(new Set(answers.flat()).size).toBe(1);
    expect(await assignmentsOf(experiment)).toHaveLength(1);
  });

  it('answers after the exposure is durable', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);

    for (const visitor of visitors(20)) {
      await variationsOf(project.id, [visitor]);
      const stored = await assignmentsOf(experiment);
      expect(stored.map(({ endUserId }) => endUserId)).toContain(visitor);
    }
  });

  it('leaves out visitors beyond the coverage and records nothing of them', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, { coverage: 30 });

    const answered = await variationsOf(project.id, visitors(400));

    const covered = answered.filter((id) => id !== 0).length;
    expect(covered).toBeGreaterThan(80);
    expect(covered).toBeLessThan(160);
    expect(await assignmentsOf(experiment)).toHaveLength(covered);
  });
});

describe('Stickiness', () => {
  it('keeps everybody in their variation when shares change, and gives newcomers the new shares', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = await variationsOf(project.id, visitors(300));

    await changeShares(experiment, [0, 100]);
    await untilServed(project.id, (ids) => ids.size === 1, 'newcomer');

    expect(new Set(before).size).toBe(2);
    expect(await variationsOf(project.id, visitors(300))).toEqual(before);
    const newcomers = await variationsOf(project.id, visitors(50, 'late'));
    expect(new Set(newcomers)).toEqual(new Set([experiment.variations[1]!.id]));
  });

  it('keeps them also in a process that has never seen them', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = await variationsOf(project.id, visitors(300));
    await changeShares(experiment, [0, 100]);

    const fresh = await bed.startApp();

    expect(await variationsOf(project.id, visitors(300), fresh)).toEqual(before);
    expect(await variationsOf(project.id, visitors(300), fresh)).toEqual(before);
  });

  it('keeps them when the coverage shrinks to nothing', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = await variationsOf(project.id, visitors(100));

    await bed.change(project.id, async (manager) => {
      await manager.update(Experiment, experiment.id, { coverage: 0, allocationVersion: 2 });
    });
    await untilServed(project.id, (ids) => ids.size === 1 && ids.has(0), 'newcomer');

    expect(await variationsOf(project.id, visitors(100))).toEqual(before);
    expect(await variationsOf(project.id, visitors(100), await bed.startApp())).toEqual(before);
  });

  it('keeps them across pause and resume', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const before = await variationsOf(project.id, visitors(100));
    const setStatus = (status: 'Active' | 'Paused') =>
      bed.change(project.id, (manager) => manager.update(Experiment, experiment.id, { status }));

    await setStatus('Paused');
    await waitUntil(async () => (await variationsOf(project.id, ['ada']))[0] === 0);
    await changeShares(experiment, [10, 90]);
    await setStatus('Active');
    await waitUntil(async () => (await variationsOf(project.id, ['ada']))[0] !== 0);

    expect(await variationsOf(project.id, visitors(100))).toEqual(before);
  });

  it('gives the visitors of a retired variation the control, and keeps the others', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { traffic: [34, 33, 33] });
    const [control, retired] = experiment.variations.map(({ id }) => id);
    const before = await variationsOf(project.id, visitors(200));

    await bed.change(project.id, async (manager) => {
      await manager.update(Variation, retired!, { retiredAt: new Date() });
      await manager.update(Experiment, experiment.id, { allocationVersion: 2 });
    });
    await untilServed(project.id, (ids) => !ids.has(retired!), 'newcomer');

    const after = await variationsOf(project.id, visitors(200));
    expect(after).toEqual(before.map((id) => (id === retired ? control : id)));
    const recorded = await assignmentsOf(experiment);
    expect(recorded.filter(({ variationId }) => variationId === retired).length).toBeGreaterThan(0);
  });

  it('moves nobody while a change is on its way through two processes under load', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const apps = [app, await bed.startApp()];
    const seen = new Map<string, Set<number>>();
    const visit = async (visitor: string, asked: DecisionTestApp) => {
      const [variationId = 0] = await variationsOf(project.id, [visitor], asked);
      seen.set(visitor, (seen.get(visitor) ?? new Set()).add(variationId));
    };

    for (let round = 0; round < 20; round++) {
      const change = changeShares(experiment, [round % 2 ? 95 : 5, round % 2 ? 5 : 95]);
      for (let step = 0; step < 4; step++) {
        const names = visitors(10, `round-${round}-${step}`);
        await Promise.all(names.flatMap((name) => apps.map((asked) => visit(name, asked))));
      }
      await change;
      await Promise.all(visitors(20).map((name, index) => visit(name, apps[(round + index) % 2]!)));
    }

    const moved = [...seen].filter(([, variationIds]) => variationIds.size !== 1);
    expect(moved).toEqual([]);
    expect(await assignmentsOf(experiment)).toHaveLength(seen.size);
  });

  it('serves what was recorded elsewhere a moment ago instead of what the hash says', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    const [control, other] = experiment.variations.map(({ id }) => id);
    const movable = visitors(40).filter((visitor) => bucketOf(visitor, experiment.id) <= 5_000);
    const assignments = bed.dataSource.getRepository(Assignment);
    await assignments.insert(
      movable.map((endUserId) => ({
        ...{ projectId: project.id, experimentId: experiment.id, endUserId, variationId: other! },
        allocationVersion: 2,
        assignedAt: new Date(),
      })),
    );

    const answered = await variationsOf(project.id, movable);

    expect(control).not.toBe(other);
    expect(new Set(answered)).toEqual(new Set([other]));
    expect(await variationsOf(project.id, movable)).toEqual(answered);
  });
});

describe('Personalization', () => {
  it('shows the control to everybody as long as no variation names a segment, and records it', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, { type: 'Personalization' });

    const answered = await variationsOf(project.id, visitors(20));

    expect(new Set(answered)).toEqual(new Set([experiment.variations[0]!.id]));
    expect(await assignmentsOf(experiment)).toHaveLength(20);
  });
});
