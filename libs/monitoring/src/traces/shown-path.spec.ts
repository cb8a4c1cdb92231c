import { shownPath } from './shown-path.js';

describe('shownPath', () => {
  it.each([
    ['/experiments/:id/results', { id: '7' }, '/experiments/7/results'],
    [
      '/api/experiments/:experiment/variants/:id',
      { experiment: '7', id: '8' },
      '/api/experiments/7/variants/8',
    ],
    ['/decision', {}, '/decision'],
  ])('fills in the numbers of definitions: %s', (route, params, path) => {
    expect(shownPath(route, params as Record<string, string>)).toBe(path);
  });

  it.each([
    ['/users/:id', { id: '7' }, '/users/:id'],
    ['/api/users/:id/export', { id: '4711' }, '/api/users/:id/export'],
    ['/:userId/orgs/:orgId/details', { userId: '7', orgId: '8' }, '/:userId/orgs/8/details'],
    [
      '/projects/:projectId/end-users/:endUserId',
      { projectId: '7', endUserId: '8' },
      '/projects/7/end-users/:endUserId',
    ],
    [
      '/api/experiments/:experiment/assignment/:user_id',
      { experiment: 'x', user_id: '8' },
      '/api/experiments/:experiment/assignment/:user_id',
    ],
    ['/files/public/:publicId/:name', { publicId: 'a1', name: 'ada.png' }, '/files/public/:publicId/:name'],
    ['/experiments/:id', { id: 'ada@shop.example' }, '/experiments/:id'],
    ['/experiments/:id', {}, '/experiments/:id'],
  ])('keeps what may tell of people: %s', (route, params, path) => {
    expect(shownPath(route, params as unknown as Record<string, string>)).toBe(path);
  });
});
