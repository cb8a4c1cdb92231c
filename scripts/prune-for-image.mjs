/** Leaves in package.json what the apps of the image import, for `npm prune` to remove the rest: builders, the console's parts, the embedded database. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Loaded by name at run time, by a framework rather than an import of ours. */
const implied = [
  'reflect-metadata',
  'rxjs',
  'pg',
  'typeorm',
  'fastify',
  'passport',
  'handlebars',
  'nodemailer',
];

/** Parts of dist/ that the image does not run: `npm start` with its embedded database. */
const notRun = /^apps\/standalone\/src\/(?!abtestingtool\.js)/;

/** @returns {string[]} names of packages that the apps of the image need, sorted */
export function packagesOfImage() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const dist = join(root, 'dist');
  const modules = readdirSync(dist, { recursive: true }).filter(
    (file) => file.endsWith('.js') && !notRun.test(file),
  );
  const imported = modules.flatMap((file) =>
    [
      ...readFileSync(join(dist, file), 'utf8').matchAll(
        /(?:from|import\(?|require\.resolve\(|resolve\()\s*['"]([^'"./#][^'"]*)['"]/g,
      ),
    ].map(([, specifier]) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
  return [...new Set([...imported, ...implied])].filter((name) => name in dependencies).sort();
}

if (process.argv[1] === import.meta.filename) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.dependencies = Object.fromEntries(
    packagesOfImage().map((name) => [name, manifest.dependencies[name]]),
  );
  delete manifest.devDependencies;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
