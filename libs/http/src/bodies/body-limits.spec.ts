import { readFileSync } from 'node:fs';
import { bodyClasses, bodyClassOf, bodyLimitsOf } from './body-limits.js';

interface Operation {
  security?: object[];
  requestBody?: { content: object };
}

/** Every route of openapi.json that takes JSON, as `POST /experiments/:id`. */
function routesWithBody(isPublic: (operation: Operation) => boolean): string[] {
  const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.values(item)
      .filter((operation) => 'application/json' in (operation.requestBody?.content ?? {}))
      .filter(isPublic)
      .map(() => path.replace(/\{(\w+)\}/g, ':$1')),
  );
}

const isOpen = ({ security = [] }: Operation) =>
  security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0);

describe('the class of a route', () => {
  it('is that of small bodies wherever no login is needed', () => {
    const open = routesWithBody(isOpen).filter(
      (path) => !['/decision', '/identify', '/metrics/track'].includes(path),
    );

    expect(open).toContain('/auth/refresh');
    expect(open).toContain('/organizations');
    expect(open.filter((path) => bodyClassOf(path) !== 'account')).toEqual([]);
  });

  it.each([
    ['/decision', 16, 1_000],
    ['/ofrep/v1/evaluate/flags', 64, 1_000],
    ['/auth/login', 16, 100],
    ['/users/verify', 16, 100],
    ['/users/me', 64, 1_000],
    ['/conditions/:id', 256, 1_000],
    ['/experiments/:id/conditions', 256, 1_000],
    ['/segments', 256, 1_000],
    ['/segments/:id', 256, 1_000],
    ['/api/segments/:id', 256, 1_000],
    ['/experiments/:id/segments', 256, 1_000],
    ['/menu-templates/:id', 256, 1_000],
    ['/experiments', 1024, 1_000],
    ['/experiments/:id', 1024, 1_000],
    ['/experiments/:id/variations', 1024, 1_000],
    ['/variations/:id', 1024, 1_000],
    ['/api/experiments/:experiment/variants', 1024, 1_000],
    ['/experiments/:id/document', 5 * 1024, 1_000],
    ['/api/experiments/:experiment/document', 5 * 1024, 1_000],
    ['/api/events', 1024, 1_000],
    ['/api/events/click', 1024, 1_000],
    ['/api/events/:experiment', 64, 1_000],
    ['/metrics/track', 1024, 1_000],
    ['/metrics/:id', 64, 1_000],
    ['/api/assignment', 64, 1_000],
    ['/api/experiments/check-eligibility', 64, 1_000],
    ['/groups', 64, 1_000],
    [undefined, 64, 1_000],
  ])('of %s lets %i KiB and %i keys pass', (route, kibibytes, keys) => {
    expect(bodyLimitsOf(route)).toMatchObject({ bytes: kibibytes * 1024, keys });
  });
});

describe('docs/operations.md', () => {
  it('lists every class with its limits', () => {
    const rows = readFileSync('docs/operations.md', 'utf8').matchAll(
      /^\| `(\w+)` \| [^|]+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$/gm,
    );

    const listed = [...rows].map(([, name, ...figures]) => [
      name,
      ...figures.map((text) => Number(text.replace(',', ''))),
    ]);

    expect(listed).toEqual(
      Object.entries(bodyClasses).map(([name, { bytes, keys, values }]) => [
        name,
        bytes / 1024,
        keys,
        values,
      ]),
    );
  });
});
