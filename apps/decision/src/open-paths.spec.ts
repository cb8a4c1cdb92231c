import { openPaths } from './open-paths.js';

const isOneOf = (paths: readonly RegExp[], url: string) => paths.some((path) => path.test(url));

describe('the paths that web sites call', () => {
  it.each(['/decision', '/decision/', '/decision?x=1', '/metrics/track', '/static/client-sdk.js'])(
    'take %s without a key',
    (url) => {
      expect([isOneOf(openPaths.forAnybody, url), isOneOf(openPaths.withKey, url)]).toEqual([true, false]);
    },
  );

  it.each([
    '/api/assignment',
    '/api/events',
    '/api/events/click?x=1',
    '/api/experiments/check-eligibility',
    '/api/experiments/green-button/assignment/ada',
    '/api/experiments/4/assignment/42/',
  ])('take %s with a key', (url) => {
    expect([isOneOf(openPaths.forAnybody, url), isOneOf(openPaths.withKey, url)]).toEqual([false, true]);
  });

  it.each(['/decisions', '/api/experiments', '/api/events/more/of', '/api/assignment/x', '/users/me', '/'])(
    'leave %s to the rules of the console',
    (url) => {
      expect(isOneOf([...openPaths.forAnybody, ...openPaths.withKey], url)).toBe(false);
    },
  );
});
