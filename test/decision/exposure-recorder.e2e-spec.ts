import pg from 'pg';
import { Assignment, Variation } from '#libs/entities';
import { AssignmentLookup, AssignmentMemory, type Exposure, ExposureRecorder } from '#libs/ingestion';
import { type BuiltExperiment, buildExperiment, buildProject } from '../support/builders.js';
import { waitUntil } from '../support/wait-until.js';
import { DatabaseProxy } from './database-proxy.js';
import { DecisionTestBed } from './decision-app.js';

let bed: DecisionTestBed;
let proxy: DatabaseProxy;
let pool: pg.Pool;
let experiment: BuiltExperiment;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  proxy = await DatabaseProxy.to(bed.databaseUrl);
  pool = new pg.Pool({ connectionString: proxy.url });
  pool.on('error', () => undefined);
});

beforeEach(async () => {
  const { id } = await buildProject(bed.dataSource);
  experiment = await buildExperiment(bed.dataSource, id);
});

afterEach(async () => {
  if (!proxy.isUp) await proxy.giveBack();
});

afterAll(async () => {
  await pool.end();
  await proxy.takeAway();
  await bed.stop();
});

const endUser = (endUserId: string) => ({ projectId: experiment.projectId, endUserId });
const newMemory = () => new AssignmentMemory([1, 2], 1024);
const now = () => Date.UTC(2026, 10, 22);

function exposureTo(variation: Variation | undefined, binding = true): Exposure {
  const { experimentId, id: variationId } = variation!;
  return { experimentId, variationId, allocationVersion: 1, binding };
}

function recorded(): Promise<Assignment[]> {
  return bed.dataSource.getRepository(Assignment).findBy({ experimentId: experiment.id });
}

describe('ExposureRecorder', () => {
  it('remembers what it recorded, and only that', async () => {
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const [control, other] = experiment.variations.map((variation) => exposureTo(variation));

    const outcome = await recorder.record(endUser('ada'), [control!]);

    expect(outcome).toEqual({ durable: true, conflicts: [] });
    expect(recorder.isSettled('ada', [control!])).toBe(true);
    expect(recorder.isSettled('ada', [other!])).toBe(false);
    expect(recorder.isSettled('eve', [control!])).toBe(false);
    expect(recorder.recordedVariation('ada', experiment.id)).toBe(control!.variationId);
    expect(recorder.recordedVariation('eve', experiment.id)).toBe(0);
  });

  it('tells whoever comes second what the first one got', async () => {
    const [control, other] = experiment.variations.map((variation) => exposureTo(variation));
    const first = new ExposureRecorder({ pool, memory: newMemory(), now });
    const second = new ExposureRecorder({ pool, memory: newMemory(), now });
    await first.record(endUser('ada'), [control!]);

    const outcome = await second.record(endUser('ada'), [other!]);

    expect(outcome).toEqual({
      durable: true,
      conflicts: [{ experimentId: experiment.id, recordedVariationId: control!.variationId }],
    });
    expect(second.isSettled('ada', [other!])).toBe(false);
  });

  it('lets a personalization show something else than at first', async () => {
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const [control, other] = experiment.variations.map((variation) => exposureTo(variation, false));
    await recorder.record(endUser('ada'), [control!]);

    const outcome = await recorder.record(endUser('ada'), [other!]);

    expect(outcome).toEqual({ durable: true, conflicts: [] });
    expect((await recorded()).map(({ variationId }) => variationId)).toEqual([control!.variationId]);
  });

  it('stores the rest of a statement when one row cannot be stored, and counts the loss', async () => {
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const sound = exposureTo(experiment.variations[0]);
    const broken = { ...sound, variationId: 2_147_483_647 };

    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) =>
        recorder.record(endUser(name), [name === 'c' ? broken : sound]),
      ),
    );

    expect(outcomes.map(({ durable }) => durable)).toEqual([true, true, false, true, true]);
    expect((await recorded()).map(({ endUserId }) => endUserId).sort()).toEqual(['a', 'b', 'd', 'e']);
    expect(recorder.dropped).toBe(1);
  });

  it('drops and counts what exceeds its queue while the database is away, and keeps the rest', async () => {
    const errors: string[] = [];
    const onError = (error: Error) => errors.push(error.message);
    const recorder = new ExposureRecorder({
      pool,
      memory: newMemory(),
      now,
      maxWaiting: 10,
      lanes: 1,
      onError,
    });
    const exposure = exposureTo(experiment.variations[0]);
    await proxy.takeAway();
    await recorder.record(endUser('first'), [exposure]);

    await Promise.all(
      Array.from({ length: 25 }, (_, index) => recorder.record(endUser(`later-${index}`), [exposure])),
    );

    expect(recorder.waiting).toBe(10);
    expect(recorder.dropped).toBe(15);
    expect(errors).toHaveLength(2);
    await proxy.giveBack();
    await waitUntil(async () => (await recorded()).length === 11);
    expect(recorder.waiting).toBe(0);
  });

  it.each([
    ['a lock that does not come in time', 'LOCK TABLE assignment IN SHARE MODE'],
    ['a missing table, as in half a migration', 'ALTER TABLE assignment RENAME TO elsewhere'],
  ])('loses nothing to %s', async (_, trouble) => {
    const impatient = new pg.Pool({ connectionString: bed.databaseUrl, options: '-c lock_timeout=100ms' });
    const recorder = new ExposureRecorder({ pool: impatient, memory: newMemory(), now });
    const exposure = exposureTo(experiment.variations[0]);
    const other = await pool.connect();
    await other.query('BEGIN');
    await other.query(trouble);
    if (trouble.startsWith('ALTER')) await other.query('COMMIT');

    const outcomes = await Promise.all(
      ['ada', 'bob'].map((name) => recorder.record(endUser(name), [exposure])),
    );
    if (trouble.startsWith('ALTER')) await other.query('ALTER TABLE elsewhere RENAME TO assignment');
    else await other.query('ROLLBACK');
    other.release();

    expect(outcomes.map(({ durable }) => durable)).toEqual([false, false]);
    await waitUntil(async () => (await recorded()).length === 2);
    expect(recorder.dropped).toBe(0);
    await impatient.end();
  });

  it('waits at its end for what is left, but not for ever', async () => {
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const exposure = exposureTo(experiment.variations[0]);
    await proxy.takeAway();
    await recorder.record(endUser('late'), [exposure]);

    await recorder.close(100);

    await waitUntil(() => recorder.dropped === 1);
    expect(recorder.servedVariation(endUser('late'), experiment.id)).toBe(0);
  });

  it('counts what is under way as served', async () => {
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const [control, other] = experiment.variations.map((variation) => exposureTo(variation));
    await proxy.takeAway();
    await recorder.record(endUser('ada'), [control!]);

    const outcome = await recorder.record(endUser('ada'), [other!]);

    expect(recorder.recordedVariation('ada', experiment.id)).toBe(0);
    expect(recorder.servedVariation(endUser('ada'), experiment.id)).toBe(control!.variationId);
    expect(outcome.conflicts).toEqual([
      { experimentId: experiment.id, recordedVariationId: control!.variationId },
    ]);
    await proxy.giveBack();
    await waitUntil(async () => (await recorded()).length === 1);
  });
});

describe('AssignmentLookup', () => {
  it('finds what is recorded and remembers it', async () => {
    const memory = newMemory();
    const recorder = new ExposureRecorder({ pool, memory: newMemory(), now });
    const exposure = exposureTo(experiment.variations[1]);
    await recorder.record(endUser('ada'), [exposure]);
    const lookup = new AssignmentLookup({ pool, memory });

    const answers = await Promise.all([
      lookup.find(endUser('ada'), [experiment.id, 2_147_483_647]),
      lookup.find(endUser('eve'), [experiment.id]),
    ]);

    expect(answers.map((found) => [...found!])).toEqual([
      [[experiment.id, { variationId: exposure.variationId, ruleId: 0 }]],
      [],
    ]);
    expect(memory.variationOf('ada', experiment.id)).toBe(exposure.variationId);
  });

  it('says so when it cannot know', async () => {
    const lookup = new AssignmentLookup({ pool, memory: newMemory() });
    await proxy.takeAway();

    expect(await lookup.find(endUser('ada'), [experiment.id])).toBeNull();
  });
});
