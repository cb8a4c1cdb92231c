import { ClockSkew } from './clock-skew.js';
import { Monitoring } from './monitoring.js';

/** A skew of a process whose clock says `ownMs` while the database's says `theirsMs`; the question takes a second. */
async function skewOf(ownMs: number, theirsMs: number, tookMs = 1_000): Promise<ClockSkew> {
  const skew = new ClockSkew(new Monitoring());
  const times = [0, tookMs];
  await skew.measure(
    () => Promise.resolve(theirsMs),
    () => ownMs,
    () => times.shift()!,
  );
  return skew;
}

describe('ClockSkew', () => {
  it.each([
    { own: 1_000_000, theirs: 1_000_500, seconds: 0, correctionMs: 0 },
    { own: 1_000_000, theirs: 1_005_500, seconds: 5, correctionMs: 0 },
    { own: 1_000_000, theirs: 1_005_501, seconds: 5.001, correctionMs: 5_001 },
    { own: 87_400_000, theirs: 1_000_500, seconds: -86_400, correctionMs: -86_400_000 },
  ])('is $seconds seconds between $own and $theirs', async ({ own, theirs, seconds, correctionMs }) => {
    const skew = await skewOf(own, theirs);

    expect(skew).toMatchObject({ seconds, correctionMs, isLarge: correctionMs !== 0 });
  });

  it('takes nothing from a question that took long', async () => {
    expect((await skewOf(0, 100_000, 2_001)).seconds).toBe(0);
  });
});
