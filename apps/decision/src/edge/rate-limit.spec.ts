import type { DomainError } from '#libs/errors';
import { RateLimit } from './rate-limit.js';

function refusalOf(limit: RateLimit, address: string): DomainError | undefined {
  try {
    void limit.count(address);
  } catch (error) {
    return error as DomainError;
  }
  return undefined;
}

describe('RateLimit', () => {
  it('refuses an address that has used up its minute, and says when to come back', () => {
    let now = 5_000;
    const limit = new RateLimit(3, () => now);
    for (let request = 0; request < 3; request++) void limit.count('192.0.2.1');

    now = 20_500;
    const refusal = refusalOf(limit, '192.0.2.1');

    expect(refusal).toMatchObject({ kind: 'limited', code: 'rate-limited', retryAfterSeconds: 40 });
  });

  it('counts each address by itself', () => {
    const limit = new RateLimit(1, () => 0);

    void limit.count('192.0.2.1');

    expect(refusalOf(limit, '192.0.2.2')).toBeUndefined();
    expect(refusalOf(limit, '192.0.2.1')).toBeDefined();
  });

  it('begins anew with the next minute', () => {
    let now = 0;
    const limit = new RateLimit(1, () => now);
    void limit.count('192.0.2.1');

    now = 60_000;

    expect(refusalOf(limit, '192.0.2.1')).toBeUndefined();
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::', true],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::1', '::2', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ])('takes %s and %s for the same caller: %s', (one, other, same) => {
    const limit = new RateLimit(1, () => 0);

    void limit.count(one);

    expect(refusalOf(limit, other) !== undefined).toBe(same);
  });

  it('counts what other processes have told, until the minute is over', () => {
    let now = 60_000;
    const limit = new RateLimit(10, () => now);
    for (let request = 0; request < 3; request++) void limit.count('192.0.2.1');

    const unshared = limit.takeUnshared(2, 100);
    limit.learn(1, '192.0.2.1', 3 + 7);

    expect(unshared).toEqual([{ address: '192.0.2.1', count: 3 }]);
    expect(refusalOf(limit, '192.0.2.1')).toBeDefined();
    now = 120_000;
    limit.learn(1, '192.0.2.1', 10);
    expect(refusalOf(limit, '192.0.2.1')).toBeUndefined();
  });

  it('shares each request once, and nothing of addresses with few', () => {
    const limit = new RateLimit(10, () => 60_000);
    for (const address of ['a', 'a', 'a', 'b', 'c', 'c']) void limit.count(address);

    const first = limit.takeUnshared(2, 100);
    void limit.count('a');

    expect(first).toEqual([
      { address: 'a', count: 3 },
      { address: 'c', count: 2 },
    ]);
    expect(limit.takeUnshared(2, 100)).toEqual([{ address: 'a', count: 1 }]);
  });

  it('counts nothing when it is off', () => {
    const limit = new RateLimit(0, () => 0);

    for (let request = 0; request < 1_000; request++) void limit.count('192.0.2.1');

    expect(limit.isOn).toBe(false);
  });

  it('keeps its memory bounded', () => {
    const limit = new RateLimit(1, () => 0);
    void limit.count('first');

    for (let address = 0; address < 100_000; address++) void limit.count(`address-${address}`);

    expect(refusalOf(limit, 'first')).toBeUndefined();
    expect(refusalOf(limit, 'address-99999')).toBeDefined();
  });
});
