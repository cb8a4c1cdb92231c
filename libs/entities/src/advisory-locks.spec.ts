import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { advisoryLocks } from './advisory-locks.js';

const root = join(import.meta.dirname, '../../..');

const sources = ['apps', 'libs', 'migrations'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/node_modules|advisory-locks\.(spec\.)?ts$/.test(path))
    .map((path) => join(folder, path)),
);

it('gives each task a lock of its own', () => {
  const numbers = Object.values(advisoryLocks);

  expect(new Set(numbers).size).toBe(numbers.length);
});

it('is the only place that numbers locks', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => /\b7_?203_?\d{3}\b/.test(readFileSync(join(root, path), 'utf8')))).toEqual(
    [],
  );
});
