import fc from 'fast-check';
import { checkSampleRatio } from './index.js';

describe('the sample ratio check', () => {
  const arms = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 100 })), {
    minLength: 2,
    maxLength: 8,
  });

  it('depends neither on the order of variations nor on the scale of weights', () => {
    fc.assert(
      fc.property(arms, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (arms, factor) => {
        const check = (of: typeof arms, scale: number) =>
          checkSampleRatio({ users: of.map(([n]) => n), weights: of.map(([, weight]) => weight * scale) });
        const one = check(arms, 1);
        const other = check([...arms].reverse(), factor);

        if (one.chiSquare === null) return expect(other.chiSquare).toBeNull();
        expect(other.chiSquare! / (one.chiSquare || 1)).toBeCloseTo(one.chiSquare === 0 ? 0 : 1, 8);
        expect(other).toMatchObject({ degreesOfFreedom: arms.length - 1, srmDetected: one.srmDetected });
      }),
    );
  });
});
