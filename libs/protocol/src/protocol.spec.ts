import { describe, expect, it } from '@jest/globals';
import { changeProtocol, defaultProtocol, hasPlanChanged, isPlanned, viewByProtocol } from './index.js';

describe('viewByProtocol', () => {
  it('is the protocol when nothing is asked, or the same by another name', () => {
    const said = { judgement: { method: 'frequentist', confidenceLevel: 0.95, significanceThreshold: 0.05 } };

    expect(viewByProtocol(defaultProtocol, {})).toEqual({ ...said, differences: [] });
    expect(viewByProtocol(defaultProtocol, { method: 'frequentist', confidenceLevel: 0.95 })).toEqual({
      ...{ ...said, differences: [] },
    });
    expect(viewByProtocol(defaultProtocol, { method: 'fixed_horizon', significanceThreshold: 0.05 })).toEqual(
      {
        judgement: { ...said.judgement, method: 'fixed_horizon' },
        differences: [],
      },
    );
  });

  it.each([
    [{ method: 'sequential' } as const, ['method']],
    [{ significanceThreshold: 0.1 }, ['significance_threshold']],
    [{ confidenceLevel: 0.9 }, ['confidence_level']],
    [{ hasOtherMetrics: true }, ['primary_metrics']],
    [{ isDated: true, method: 'bayesian' } as const, ['method', 'dates']],
  ])('says in what %j differs', (asked, differences) => {
    expect(viewByProtocol(defaultProtocol, asked).differences).toEqual(differences);
  });

  it('gives intervals the level that belongs to alpha, without rounding errors', () => {
    const levels = [0.01, 0.1, 0.003, 0.05].map(
      (alpha) => viewByProtocol({ ...defaultProtocol, alpha }, {}).judgement.confidenceLevel,
    );

    expect(levels).toEqual([0.99, 0.9, 0.997, 0.95]);
  });
});

describe('changeProtocol', () => {
  it('keeps what is left out or null, and clears a prior', () => {
    const own = changeProtocol(defaultProtocol, {
      ...{ method: 'bayesian', alpha: null },
      priors: { rate: { alpha: 2, beta: 20 } },
    });

    expect(own).toEqual({
      ...{ ...defaultProtocol, method: 'bayesian' },
      priors: { rate: { alpha: 2, beta: 20 }, lift: null },
    });
    expect(changeProtocol(own, { priors: { rate: null } }).priors).toEqual({ rate: null, lift: null });
    expect(changeProtocol(own, {})).toEqual(own);
  });
});

describe('a plan', () => {
  const started = {
    plannedUsers: 5000,
    endAt: '2026-12-01T00:00:00.000Z',
    method: 'frequentist',
    alpha: 0.05,
  } as const;

  it('has a size or an end', () => {
    expect(isPlanned(started)).toBe(true);
    expect(isPlanned({ plannedUsers: null, endAt: started.endAt })).toBe(true);
    expect(isPlanned({ plannedUsers: null, endAt: null })).toBe(false);
  });

  it.each([
    { plannedUsers: 500 },
    { plannedUsers: null },
    { endAt: null },
    { method: 'sequential' as const },
    { alpha: 0.1 },
  ])('has changed with %j', (change) => {
    expect(hasPlanChanged(started, { ...started, ...change })).toBe(true);
  });

  it('has not with the same in other words, nor where nobody knows how it began', () => {
    const same = { ...started, method: 'fixed_horizon' as const, endAt: '2026-12-01T01:00:00+01:00' };

    expect(hasPlanChanged(started, same)).toBe(false);
    expect(hasPlanChanged(null, started)).toBe(false);
    const unplanned = { ...started, plannedUsers: null, endAt: null };
    expect(hasPlanChanged(unplanned, started)).toBe(false);
    expect(hasPlanChanged(unplanned, { ...started, alpha: 0.01 })).toBe(true);
  });
});
