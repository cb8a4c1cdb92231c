import type pg from 'pg';
import { minuteMs } from '#libs/durations';
import { Erasures } from '../../apps/admin/src/end-users/index.js';
import { loadConfig } from '#libs/config';
import { AssignmentMemory, ExposureRecorder, joinIds, storeEvents, type JoinOutcome } from '#libs/ingestion';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';
import { IngestionTestBed } from './ingestion-test-bed.js';
import { differencesOf } from './recount.js';

const noon = Date.UTC(2026, 10, 20, 12);
const minutes = (count: number): number => noon + count * minuteMs;

let bed: IngestionTestBed;
let pools: pg.Pool[];
beforeAll(async () => {
  bed = await IngestionTestBed.create();
  pools = [1, 2, 3, 4].map(() => bed.anotherPool());
});
afterAll(() => bed.stop());

let turn = 0;
/** As of another process each time. */
const anyPool = (): pg.Pool => pools[turn++ % pools.length]!;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Ids as the server and the SDK make them. */
const madeId = (number: number): string => String(900_719_925_474 + number);

function join(
  projectId: number,
  endUserId: string,
  anonymousId: string,
  trusted = true,
): Promise<JoinOutcome> {
  return joinIds(anyPool(), { projectId, endUserId, anonymousId, trusted, at: minutes(5) });
}

async function serve(experiment: BuiltExperiment, endUserId: string, arm: number, at: number): Promise<void> {
  const recorder = new ExposureRecorder({
    pool: anyPool(),
    memory: new AssignmentMemory([1, 2], 64),
    now: () => at,
    // Many wait for each other here, on a machine that may be slow: that is no database that is away.
    waitMs: 60_000,
  });
  const { id: experimentId, projectId, variations } = experiment;
  const exposure = { experimentId, variationId: variations[arm]!.id, allocationVersion: 1, binding: true };
  expect((await recorder.record({ projectId, endUserId }, [exposure])).durable).toBe(true);
}

function buy(
  projectId: number,
  endUserIds: readonly string[],
  value: number,
  at: number,
  credential: 'secret' | 'none' = 'secret',
): Promise<unknown> {
  const details = { value, occurredAt: at, receivedAt: minutes(10), credential };
  const events = endUserIds.map((endUserId) => buildEvent(projectId, { endUserId, ...details }));
  return storeEvents(anyPool(), [batchOf(...events)]);
}

async function countOf(text: string, values: unknown[]): Promise<number> {
  const { rows } = await bed.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${text}`,
    values,
  );
  return rows[0]!.count;
}

/** Runs things at the same time, in an order that differs with the number. */
const atOnce = <T>(number: number, things: readonly (() => Promise<T>)[]): Promise<T[]> =>
  Promise.all(things.map((_, index) => things[(index + number) % things.length]!()));

describe('joins at the same time', () => {
  it('of one anonymous id to one known id are both taken, to two known ids only one', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, projectId);
    const persons = numbers(25);
    for (const person of persons) await serve(experiment, `anon-${person}`, person % 2, minutes(0));

    const same = await Promise.all(
      persons.flatMap((person) => [1, 2].map(() => join(projectId, `known-${person}`, `anon-${person}`))),
    );
    const other = await Promise.all(
      persons.map((person) =>
        Promise.all(['left', 'right'].map((side) => join(projectId, `${side}-${person}`, `phone-${person}`))),
      ),
    );
    const untrusted = await Promise.all(
      persons.map((person) =>
        Promise.all(['here', 'there'].map((side) => join(projectId, side + person, madeId(person), false))),
      ),
    );

    expect(new Set(same)).toEqual(new Set(['joined']));
    for (const outcomes of [...other, ...untrusted])
      expect([...outcomes].sort()).toEqual(['elsewhere', 'joined']);
    expect(await countOf('joined_id WHERE project_id = $1', [projectId])).toBe(75);
    expect(await differencesOf(bed.pool, projectId)).toEqual([]);
  });

  it('of two ids to each other make one person', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);

    for (const number of numbers(10)) {
      const [a, b] = [`a-${number}`, `b-${number}`] as const;
      const outcomes = await atOnce(number, [() => join(projectId, a, b), () => join(projectId, b, a)]);
      expect(outcomes).toEqual(['joined', 'joined']);
    }

    expect(await countOf('joined_id WHERE project_id = $1', [projectId])).toBe(10);
  });

  it('with a proof and without one end in one person', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);

    for (const number of numbers(10))
      await atOnce(number, [
        () => join(projectId, `known-${number}`, madeId(number)),
        () => join(projectId, `known-${number}`, madeId(number), false),
      ]);

    expect(await countOf('joined_id WHERE project_id = $1 AND trusted', [projectId])).toBe(10);
  });

  it('take no more without a proof than a day has room for', async () => {
    const { id: projectId } = await buildProject(bed.dataSource);

    const outcomes = await Promise.all(
      numbers(30).map((number) => join(projectId, 'known', madeId(number), false)),
    );

    expect(outcomes.filter((outcome) => outcome === 'joined')).toHaveLength(20);
    expect(await countOf('joined_id WHERE project_id = $1', [projectId])).toBe(20);
  });
});

describe('joins of several ids to one known id, among events and exposures of all of them', () => {
  it.each([
    { name: 'with proofs', trusted: true, credential: 'secret' as const },
    { name: 'without proofs', trusted: false, credential: 'none' as const },
  ])(
    '$name leave exact totals, nothing lost and nothing twice',
    async ({ trusted, credential }) => {
      const { id: projectId } = await buildProject(bed.dataSource);
      const experiments = [1, 2].map(() => buildExperiment(bed.dataSource, projectId));
      const [first, second] = (await Promise.all(experiments)) as [BuiltExperiment, BuiltExperiment];
      const persons = numbers(12);
      const before = await deadlocks();

      await Promise.all(
        persons.map((person) => {
          const known = `known-${person}`;
          const anonymous = numbers(3).map((number) => madeId(person * 10 + number));
          const ids = [known, ...anonymous];
          return atOnce(person, [
            ...anonymous.map((id) => () => join(projectId, known, id, trusted)),
            ...anonymous.map((id, index) => () => serve(first, id, person % 2, minutes(index))),
            ...anonymous.map((id, index) => () => serve(second, id, index % 2, minutes(index))),
            () => (trusted ? serve(first, known, person % 2, minutes(2)) : Promise.resolve()),
            () => buy(projectId, ids, 1, minutes(1), credential),
            () => buy(projectId, [...ids].reverse(), 10, minutes(4), credential),
            () => buy(projectId, [known, `known-${(person + 1) % 12}`], 100, minutes(4), credential),
          ]);
        }),
      );

      expect(await deadlocks()).toBe(before);
      expect(await differencesOf(bed.pool, projectId)).toEqual([]);
      expect(await countOf('joined_id WHERE project_id = $1', [projectId])).toBe(persons.length * 3);
      expect(await countOf('event WHERE project_id = $1 AND copy_of IS NULL', [projectId])).toBe(
        persons.length * 10,
      );
      const strays = `WHERE project_id = $1 AND end_user_id IN (
      SELECT anonymous_id FROM joined_id WHERE project_id = $1 AND trusted)`;
      for (const table of ['event', 'assignment', 'user_total', 'crossed_assignment'])
        expect([table, await countOf(`${table} ${strays}`, [projectId])]).toEqual([table, 0]);
      const { rows } = await bed.pool.query<{ crossed: number }>(
        `SELECT count(DISTINCT end_user_id)::int AS crossed FROM crossed_assignment
         WHERE project_id = $1 AND experiment_id = $2`,
        [projectId, second.id],
      );
      expect(rows).toEqual([{ crossed: trusted ? persons.length : 0 }]);
      if (!trusted) expect(await copies(projectId)).toEqual(await expectedCopies(projectId));
    },
    60_000,
  );
});

/** Deadlocks of the database so far. */
async function deadlocks(): Promise<number> {
  await bed.pool.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await bed.pool.query<{ deadlocks: number }>(
    'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]!.deadlocks;
}

/** Which events count for which anonymous id, and where. */
async function copies(projectId: number): Promise<unknown[]> {
  const { rows } = await bed.pool.query<object>(
    `SELECT copy_of AS event, experiment_id AS experiment, end_user_id AS id FROM event
     WHERE project_id = $1 AND copy_of IS NOT NULL ORDER BY 1, 2`,
    [projectId],
  );
  return rows;
}

/** Every public event of a known id counts, in each experiment, for the first of its anonymous ids there. */
async function expectedCopies(projectId: number): Promise<unknown[]> {
  const { rows } = await bed.pool.query<object>(
    `SELECT event.id AS event, first.experiment_id AS experiment, first.id FROM event
     JOIN (
       SELECT DISTINCT ON (joined_id.end_user_id, experiment_id) joined_id.end_user_id AS known, experiment_id,
         assignment.end_user_id AS id, assigned_at
       FROM joined_id JOIN assignment ON assignment.project_id = $1 AND assignment.end_user_id = anonymous_id
       WHERE joined_id.project_id = $1
       ORDER BY joined_id.end_user_id, experiment_id, assigned_at, assignment.end_user_id) AS first
       ON first.known = event.end_user_id AND event.occurred_at >= first.assigned_at
     WHERE event.project_id = $1 AND copy_of IS NULL ORDER BY 1, 2`,
    [projectId],
  );
  return rows;
}

describe('an erasure that meets a join', () => {
  it.each([
    { name: 'of the anonymous id', erased: 'anon' },
    { name: 'of the known id', erased: 'known' },
  ])('$name erases all of the person that the two have become', async ({ erased }) => {
    const { id: projectId } = await buildProject(bed.dataSource);
    const experiment = await buildExperiment(bed.dataSource, projectId);
    await serve(experiment, 'anon', 0, minutes(0));
    await buy(projectId, ['anon'], 1, minutes(1));
    await buy(projectId, ['known'], 10, minutes(2));
    const config = loadConfig({ DB_URL: bed.databaseUrl, SECRET_KEY: 'x'.repeat(48) });
    const erasures = new Erasures(
      ...([
        bed.dataSource,
        config,
        undefined as never,
        undefined as never,
        undefined as never,
        undefined,
      ] as const),
    );

    const blocker = await bed.pool.connect();
    await blocker.query('BEGIN');
    await blocker.query(`SELECT lock_users($1, '{anon,known}')`, [projectId]);
    const joining = join(projectId, 'known', 'anon');
    await waitUntil(async () => (await waiters()) === 1);
    const erasing = erasures.erase(projectId, erased, async () => {});
    await waitUntil(async () => (await waiters()) === 2);
    await blocker.query('COMMIT');
    blocker.release();
    const outcomes = await Promise.all([joining, erasing]);

    expect(outcomes[0]).toBe('joined');
    const named = `WHERE project_id = $1 AND end_user_id IN ('anon', 'known')`;
    for (const table of ['event', 'assignment', 'user_total', 'joined_id'])
      expect([table, await countOf(`${table} ${named}`, [projectId])]).toEqual([table, 0]);
    expect(await countOf('event WHERE project_id = $1', [projectId])).toBe(2);
    expect(await differencesOf(bed.pool, projectId)).toEqual([]);
  });
});

/** Statements that wait for an advisory lock. */
const waiters = (): Promise<number> =>
  countOf(
    `pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [],
  );
