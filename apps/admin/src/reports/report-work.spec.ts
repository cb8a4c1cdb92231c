import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const built = resolve(import.meta.dirname, '../../../../dist');

describe('the thread for reports', () => {
  it('loads neither a framework nor a database', () => {
    const packages = loadedBy(join(built, 'apps/admin/src/reports/report-work.js'));

    expect([...packages].filter(([name]) => /^(@nestjs|typeorm|pg|fastify|redis|class-)/.test(name))).toEqual(
      [],
    );
    expect(packages.size).toBeGreaterThan(0);
  });
});

/** The packages that a compiled file loads, and by way of which file each. */
function loadedBy(entry: string, seen = new Set<string>(), packages = new Map<string, string>()) {
  if (seen.has(entry)) return packages;
  seen.add(entry);
  for (const [, specifier] of readFileSync(entry, 'utf8').matchAll(
    /^(?:import|export) .*?['"]([^'"]+)['"];$/gms,
  )) {
    if (specifier!.startsWith('#libs/')) {
      loadedBy(join(built, 'libs', specifier!.slice('#libs/'.length), 'src/index.js'), seen, packages);
    } else if (specifier!.startsWith('.')) loadedBy(resolve(entry, '..', specifier!), seen, packages);
    else if (!packages.has(specifier!)) packages.set(specifier!, entry.slice(built.length));
  }
  return packages;
}
