import { powerOfRate, sampleSizeOfMean, sampleSizeOfRate } from '../index.js';

describe('planning for the sequential test', () => {
  it('needs the users that simulation found, 1.7 times those of one look', () => {
    const wanted = { baseline: 0.1, relativeMde: 0.2, method: 'sequential' as const };

    expect(sampleSizeOfRate(wanted).nControl).toBe(6522);
    expect(sampleSizeOfRate({ ...wanted, power: 0.9 }).nControl).toBe(8251);
    expect(sampleSizeOfRate({ ...wanted, method: 'fixed' }).nControl).toBe(3841);
  });

  it('has half the power at the size of the fixed test', () => {
    const power = powerOfRate({
      ...{ baseline: 0.1, relativeMde: 0.2, method: 'sequential' },
      ...{ nControl: 3841, nTreatment: 3841 },
    });

    expect(power.power).toBeCloseTo(0.512, 3);
  });

  it('refuses a method that no plan can be made for', () => {
    const input = { baseline: 10, sd: 5, relativeMde: 0.1, method: 'bayesian' };

    expect(() => sampleSizeOfMean(input as Parameters<typeof sampleSizeOfMean>[0])).toThrow('method');
  });
});
