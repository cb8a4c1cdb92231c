import { describe, expect, it } from '@jest/globals';
import { isNoLoop, redirectTarget } from './redirect.js';

describe('redirectTarget', () => {
  it.each([
    ['/b', 'https://a.example/x?u=1&u=2#top', 'https://a.example/b?u=1&u=2#top'],
    ['https://b.example/', 'https://a.example/x', 'https://b.example/'],
    ['https://a.example/x?v=b', 'https://a.example/x?v=a&u=1', 'https://a.example/x?v=b&u=1'],
    ['/b#offer', 'https://a.example/x#top', 'https://a.example/b#offer'],
    ['/b', 'https://a.example/x?flag&q=a%20b', 'https://a.example/b?flag&q=a%20b'],
  ])('leads to %s from %s by %s', (redirectUrl, page, target) => {
    expect(redirectTarget(redirectUrl, page)).toBe(target);
  });

  it.each([
    ['/b', 'https://a.example/b/?u=1#top'],
    ['/b?v=1', 'https://a.example/b?u=1&v=1'],
    ['https://a.example/b#offer', 'https://a.example/b'],
  ])('leaves a page alone that is %s already: %s', (redirectUrl, page) => {
    expect(redirectTarget(redirectUrl, page)).toBeUndefined();
  });

  it('leaves its own target alone', () => {
    const target = redirectTarget('/b?v=1&w=', 'https://a.example/x?z=1&v=0&a=2#top');

    expect(target).toBe('https://a.example/b?v=1&w=&z=1&a=2#top');
    expect(redirectTarget('/b?v=1&w=', String(target))).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/'])('refuses %s', (redirectUrl) => {
    expect(() => redirectTarget(redirectUrl, 'https://a.example/')).toThrow('no redirect target');
  });
});

describe('isNoLoop', () => {
  const now = 1_000_000;

  it('lets a first redirect pass', () => {
    expect(isNoLoop([], now, true)).toBe(true);
  });

  it('stops a visitor who is sent back within ten seconds', () => {
    expect(isNoLoop([now - 9_000], now, true)).toBe(false);
    expect(isNoLoop([now - 10_000], now, true)).toBe(true);
  });

  it('lets a visitor reload, but not endlessly', () => {
    const times = (count: number) => Array.from({ length: count }, (_, index) => now - index);

    expect(isNoLoop(times(9), now, false)).toBe(true);
    expect(isNoLoop(times(10), now, false)).toBe(false);
  });
});
