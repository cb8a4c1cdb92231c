import { describe, expect, it } from '@jest/globals';
import type { PageDefinition } from '../page.js';
import { pageOf } from './page-address.js';

const page = (path: string, scope: PageDefinition['scope'] = 'project'): PageDefinition => ({
  path,
  scope,
  title: path,
  load: () => Promise.reject(new Error('not loaded here')),
});
const pages = [
  page('metrics/:metricId'),
  page('metrics/new'),
  page('experiments/:experimentId/results'),
  page('projects/:id', 'organization'),
];
const found = (pathname: string, search = '') => pageOf(pages, pathname, search);

describe('the page of an address', () => {
  it('is found with what the address says', () => {
    const { page, address } = found('/o/3/p/7/experiments/12/results', '?method=bayesian')!;

    expect(page.path).toBe('experiments/:experimentId/results');
    expect(address).toMatchObject({ orgId: 3, projectId: 7, params: { experimentId: '12' } });
    expect(address.search.get('method')).toBe('bayesian');
  });

  it('is the one that names more of the path, whatever the order', () => {
    expect(found('/o/3/p/7/metrics/new')?.page.path).toBe('metrics/new');
    expect(found('/o/3/p/7/metrics/5')?.page.path).toBe('metrics/:metricId');
  });

  it('is looked for among pages of the organization where the address has no project', () => {
    expect(found('/o/3/projects/9/')).toMatchObject({
      page: { path: 'projects/:id' },
      address: { projectId: undefined, params: { id: '9' } },
    });
    expect(found('/o/3/metrics/5')).toBeUndefined();
  });

  it.each(['', '/', '/login', '/o/3', '/o/x/projects/9', '/o/3/p/7', '/o/3/p/7/nothing', '/o/3/p/7/metrics'])(
    'is none at “%s”',
    (pathname) => {
      expect(found(pathname)).toBeUndefined();
    },
  );
});
