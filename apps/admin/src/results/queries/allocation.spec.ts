import { describe, expect, it } from '@jest/globals';
import { allocationOf } from './allocation.js';

const measured = {
  experiment: { id: 1, projectId: 1, type: 'AB Test', startedAllocationVersion: 2, allocationVersion: 4 },
  variations: [
    { id: 11, traffic: 50 },
    { id: 12, traffic: 50 },
  ],
  measuredRules: [0],
} as unknown as Parameters<typeof allocationOf>[0];
const shares = (version: number, one: number, other: number) => [
  { version, variationId: 11, traffic: one },
  { version, variationId: 12, traffic: other },
];
const plannedOf = (...known: ReturnType<typeof shares>[]) => [
  ...allocationOf(measured, { assigned: [], shares: known.flat() }).plannedShares,
];

describe('planned shares', () => {
  it('are those of the start, whatever came before and after', () => {
    expect(plannedOf(shares(1, 90, 10), shares(2, 80, 20), shares(3, 50, 50))).toEqual([
      [11, 80],
      [12, 20],
    ]);
  });

  it('are the first that split end users where the start gives one variation to all', () => {
    expect(plannedOf(shares(2, 100, 0), shares(3, 100, 0), shares(4, 70, 30), shares(5, 50, 50))).toEqual([
      [11, 70],
      [12, 30],
    ]);
  });

  it('are those of the start where nothing ever split end users, and present ones where nothing is known', () => {
    expect(plannedOf(shares(2, 100, 0))).toEqual([
      [11, 100],
      [12, 0],
    ]);
    expect(plannedOf()).toEqual([
      [11, 50],
      [12, 50],
    ]);
  });
});
