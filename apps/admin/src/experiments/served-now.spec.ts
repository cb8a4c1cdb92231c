import { servedNow, type OfFlag } from './served-now.js';

const off: OfFlag = { id: 1, title: 'off', isControl: true, retiredAt: null, traffic: 30 };
const on: OfFlag = { id: 2, title: 'on', isControl: false, retiredAt: null, traffic: 70 };
const retired: OfFlag = { ...on, id: 3, title: 'old', retiredAt: new Date(0), traffic: 0 };
const all = [off, on, retired];
const values = new Map([
  [1, false],
  [2, true],
]);
const flag = { status: 'Active', shippedVariationId: null } as const;

describe('servedNow', () => {
  it('is the shares of the default rule while the flag is on', () => {
    expect(servedNow(flag, all, values)).toEqual([
      { variationId: 1, title: 'off', value: false, share: 30 },
      { variationId: 2, title: 'on', value: true, share: 70 },
    ]);
    const whole = [
      { ...off, traffic: 100 },
      { ...on, traffic: 0 },
    ];
    expect(servedNow(flag, whole, values)).toHaveLength(1);
  });

  it.each(['Draft', 'Paused', 'Ended', 'Archived'] as const)('is the control of one that is %s', (status) => {
    expect(servedNow({ ...flag, status }, all, values)).toEqual([
      { variationId: 1, title: 'off', value: false, share: 100 },
    ]);
  });

  it('is what is shipped after the end, also when it has been retired since', () => {
    const shipped = { status: 'Ended', shippedVariationId: 3 } as const;

    expect(servedNow(shipped, all, values)).toEqual([{ variationId: 3, title: 'old', share: 100 }]);
    expect(servedNow({ ...shipped, status: 'Archived' }, all, values)).toMatchObject([{ variationId: 1 }]);
  });
});
