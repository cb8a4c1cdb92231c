import { minuteMs } from '#libs/durations';
import { AssignmentMemory, ExposureRecorder, joinIds, storeEvents } from '#libs/ingestion';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, buildEvent } from '../support/events.js';
import { IngestionTestBed } from './ingestion-test-bed.js';
import { differencesOf } from './recount.js';

const noon = Date.UTC(2026, 10, 20, 12);
const lanes = 4;
const minutes = (count: number): number => noon + count * minuteMs;

let bed: IngestionTestBed;
beforeAll(async () => {
  bed = await IngestionTestBed.create();
});
afterAll(() => bed.stop());

/** Something that reaches the database at any time, whenever it happened. */
type Fact = (shop: Shop) => Promise<unknown>;

interface Shop {
  projectId: number;
  experiments: BuiltExperiment[];
  /** What ends the ids of the end users, so that nobody meets another order. */
  suffix: string;
}

const serve =
  (endUserId: string, arm: number, at: number, position = 0): Fact =>
  async ({ projectId, experiments, suffix }) => {
    const experiment = experiments[position]!;
    const memory = new AssignmentMemory([1, 2], 1024);
    const recorder = new ExposureRecorder({ pool: bed.pool, memory, now: () => at });
    const exposure = {
      experimentId: experiment.id,
      variationId: experiment.variations[arm]!.id,
      allocationVersion: 1,
      binding: experiment.type !== 'Personalization',
    };
    const { durable } = await recorder.record({ projectId, endUserId: endUserId + suffix }, [exposure]);
    expect(durable).toBe(true);
  };

const buy =
  (endUserId: string, value: number, at: number, credential: 'secret' | 'none' = 'secret'): Fact =>
  async ({ projectId, suffix }) => {
    const event = buildEvent(projectId, {
      endUserId: endUserId + suffix,
      value,
      occurredAt: at,
      receivedAt: minutes(10),
      credential,
    });
    await storeEvents(bed.pool, [batchOf(event)]);
  };

const join =
  (endUserId: string, anonymousId: string, at: number, trusted = true): Fact =>
  ({ projectId, suffix }) => {
    const ids = { endUserId: endUserId + suffix, anonymousId: anonymousId + suffix };
    return joinIds(bed.pool, { projectId, ...ids, trusted, at });
  };

type Type = 'AB Test' | 'Personalization';

async function openShop(projectId: number, types: Type[] = ['AB Test'], suffix = ''): Promise<Shop> {
  const experiments: BuiltExperiment[] = [];
  for (const type of types) experiments.push(await buildExperiment(bed.dataSource, projectId, { type }));
  return { projectId, experiments, suffix };
}

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  for (const [index, item] of items.entries())
    for (const rest of ordersOf([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest];
}

/** Who is in which arm, how many are left out, and what the arms amount to. */
async function readShop({ projectId, experiments }: Shop) {
  const { rows: crossed } = await bed.pool.query<{ count: number }>(
    `SELECT count(DISTINCT end_user_id)::int AS count FROM crossed_assignment
     WHERE project_id = $1 AND experiment_id = ANY ($2)`,
    [projectId, experiments.map(({ id }) => id)],
  );
  const arms = [];
  for (const experiment of experiments) {
    const { rows } = await bed.pool.query<{ variationId: number; users: number }>(
      `SELECT variation_id AS "variationId", sum(users)::int AS users FROM assignment_total
       WHERE project_id = $1 AND experiment_id = $2 GROUP BY 1 HAVING sum(users) <> 0 ORDER BY 1`,
      [projectId, experiment.id],
    );
    arms.push({
      users: rows.map(({ variationId, users }) => [
        experiment.variations.findIndex(({ id }) => id === variationId),
        users,
      ]),
      totals: (await bed.totalsOf(experiment)).map(({ arm, events, users, sum }) => [
        arm,
        events,
        users,
        sum,
      ]),
    });
  }
  return { crossed: crossed[0]!.count, arms };
}

type Story = {
  name: string;
  types?: Type[];
  facts: Fact[];
  expected: Awaited<ReturnType<typeof readShop>>;
};

const stories: Story[] = [
  {
    name: 'the assignment of the anonymous id stands where the known one has none',
    facts: [
      serve('anon', 1, minutes(0)),
      buy('anon', 1, minutes(1)),
      join('known', 'anon', minutes(2)),
      buy('known', 10, minutes(3)),
      buy('known', 100, minutes(-1)),
    ],
    expected: { crossed: 0, arms: [{ users: [[1, 1]], totals: [[1, 2, 1, 11]] }] },
  },
  {
    name: 'one person in one variation counts once, from the earlier assignment on',
    facts: [
      serve('known', 1, minutes(0)),
      buy('anon', 1, minutes(1)),
      serve('anon', 1, minutes(2)),
      buy('known', 10, minutes(3)),
      join('known', 'anon', minutes(4)),
    ],
    expected: { crossed: 0, arms: [{ users: [[1, 1]], totals: [[1, 2, 1, 11]] }] },
  },
  {
    name: 'who was served two variations is left out',
    facts: [
      serve('known', 1, minutes(0)),
      serve('anon', 0, minutes(1)),
      buy('anon', 1, minutes(2)),
      buy('known', 10, minutes(3)),
      join('known', 'anon', minutes(4)),
    ],
    expected: { crossed: 1, arms: [{ users: [], totals: [] }] },
  },
  {
    name: 'nobody is left out of a personalization',
    types: ['Personalization'],
    facts: [
      serve('known', 1, minutes(1)),
      serve('anon', 0, minutes(0)),
      buy('anon', 1, minutes(2)),
      buy('known', 10, minutes(3)),
      join('known', 'anon', minutes(4)),
    ],
    expected: { crossed: 0, arms: [{ users: [[0, 1]], totals: [[0, 2, 1, 11]] }] },
  },
  {
    name: 'several anonymous ids are one person',
    facts: [
      serve('anon', 1, minutes(0)),
      serve('phone', 1, minutes(1)),
      buy('phone', 10, minutes(2)),
      join('known', 'anon', minutes(3)),
      join('known', 'phone', minutes(4)),
    ],
    expected: { crossed: 0, arms: [{ users: [[1, 1]], totals: [[1, 1, 1, 10]] }] },
  },
  {
    name: 'two anonymous ids that were served differently cross over',
    types: ['AB Test', 'AB Test'],
    facts: [
      serve('anon', 1, minutes(0)),
      serve('phone', 0, minutes(1)),
      serve('phone', 0, minutes(1), 1),
      join('known', 'anon', minutes(3)),
      join('known', 'phone', minutes(4)),
      buy('known', 10, minutes(5)),
    ],
    expected: {
      crossed: 1,
      arms: [
        { users: [], totals: [] },
        { users: [[0, 1]], totals: [[0, 1, 1, 10]] },
      ],
    },
  },
  {
    name: 'without proof, public events count for the anonymous id, and nobody moves',
    facts: [
      serve('900719925474', 1, minutes(0)),
      buy('known', 1, minutes(1), 'none'),
      buy('known', 10, minutes(2), 'secret'),
      buy('900719925474', 100, minutes(3), 'none'),
      join('known', '900719925474', minutes(4), false),
    ],
    expected: { crossed: 0, arms: [{ users: [[1, 1]], totals: [[1, 2, 1, 101]] }] },
  },
  {
    name: 'without proof, nothing counts for the anonymous id where the known one is in a variation',
    facts: [
      serve('900719925474', 1, minutes(0)),
      serve('known', 0, minutes(0)),
      buy('known', 1, minutes(1), 'none'),
      join('known', '900719925474', minutes(4), false),
    ],
    expected: {
      crossed: 0,
      arms: [
        {
          users: [
            [0, 1],
            [1, 1],
          ],
          totals: [[0, 1, 1, 1]],
        },
      ],
    },
  },
  {
    name: 'a proof that comes later makes one person of what was joined without',
    facts: [
      serve('900719925474', 1, minutes(0)),
      buy('known', 1, minutes(1), 'none'),
      join('known', '900719925474', minutes(2), false),
      join('known', '900719925474', minutes(4)),
      buy('known', 10, minutes(5), 'secret'),
    ],
    expected: { crossed: 0, arms: [{ users: [[1, 1]], totals: [[1, 2, 1, 11]] }] },
  },
];

describe('joined ids', () => {
  it.each(stories)(
    'end the same in every order: $name',
    async ({ types, facts, expected }) => {
      const { id: projectId } = await buildProject(bed.dataSource);
      const orders = [...ordersOf(facts)];
      const inTurn = async (from: number) => {
        for (let index = from; index < orders.length; index += lanes) {
          const order = orders[index]!;
          const shop = await openShop(projectId, types, String(1000 + index));
          for (const fact of order) await fact(shop);
          const named = order.map((fact) => facts.indexOf(fact));
          expect({ order: named, ...(await readShop(shop)) }).toEqual({ order: named, ...expected });
          if (index % 30 === 0) expect(await bed.compare(shop.experiments[0]!)).toEqual([]);
        }
      };
      await Promise.all(Array.from({ length: lanes }, (_, from) => inTurn(from)));
      expect(await differencesOf(bed.pool, projectId)).toEqual([]);
    },
    300_000,
  );
});
