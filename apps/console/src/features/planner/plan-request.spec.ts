import { describe, expect, it } from '@jest/globals';
import { faultsOf, firstFields, requestOf } from './plan-request.js';

describe('requestOf', () => {
  it('asks for the visitors that a lift takes, with percentages as fractions', () => {
    const own = { method: 'sequential', alpha: '0.05' } as const;
    const request = requestOf({ ...firstFields, ...own, baseline: 4.1, mde: 7, treatments: 2 }, 3);

    expect(request).toEqual({
      ...{
        projectId: 3,
        kind: 'binomial',
        method: 'sequential',
        baseline: 0.041,
        relativeMde: 0.07,
        trafficFraction: 1,
      },
      ...{ treatments: 2, comparisons: 2, power: 0.8, alpha: 0.05 },
    });
  });

  it('leaves method and significance level to the protocol of the project at first', () => {
    const request = requestOf(firstFields, 3);

    expect(request).not.toHaveProperty('method');
    expect(request).not.toHaveProperty('alpha');
  });

  it('takes the baseline of a shared metric in place of what was typed before', () => {
    const request = requestOf({ ...firstFields, sharedMetricId: '7', kind: 'mean', sd: 9 }, 3);

    expect(request).toMatchObject({ sharedMetricId: 7, relativeMde: 0.1 });
    for (const field of ['kind', 'baseline', 'sd']) expect(request).not.toHaveProperty(field);
  });

  it('asks for the lift that visitors find', () => {
    const fields = {
      ...firstFields,
      kind: 'mean',
      ask: 'effect',
      sd: 9,
      users: 4000,
      dailyUsers: 50,
    } as const;

    const request = requestOf(fields, 3);

    expect(request).toMatchObject({ kind: 'mean', baseline: 4, sd: 9, users: 4000, dailyUsers: 50 });
    expect(request).not.toHaveProperty('relativeMde');
  });
});

describe('faultsOf', () => {
  it.each([
    [{}, []],
    [{ baseline: 100 }, ['baseline']],
    [{ kind: 'mean', baseline: 0 }, ['baseline', 'sd']],
    [{ mde: '' }, ['mde']],
    [{ sharedMetricId: '7', baseline: '' }, []],
    [{ sharedMetricId: '7', mde: '' }, ['mde']],
    [{ ask: 'effect', mde: '' }, ['users']],
  ] as const)('of %j are at %j', (fields, expected) => {
    expect(Object.keys(faultsOf({ ...firstFields, ...fields }))).toEqual(expected);
  });
});
