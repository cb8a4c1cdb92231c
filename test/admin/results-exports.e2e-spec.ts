import { Pool } from 'pg';
import { dayMs } from '#libs/durations';
import { checkTotals, removeExpiredUserRows } from '../../apps/admin/src/event-maintenance/index.js';
import { ResultsWorld, noonOf, purchases, type Arms } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Json } from '../support/product.js';
import { startProgram } from '../support/programs.js';
import { readParquet } from '../support/read-parquet.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('results as CSV', () => {
  it('have a line for each metric and variant, and no formulas', async () => {
    const experiment = await world.converted({ n: 10, conversions: 5 }, { n: 10, conversions: 4 });
    await world.done('PATCH', `/variations/${experiment.arms[1]}`, { title: '=HYPERLINK("x"), "y"' });
    await world.app.dataSource.query(
      `UPDATE assignment SET device_type = '@SUM(1)' WHERE experiment_id = $1`,
      [experiment.id],
    );
    const path = `/experiments/${experiment.id}/results?format=csv&by=device`;

    const console = await world.app.request('GET', path, undefined, world.owner.headers);
    const ofKey = await world.program.call('GET', `/api${path}`);

    expect(console.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(console.headers.get('content-disposition')).toBe(
      `attachment; filename="results-${experiment.key}.csv"`,
    );
    const lines = String(console.body).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(
      /^group,metric,kind,role,goal,variant_id,variant_name,is_control,users,conversions,value,/,
    );
    expect(lines[1]).toMatch(/^,conversion,binomial,primary,increase,\d+,Control,true,10,5,0\.5,/);
    expect(lines[2]).toContain(`,"'=HYPERLINK(""x""), ""y""",false,10,4,0.4,`);
    expect(lines[3]).toMatch(/^'@SUM\(1\),conversion,/);
    expect(ofKey.body).toBe(console.body);
  });
});

describe('the export of values of end users', () => {
  const visitors = 1_203;
  const amountOf = (i: number): number => (i % 41) - 5;
  const before = (i: number): number => (i % 3 === 0 ? 0 : 900 + i);
  const idOf = (i: number): string => `${i % 2 === 0 ? '' : '='}shopper-${String(i).padStart(5, '0')}`;
  let experiment: Arms;
  let keys: string[];

  beforeAll(async () => {
    experiment = await world.start(2);
    const mean = { ...purchases, kind: 'mean' };
    await world.make.metric(experiment.id, { ...mean, title: 'Revenue' });
    await world.make.metric(experiment.id, {
      ...mean,
      title: 'Revenue',
      capping: 'fixed',
      cap: 20,
      capLower: -2,
    });
    await world.make.metric(experiment.id, {
      ...mean,
      title: 'Most',
      capping: 'percentile',
      capPercentile: 0.9,
    });
    await world.make.metric(experiment.id, {
      ...{ ...purchases, title: '=Per view', kind: 'ratio', ratioOf: 'values' },
      ...{ denominator: 'view', denominatorOf: 'count' },
    });
    const cuped = { cuped: true, covariateDays: 7 };
    await world.make.metric(experiment.id, { ...mean, ...cuped, title: 'Steadier' });
    await world.make.metric(experiment.id, {
      ...{ ...purchases, ...cuped, title: 'Steadier per view', kind: 'ratio', ratioOf: 'values' },
      ...{ denominator: 'view', denominatorOf: 'count' },
    });
    keys = (await world.results(experiment.id)).metrics.map(({ key }: Json) => key);
    await world.record(
      experiment.id,
      Array.from({ length: visitors }, (_, i) => ({
        ...{ id: idOf(i), variationId: experiment.arms[i % 2]!, assignedAt: noonOf(10) },
        deeds:
          i % 3 === 0
            ? []
            : [
                { type: 'purchase', value: amountOf(i) },
                { type: 'view', named: true },
                { type: 'view' },
                { type: 'purchase', value: 900 + i, at: noonOf(9) },
                { type: 'purchase', value: 5_000, at: noonOf(1) },
                { type: 'view', at: noonOf(8) },
              ],
      })),
    );
  }, 60_000);

  const path = () => `/experiments/${experiment.id}/results/users`;
  const fetched = async (query: string): Promise<Uint8Array> => {
    const response = await fetch(`${world.app.origin}${path()}${query}`, { headers: world.owner.headers });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };

  /** The columns of metrics, in the order of `expected`. */
  const names = (): string[] => [
    ...['Revenue', `Revenue (${keys[keys.length - 5]})`, 'Most', '=Per view', '=Per view (denominator)'],
    ...['Steadier', 'Steadier (before)', 'Steadier per view', 'Steadier per view (denominator)'],
    ...['Steadier per view (before)', 'Steadier per view (denominator before)'],
  ];

  /** What every end user comes to, counted here from what was recorded. */
  const expected = (): Json[] => {
    const values = Array.from({ length: visitors }, (_, i) => (i % 3 === 0 ? 0 : amountOf(i)));
    const sorted = [...values].sort((one, other) => one - other);
    const at = 0.9 * (visitors - 1);
    const low = Math.floor(at);
    const cap = sorted[low]! + (at - low) * (sorted[low + 1]! - sorted[low]!);
    return values
      .map((value, i) => ({
        end_user_id: idOf(i),
        variation_id: experiment.arms[i % 2]!,
        first_exposure: noonOf(10),
        cells: [
          ...[value, Math.max(-2, Math.min(20, value)), Math.min(value, cap), value, i % 3 === 0 ? 0 : 2],
          ...[value, before(i), value, i % 3 === 0 ? 0 : 2, before(i), i % 3 === 0 ? 0 : 1],
        ],
      }))
      .sort((one, other) => (one.end_user_id < other.end_user_id ? -1 : 1));
  };

  it('has one row for each in CSV, equal to a recount, over several pages', async () => {
    const text = Buffer.from(await fetched('')).toString();
    const [header, ...lines] = text.trimEnd().split('\r\n');
    const named = header!.split(',');
    expect(named.slice(0, 4)).toEqual(['end_user_id', 'variation_id', 'variation', 'first_exposure']);
    const metrics = names().map((name) => (name.startsWith('=') ? `'${name}` : name));
    const places = metrics.map((name) => named.indexOf(name));
    expect(places).not.toContain(-1);
    const rows = lines.map((line) => line.split(','));
    expect(rows.map((cells) => cells[0])).toEqual(
      expected().map(({ end_user_id: id }) => (id.startsWith('=') ? `'${id}` : id)),
    );
    expect(
      rows.map((cells) => [Number(cells[1]), cells[3], ...places.map((place) => Number(cells[place]))]),
    ).toEqual(expected().map((one) => [one.variation_id, one.first_exposure, ...one.cells]));
  });

  it('has the same in Parquet, and adds up to what results say', async () => {
    const rows = await readParquet(await fetched('?format=parquet'));
    expect(
      rows.map((row) => [row.end_user_id, row.variation_id, ...names().map((name) => row[name])]),
    ).toEqual(expected().map((one) => [one.end_user_id, one.variation_id, ...one.cells]));
    const { metrics } = await world.results(experiment.id);
    for (const [i, arm] of experiment.arms.entries()) {
      const own = rows.filter((row) => row.variation_id === arm);
      const total = (name: string) => sum(own.map((row) => Number(row[name])));
      const shown = metrics.slice(-6, -2).map(({ variants }: Json) => variants[i].value);
      const made = [
        ...names()
          .slice(0, 3)
          .map((name) => total(name) / own.length),
        total('=Per view') / total('=Per view (denominator)'),
      ];
      made.forEach((value, place) => expect(shown[place]).toBeCloseTo(value, 9));
    }
  });

  it('has what CUPED is made of, so that its results can be made again', async () => {
    const rows = await readParquet(await fetched('?format=parquet'));
    const arms = experiment.arms.map((arm) =>
      rows
        .filter((row) => row.variation_id === arm)
        .map((row) => [Number(row.Steadier), Number(row['Steadier (before)'])] as const),
    );
    const mean = (of: readonly number[]) => sum(of) / of.length;
    const products = (one: 0 | 1, other: 0 | 1) =>
      sum(
        arms.flatMap((own) => {
          const [first, second] = [mean(own.map((pair) => pair[one])), mean(own.map((pair) => pair[other]))];
          return own.map((pair) => (pair[one] - first) * (pair[other] - second));
        }),
      );
    const theta = products(0, 1) / products(1, 1);
    const [control, treatment] = arms.map((own) => mean(own.map(([x, y]) => x - theta * y)));
    const { metrics } = await world.results(experiment.id);
    const { title, comparisons } = metrics.at(-2);
    expect(title).toBe('Steadier');
    expect(comparisons[0].absoluteLift).toBeCloseTo(treatment! - control!, 9);
  });

  it('is for programs that may read events, and of no other organization', async () => {
    const { body } = await world.program.call('GET', `/api/experiments/${experiment.key}/results/users`);
    expect(String(body)).toBe(Buffer.from(await fetched('')).toString());

    const stranger = await world.app.signUp();
    expectProblem(await world.app.request('GET', path(), undefined, stranger.headers), 404);
    const other = await startProgram(world.app, stranger);
    for (const reference of [experiment.id, experiment.key])
      expectProblem(await other.call('GET', `/api/experiments/${reference}/results/users`), 404);
    const narrow = await startProgram(world.app, world.owner, { scopes: ['results'] });
    expectProblem(await narrow.call('GET', `/api/experiments/${experiment.id}/results/users`), 403);
    expectProblem(
      await world.app.request('GET', `${path()}?format=xml`, undefined, world.owner.headers),
      422,
    );
  });

  it('is refused once the end users are not kept any more', async () => {
    const { id } = await world.start();
    await world.app.dataSource.query(
      'INSERT INTO user_row_removal (experiment_id, removed_at) VALUES ($1, now())',
      [id],
    );
    const response = await world.app.request(
      'GET',
      `/experiments/${id}/results/users`,
      undefined,
      world.owner.headers,
    );
    expectProblem(response, 409, { code: 'user-rows-expired' });
  });
});

describe('an experiment whose end users are not kept any more', () => {
  it('has whole results and its series, and refuses what takes a look at them', async () => {
    const experiment = await world.converted({ n: 40, conversions: 10 }, { n: 40, conversions: 20 });
    const { id } = experiment;
    await world.done('POST', `/experiments/${id}/metrics`, {
      ...{ title: 'Orders', custom: true, selector: 'order', kind: 'count', role: 'secondary' },
    });
    await world.done('PATCH', `/experiments/${id}`, { status: 'Ended' });
    const before = await world.results(id, '?series=true');
    const { dataSource } = world.app;
    const removeAfter = (days: number, age: number) =>
      removeExpiredUserRows(dataSource, {
        before: new Date(Date.now() + (age - days) * dayMs),
        now: new Date(Date.now() + age * dayMs),
      });

    await removeAfter(90, 89);
    const stillThere = await world.results(id, '?by=device');
    await removeAfter(90, 91);
    const after = await world.results(id, '?series=true');

    expect(stillThere.breakdown).toBeDefined();
    expect(after).toEqual({ ...before, ...{ readAt: after.readAt } });
    const [left] = await dataSource.query(
      `SELECT (SELECT count(*) FROM assignment WHERE experiment_id = $1)::int AS assignments,
         (SELECT count(*) FROM user_total WHERE experiment_id IN (0, $1)
           AND end_user_id LIKE 'user-' || $2 || '-%')::int AS totals`,
      [id, experiment.arms[0]],
    );
    expect(left).toEqual({ assignments: 0, totals: 0 });
    const call = world.app.as(world.owner);
    for (const query of ['?by=device', '?from=2026-01-01', '?to=2026-12-01&series=true'])
      expectProblem(await call('GET', `/experiments/${id}/results${query}`), 409, {
        code: 'user-rows-expired',
      });
    for (const path of [`stats?group_by=day`, 'results?by=device'])
      expectProblem(await world.program.call('GET', `/api/experiments/${id}/${path}`), 409, {
        code: 'user-rows-expired',
      });
    expectProblem(await world.program.call('GET', `/api/events/${id}/export`), 409, {
      code: 'user-rows-expired',
    });
    expect(await world.ofProgram(experiment)).toMatchObject({ experiment_id: id });
    expect((await world.program.done('GET', `/api/experiments/${id}/stats`)).variants).toMatchObject([
      { assignments: 40 },
      { assignments: 40 },
    ]);

    await world.done('POST', `/experiments/${id}/metrics`, {
      ...{ title: 'Spent', custom: true, selector: 'order', kind: 'mean', cuped: true, role: 'secondary' },
    });
    expectProblem(await call('GET', `/experiments/${id}/results`), 409, { code: 'user-rows-expired' });
    const pool = new Pool({ connectionString: world.app.url, max: 1 });
    const lines: string[] = [];
    const check = (task: 'verify' | 'rebuild', experiment?: string) =>
      checkTotals(pool, { task, experiment, print: (line) => lines.push(line) });
    expect([await check('verify', experiment.key), await check('rebuild', experiment.key)]).toEqual([
      true,
      false,
    ]);
    await pool.end();
    const passedOver = `${id} ${experiment.key}: cannot be recounted, the rows of its end users have been removed for their age`;
    expect(lines).toEqual([passedOver, passedOver]);
  });
});
