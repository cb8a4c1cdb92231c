/**
 * Jest's resolver. Where a CommonJS package requires an ES module, which Node can do and Jest cannot, it finds
 * a CommonJS copy of that module instead.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../scripts/root.mjs';

const copies = join(root, 'node_modules/.cache/jest-commonjs');

export function sync(request, options) {
  const path = options.defaultResolver(request, options);
  const isRequired = options.conditions?.includes('require') ?? false;
  return isRequired && path.includes('/node_modules/') && isModule(path) ? copyOf(path) : path;
}

function isModule(path) {
  if (!path.endsWith('.js')) return path.endsWith('.mjs');
  let folder = dirname(path);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type === 'module';
}

function copyOf(path) {
  const name = createHash('sha256')
    .update(`${path}\0${statSync(path).mtimeMs}`)
    .digest('hex')
    .slice(0, 16);
  const copy = join(copies, `${name}.cjs`);
  if (existsSync(copy)) return copy;
  const outfile = `${copy}.${process.pid}`;
  const shape = { bundle: true, format: 'cjs', platform: 'node', packages: 'external', logLevel: 'error' };
  buildSync({ entryPoints: [path], outfile, ...shape });
  renameSync(outfile, copy);
  return copy;
}
