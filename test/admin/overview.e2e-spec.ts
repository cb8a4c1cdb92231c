import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs } from '#libs/durations';
import { ResultsWorld, visitorsOf } from '../support/measured.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let world: ResultsWorld;
beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const overview = (account: Account = world.owner): Promise<Json> =>
  world.app.expectDone('POST', '/experiments/overview', { projectId: account.projectId }, account.headers);

async function entryOf(id: number): Promise<Json> {
  const { items } = await overview();
  return items.find((item: Json) => item.id === id);
}

describe('the overview of a project', () => {
  it('has a line for each experiment that runs, the latest started first', async () => {
    const account = await world.app.signUp();
    const make = async (status: string) => {
      const { id } = await world.app.expectDone(
        'POST',
        '/experiments',
        { projectId: account.projectId, title: status },
        account.headers,
      );
      const steps = {
        Draft: [],
        Active: ['Active'],
        Paused: ['Active', 'Paused'],
        Ended: ['Active', 'Ended'],
      }[status];
      for (const step of steps!) {
        await world.app.expectDone('PATCH', `/experiments/${id}`, { status: step }, account.headers);
      }
    };
    for (const status of ['Draft', 'Active', 'Ended', 'Paused']) await make(status);

    const { items, total } = await overview(account);

    expect(items.map(({ title }: Json) => title)).toEqual(['Paused', 'Active']);
    expect(total).toBe(2);
  });

  it('says the same of an experiment as its results, and judges a fixed test without a plan sequentially', async () => {
    const { id } = await world.converted({ n: 2000, conversions: 200 }, { n: 2000, conversions: 300 });
    const planned = await world.converted({ n: 2000, conversions: 200 }, { n: 2000, conversions: 230 });
    await world.done('PATCH', `/experiments/${planned.id}`, { plannedUsers: 4000 });

    const entry = await entryOf(id);

    const ofPlanned = await world.results(planned.id);
    expect(await entryOf(planned.id)).toMatchObject({
      decision: ofPlanned.decision.status,
      headline: { interval: ofPlanned.comparisons[0].ciRelative },
    });
    const { comparisons, decision } = await world.results(id, '?method=sequential');
    expect(entry).toMatchObject({ users: 4000, decision: decision.status, warnings: [], silentMetrics: [] });
    expect(entry.headline).toMatchObject({
      ...{ metric: 'conversion', lift: comparisons[0].relativeLift, verdict: 'better' },
      interval: comparisons[0].ciRelative,
    });
  });

  it('tells of what is shipped too, and of any experiments of the project when asked for them', async () => {
    const shipped = await world.converted({ n: 300, conversions: 30 }, { n: 300, conversions: 60 });
    const ended = await world.converted({ n: 200, conversions: 30 }, { n: 200, conversions: 60 });
    const decision = { outcome: 'ship', variationId: shipped.arms[1] };
    await world.done('PATCH', `/experiments/${shipped.id}`, { status: 'Ended', decision });
    await world.done('PATCH', `/experiments/${ended.id}`, { status: 'Ended' });
    const stranger = await world.app.signUp();
    const foreign = await world.app.expectDone(
      ...(['POST', '/experiments', { projectId: stranger.projectId, title: 'Theirs' }] as const),
      stranger.headers,
    );
    const [, green] = await world.make.variations(shipped.id);

    const asked = await world.done('POST', '/experiments/overview', {
      projectId: world.owner.projectId,
      ids: [ended.id, foreign.id],
    });

    expect(await entryOf(shipped.id)).toMatchObject({ status: 'Ended', shippedVariantName: green.title });
    expect(await entryOf(ended.id)).toBeUndefined();
    expect(asked).toMatchObject({
      total: 1,
      items: [{ id: ended.id, users: 400, shippedVariantName: null }],
    });
  });

  it('compares nothing where everyone gets the same variation', async () => {
    const { id, arms } = await world.start();
    await world.record(id, visitorsOf(arms[1]!, { n: 300, did: [30, { type: 'conversion' }] }));
    await world.app.dataSource.query(
      `UPDATE allocation_share SET traffic = CASE WHEN variation_id = $2 THEN 100 ELSE 0 END WHERE experiment_id = $1`,
      [id, arms[1]],
    );

    expect(await entryOf(id)).toMatchObject({ users: 300, headline: null, decision: null });
  });

  it('shows the treatment that is furthest ahead in the desired direction', async () => {
    const { id, arms } = await world.start(3);
    const metric = { title: 'Refunds', custom: true, selector: 'refund', goal: 'decrease', role: 'primary' };
    await world.done('POST', `/experiments/${id}/metrics`, metric);
    const refunds = [30, 40, 10];
    const visitors = arms.flatMap((arm, i) =>
      visitorsOf(arm, { n: 200, did: [refunds[i]!, { type: 'refund' }] }),
    );
    await world.record(id, visitors);

    const { headline } = await entryOf(id);

    const [, , third] = await world.make.variations(id);
    expect(headline).toMatchObject({ metric: 'Refunds', variantName: third.title });
    expect(headline.lift).toBeCloseTo(-2 / 3);
  });

  it('warns of a split that is not the configured one, of nobody coming, and of metrics without events', async () => {
    const uneven = await world.converted({ n: 900, conversions: 90 }, { n: 600, conversions: 60 });
    const unseen = await world.start();
    const silent = await world.start();
    await world.done('POST', `/experiments/${silent.id}/metrics`, {
      title: 'Sign-ups',
      custom: true,
      selector: 'join',
    });
    await world.record(silent.id, visitorsOf(silent.arms[0]!, { n: 3, did: [3, { type: 'conversion' }] }));

    const { items } = await overview();

    const byId = (id: number) => items.find((item: Json) => item.id === id);
    expect(byId(uneven.id).warnings).toEqual(['srm_detected']);
    expect(byId(uneven.id).decision).toBe('srm_detected');
    expect(byId(unseen.id).warnings).toEqual(['no_visitors']);
    expect(byId(silent.id)).toMatchObject({ warnings: ['silent_metric'], silentMetrics: ['Sign-ups'] });
  });

  it('counts the days that are left by the planned size or end, whichever is sooner', async () => {
    const bySize = await world.start(2, { plannedUsers: 1000 });
    await world.record(bySize.id, visitorsOf(bySize.arms[0]!, { n: 250 }));
    await world.app.dataSource.query(
      `UPDATE experiment SET started_at = now() - interval '5 days' WHERE id = $1`,
      [bySize.id],
    );
    const byTime = await world.start(2, {
      ...{ plannedUsers: 1_000_000, endAt: new Date(Date.now() + 2.5 * dayMs).toISOString() },
    });
    await world.record(byTime.id, visitorsOf(byTime.arms[0]!, { n: 10 }));
    const unplanned = await world.start();

    const days = [await entryOf(bySize.id), await entryOf(byTime.id), await entryOf(unplanned.id)].map(
      ({ daysLeft }) => daysLeft,
    );

    expect(days).toEqual([16, 3, null]);
  });

  it('says nothing of a metric that needs a look at every end user', async () => {
    const { id, arms } = await world.start();
    await world.done('POST', `/experiments/${id}/metrics`, {
      ...{ title: 'Revenue', custom: true, selector: 'buy', kind: 'mean', role: 'primary', cuped: true },
    });
    await world.record(id, visitorsOf(arms[0]!, { n: 2, did: [2, { type: 'buy', value: 5 }] }));

    const { headline, decision, users } = await entryOf(id);

    expect({ headline, decision, users }).toEqual({ headline: null, decision: null, users: 2 });
  });

  it('is for members who may read results in the project', async () => {
    const narrowed = await world.app.addMember(world.owner, { actions: ['act:get-projects'] });
    const stranger = await world.app.signUp();
    const body = { projectId: world.owner.projectId };

    expectProblem(await world.app.as(narrowed)('POST', '/experiments/overview', body), 403);
    expectProblem(await world.app.as(stranger)('POST', '/experiments/overview', body), 404);
  });
});
