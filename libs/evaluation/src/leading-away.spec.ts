import { describe, expect, it } from '@jest/globals';
import { leadingAway } from './leading-away.js';
import type { Outcome } from './outcome.js';

const outcome = (id: number, redirectUrl: string | null) =>
  ({ experiment: { id }, variation: { redirectUrl } }) as unknown as Outcome;
const page = 'https://a.example/landing?utm_source=x&b=1#top';

describe('leadingAway', () => {
  it('finds the first that leads to another page', () => {
    const [stays, leaves, later] = [
      outcome(1, null),
      outcome(2, 'https://a.example/b'),
      outcome(3, 'https://a.example/c'),
    ] as const;

    expect(leadingAway([stays, leaves, later], page)).toBe(leaves);
    expect(leadingAway([stays], page)).toBeUndefined();
    expect(leadingAway([{ ...leaves, variation: null }], page)).toBeUndefined();
  });

  it.each([
    ['/landing', false],
    ['https://A.example:443/landing/?b=1', false],
    ['/landing?b=2', true],
    ['/landing#offer', false],
    ['/landing#/offer', true],
    ['b', true],
    ['https://other.example/landing', true],
    ['https://', false],
  ])('takes %s for a way from the page: %s', (redirectUrl, leads) => {
    expect(leadingAway([outcome(1, redirectUrl)], page) !== undefined).toBe(leads);
  });
});
