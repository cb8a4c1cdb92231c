import { noDetails } from './exposure.js';
import { PendingExposures, type PendingGroup } from './pending-exposures.js';

const outcome = Promise.resolve({ durable: true, conflicts: [] });

function group(projectId: number, endUserId: string, variationId: number): PendingGroup {
  const exposures = [{ experimentId: 7, variationId, allocationVersion: 1, binding: true }];
  return { projectId, endUserId, exposures, details: noDetails, servedAt: 0, outcome };
}

/** All end users share a shelf, or each of few has one of its own. */
describe.each([1, 64])('PendingExposures with %i shelves', (shelves) => {
  const pending = new PendingExposures((endUserId) => endUserId.charCodeAt(0), shelves);
  const first = group(1, 'ada', 70);
  const second = group(1, 'ada', 71);
  const elsewhere = group(2, 'ada', 72);
  const other = group(1, 'eve', 73);

  it('finds the groups of one end user of one project, in order, as long as they are under way', () => {
    expect(pending.of(first)).toEqual([]);
    for (const one of [first, elsewhere, second, other]) pending.add(one);

    expect(pending.of(first)).toEqual([first, second]);
    expect(pending.of(elsewhere)).toEqual([elsewhere]);
    expect(pending.variationOf(first, 7)).toBe(70);
    expect(pending.variationOf(first, 8)).toBe(0);

    pending.delete(first);
    pending.delete(first);

    expect(pending.of(second)).toEqual([second]);
    expect(pending.variationOf(second, 7)).toBe(71);
    expect(pending.variationOf(other, 7)).toBe(73);
    for (const one of [second, elsewhere, other]) pending.delete(one);
    expect([first, elsewhere, other].flatMap((one) => pending.of(one))).toEqual([]);
  });
});
