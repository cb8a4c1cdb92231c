import { readFileSync } from 'node:fs';
import { listOperations } from '../support/api-operations.js';

/** Routes that a page names, each with whether it is marked as still to come. */
function routesIn(page: string): { name: string; toCome: boolean }[] {
  const text = readFileSync(page, 'utf8');
  const named = text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/(?:api|health)[^`]*)`( \(to come\))?/g);
  return [...named].map(([, name, mark]) => ({ name: name!, toCome: mark !== undefined }));
}

const served = new Set(listOperations().map(({ name }) => name));

describe.each(['docs/integration.md', 'docs/migrating.md'])('%s', (page) => {
  it('names routes that there are, and marks those that are still to come', () => {
    const wrong = routesIn(page).filter(({ name, toCome }) => served.has(name) === toCome);

    expect(wrong).toEqual([]);
  });
});
