import { setTimeout as sleep } from 'node:timers/promises';
import { Assignment, Event, Experiment } from '#libs/entities';
import { buildExperiment, buildProject } from '../support/builders.js';
import { countersOf } from '../support/counters.js';
import { waitUntil } from '../support/wait-until.js';
import { DatabaseProxy } from './database-proxy.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let proxy: DatabaseProxy;
let app: DecisionTestApp;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  proxy = await DatabaseProxy.to(bed.databaseUrl);
  app = await bed.startApp({ DB_URL: proxy.url });
});

afterEach(async () => {
  proxy.thaw();
  if (!proxy.isUp) await proxy.giveBack();
});

afterAll(async () => {
  await bed.stop();
  await proxy.takeAway();
});

const url = 'https://shop.example/';
const metrics = [{ custom: true, selector: 'signup' }];

function assignmentsOf({ id }: Experiment): Promise<Assignment[]> {
  return bed.dataSource.getRepository(Assignment).findBy({ experimentId: id });
}

async function decide(projectId: number, endUserId: string) {
  const started = performance.now();
  const { status, headers, body } = await app.decide({ projectId, url, endUserId });
  const served = (body.decisions ?? []).map((decision: { variation: { variationId: number } }) => {
    return decision.variation.variationId;
  });
  return { status, headers, served, ms: performance.now() - started };
}

const names = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

describe('While the database is away', () => {
  it('decisions of known projects go on, and their exposures are recorded once when it is back', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await decide(project.id, 'known');

    await proxy.takeAway();
    const answers = await Promise.all(
      [...names(50, 'new'), ...names(50, 'new'), 'known'].map((name) => decide(project.id, name)),
    );
    const later = await decide(project.id, 'new-7');

    expect(answers.every(({ status, served }) => status === 200 && served.length === 1)).toBe(true);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(2_500);
    expect(later.served).toEqual(answers[7]!.served);
    expect(later.ms).toBeLessThan(200);

    await proxy.giveBack();
    await waitUntil(async () => (await assignmentsOf(experiment)).length === 51);
    const recorded = new Map(
      (await assignmentsOf(experiment)).map(({ endUserId, variationId }) => [endUserId, variationId]),
    );
    expect(names(50, 'new').map((name) => [recorded.get(name)])).toEqual(
      answers.slice(0, 50).map(({ served }) => served),
    );
  });

  it('projects that are not in memory are unavailable for the moment', async () => {
    const project = await buildProject(bed.dataSource);

    await proxy.takeAway();
    const away = await decide(project.id, 'ada');
    await proxy.giveBack();

    expect(away.status).toBe(503);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    await waitUntil(async () => (await decide(project.id, 'ada')).status === 200);
  });

  it('events are refused with the advice to come back, and nothing of them is stored', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { metrics });
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup', eventId: 'order-1' };

    await proxy.takeAway();
    const away = await app.track([event, { ...event, eventId: 'order-2' }]);
    await proxy.giveBack();

    expect(away.status).toBe(503);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await bed.dataSource.getRepository(Event).countBy({ experimentId: experiment.id })).toBe(0);
    await waitUntil(async () => (await app.track(event)).status === 200);
    expect(await bed.dataSource.getRepository(Event).countBy({ experimentId: experiment.id })).toBe(1);
    expect(await countersOf(bed.dataSource, experiment.id)).toEqual([[1, 0]]);
  });

  it('an experiment whose shares changed is served to those it remembers, and left out for others', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, { allocationVersion: 2 });
    const before = await decide(project.id, 'known');

    await proxy.takeAway();
    const known = await decide(project.id, 'known');
    const stranger = await decide(project.id, 'stranger');
    await proxy.giveBack();

    expect(known.served).toEqual(before.served);
    expect(stranger).toMatchObject({ status: 200, served: [] });
    await waitUntil(async () => (await decide(project.id, 'stranger')).served.length === 1);
    expect(await assignmentsOf(experiment)).toHaveLength(2);
  });

  it('a change that was made as soon as it was back moves nobody who was served before', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await decide(project.id, 'first');

    await proxy.takeAway();
    const visitors = names(30, 'during');
    const before = await Promise.all(visitors.map((name) => decide(project.id, name)));
    await proxy.giveBack();
    await bed.change(project.id, async (manager) => {
      await manager.query(
        'UPDATE variation SET traffic = 100 - 100 * is_control::int WHERE experiment_id = $1',
        [experiment.id],
      );
      await manager.increment(Experiment, { id: experiment.id }, 'allocationVersion', 1);
    });

    const control = experiment.variations[0]!.id;
    let round = 0;
    await waitUntil(async () => {
      const { served } = await decide(project.id, `newcomer-${round++}`);
      const { served: again } = await decide(project.id, `newcomer-${round++}`);
      return served[0] !== control && again[0] !== control && round > 40;
    });
    const after = await Promise.all(visitors.map((name) => decide(project.id, name)));
    expect(after.map(({ served }) => served)).toEqual(before.map(({ served }) => served));
  });
});

describe('While the database does not answer', () => {
  it('decisions wait a moment and then go on', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await decide(project.id, 'known');

    proxy.freeze();
    const known = await decide(project.id, 'known');
    const stranger = await decide(project.id, 'stranger');
    proxy.thaw();

    expect(known.ms).toBeLessThan(200);
    expect(stranger.served).toHaveLength(1);
    expect(stranger.ms).toBeLessThan(2_500);
    await waitUntil(async () => (await assignmentsOf(experiment)).length === 2);
  });

  it('events are refused in the end', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id, {}, { metrics });
    const event = { experimentId: experiment.id, custom: true, eventName: 'signup', eventId: 'order-1' };
    expect((await app.track({ ...event, eventId: 'order-0' })).status).toBe(200);

    proxy.freeze();
    const { status } = await app.track(event);
    proxy.thaw();

    expect(status).toBe(503);
    await waitUntil(async () => (await app.track(event)).status === 200);
    expect(await bed.dataSource.getRepository(Event).countBy({ experimentId: experiment.id })).toBe(2);
  });
});

describe('While the database is slow', () => {
  it('the answer to a newcomer waits until the exposure is stored', async () => {
    const project = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, project.id);
    await decide(project.id, 'known');

    const lock = bed.dataSource.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE assignment IN SHARE MODE');
    const deciding = decide(project.id, 'stranger');
    await sleep(2_500);
    const stored = await assignmentsOf(experiment);
    await lock.commitTransaction();
    await lock.release();
    const stranger = await deciding;

    expect(stored).toHaveLength(1);
    expect(stranger.served).toHaveLength(1);
    expect(stranger.ms).toBeGreaterThan(2_400);
    expect(await assignmentsOf(experiment)).toHaveLength(2);
  });
});
