import { describe, expect, it } from '@jest/globals';
import { isLoop, redirectTarget } from './redirect.js';

describe('redirectTarget', () => {
  it.each([
    ['/b', 'https://a.example/x?u=1&u=2#top', 'https://a.example/b?u=1&u=2#top'],
    ['https://b.example/', 'https://a.example/x', 'https://b.example/'],
    ['https://a.example/x?v=b', 'https://a.example/x?v=a&u=1', 'https://a.example/x?v=b&u=1'],
    ['/b#offer', 'https://a.example/x#top', 'https://a.example/b#offer'],
    ['/b', 'https://a.example/x?flag&q=a%20b', 'https://a.example/b?flag&q=a%20b'],
  ])('leads to %s from %s by %s', (redirectUrl, page, target) => {
    expect(redirectTarget(redirectUrl, page)?.href).toBe(target);
  });

  it.each([
    ['/b', 'https://a.example/b/?u=1#top'],
    ['/b?v=1', 'https://a.example/b?u=1&v=1'],
    ['https://a.example/b#offer', 'https://a.example/b'],
  ])('leaves a page alone that is %s already: %s', (redirectUrl, page) => {
    expect(redirectTarget(redirectUrl, page)).toBeUndefined();
  });

  it('leaves its own target alone', () => {
    const target = redirectTarget('/b?v=1&w=', 'https://a.example/x?z=1&v=0&a=2#top')?.href;

    expect(target).toBe('https://a.example/b?v=1&w=&z=1&a=2#top');
    expect(redirectTarget('/b?v=1&w=', String(target))).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/'])('refuses %s', (redirectUrl) => {
    expect(() => redirectTarget(redirectUrl, 'https://a.example/')).toThrow('is refused');
  });
});

describe('redirectTarget between fragments', () => {
  const page = 'https://a.example/#/pricing-a';

  it('leads from one route to another, in the page itself', () => {
    expect(redirectTarget('https://a.example/#/pricing-b', page)).toMatchObject({
      href: 'https://a.example/#/pricing-b',
      isAway: false,
    });
    expect(redirectTarget('#/pricing-a', page)).toBeUndefined();
  });

  it('hands what the visit began with to another host, without touching what the address has', () => {
    const visit = { utm_source: 'mail', utm_medium: 'x' };

    expect(redirectTarget('https://b.example/', 'https://a.example/x?utm_medium=cpc', visit)?.href).toBe(
      'https://b.example/?utm_medium=cpc&utm_source=mail',
    );
    expect(redirectTarget('/y', 'https://a.example/x', visit)?.href).toBe('https://a.example/y');
  });
});

describe('isLoop', () => {
  const now = 1_000_000;

  it.each([
    [[], false],
    [[now - 2_999], false],
    [[now - 5_000, now - 2_500], true],
    [[now - 5_501, now - 2_500], false],
    [[now - 5_000, now - 3_000], false],
  ])('after %j says %s', (earlier, isStopped) => {
    expect(isLoop(earlier, now)).toBe(isStopped);
  });
});
