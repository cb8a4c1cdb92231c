import { findOfrep } from './ofrep-lane.js';

const path = '/ofrep/v1/evaluate/flags';

describe('findOfrep', () => {
  it.each([
    [path, { route: path, key: undefined, query: '' }],
    [`${path}?flagConfigEtag=4.a`, { route: path, key: undefined, query: 'flagConfigEtag=4.a' }],
    [`${path}/new-checkout`, { route: `${path}/:key`, key: 'new-checkout', query: '' }],
    [`${path}/a.b_c?x=/`, { route: `${path}/:key`, key: 'a.b_c', query: 'x=/' }],
    [`${path}/__proto__`, { route: `${path}/:key`, key: '__proto__', query: '' }],
  ])('reads %s', (url, found) => {
    expect(findOfrep(url)).toEqual(found);
  });

  it.each([
    ...[
      '/decision',
      `${path}s`,
      `${path}/`,
      `${path}/a/`,
      `${path}/a/b`,
      `${path}/a%20b`,
      `${path}/ä`,
      `${path}#a`,
    ],
    `/x${path}`,
  ])('leaves %s to the framework', (url) => {
    expect(findOfrep(url)).toBeUndefined();
  });
});
