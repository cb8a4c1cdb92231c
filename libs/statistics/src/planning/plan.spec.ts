import { plan } from './plan.js';

const rate = { kind: 'binomial', baseline: 0.1 } as const;

describe('plan', () => {
  it('answers how many users and days an effect takes', () => {
    const result = plan({ ...rate, relativeMde: 0.2, dailyUsers: 1000, trafficFraction: 0.5 });

    expect(result).toMatchObject({
      sampleSize: { nControl: 3841, nTreatment: 3841, nTotal: 7682 },
      duration: { days: 16, warnings: [] },
      detectableEffect: null,
      power: null,
    });
  });

  it('answers what effect given users find', () => {
    const { detectableEffect, sampleSize, curve } = plan({ ...rate, nControl: 3841, nTreatment: 3841 });

    expect(detectableEffect!.relativeMde).toBeCloseTo(0.2, 4);
    expect(sampleSize).toBeNull();
    expect(curve).toEqual([]);
  });

  it('answers how likely given users find an effect', () => {
    const { power } = plan({ ...rate, relativeMde: 0.2, users: 7682 });

    expect(power).toBeCloseTo(0.8, 3);
  });

  it('splits users as allocated over control and treatments', () => {
    const split = plan({ ...rate, users: 10_000, treatments: 2, allocationRatio: 2 });
    const given = plan({ ...rate, nControl: 2000, nTreatment: 4000 });

    expect(split.detectableEffect).toEqual(given.detectableEffect);
  });

  it('draws a curve through the wanted effect that falls with larger effects', () => {
    const { curve, sampleSize } = plan({ ...rate, relativeMde: 0.2, dailyUsers: 500 });

    expect(curve).toHaveLength(13);
    expect(curve[6]).toMatchObject({ relativeMde: 0.2, nTotal: sampleSize!.nTotal });
    curve.slice(1).forEach(({ nTotal }, i) => expect(nTotal).toBeLessThan(curve[i]!.nTotal));
  });

  it('leaves impossible rates out of the curve', () => {
    const { curve } = plan({ ...rate, baseline: 0.6, relativeMde: 0.6 });

    expect(curve.every(({ relativeMde }) => 0.6 * (1 + relativeMde) < 1)).toBe(true);
    expect(curve.length).toBeLessThan(13);
  });

  it('plans means with the variance that a covariate leaves', () => {
    const mean = { kind: 'mean', baseline: 20, sd: 60, relativeMde: 0.1 } as const;

    const plain = plan(mean).sampleSize!;
    const adjusted = plan({ ...mean, covariateCorrelation: 0.8 }).sampleSize!;

    expect(adjusted.nControl / plain.nControl).toBeCloseTo(0.36, 3);
  });

  it('knows that nobody comes without traffic', () => {
    const { duration } = plan({ ...rate, relativeMde: 0.2, dailyUsers: 0 });

    expect(duration).toEqual({ days: null, warnings: ['no_traffic'] });
  });

  it.each([
    [[0, 0], /not all be 0/],
    [[1], /must have 2 items/],
    [[1, 1, 1], /must have 2 items/],
    [[2, -1], /at least 0|negative/],
  ])('refuses weights %j also without traffic', (weights, message) => {
    expect(() => plan({ ...rate, relativeMde: 0.2, weights })).toThrow(message);
  });
});
