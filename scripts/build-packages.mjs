/** Builds the packages for npm into packages/, as `npm pack` takes them. `node scripts/build-packages.mjs` says how large they are. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const packages = join(root, 'packages');
const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What each package is made from, and what of it stays outside. */
const recipes = [
  {
    name: 'node',
    folder: 'apps/sdk-node',
    entry: 'src/index.ts',
    options: { platform: 'node', target: 'node20', external: ['murmurhash'] },
  },
];

/** A package has the version of the product, and of what it depends on the versions of the product too. */
function writeManifest(source, target) {
  const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
  const versions = { ...product.devDependencies, ...product.dependencies };
  for (const name of Object.keys(manifest.dependencies ?? {})) manifest.dependencies[name] = versions[name];
  const complete = { ...manifest, version: product.version, private: undefined };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(complete, null, 2)}\n`);
}

async function buildPackage({ name, folder, entry, options }) {
  const source = join(root, folder);
  const target = join(packages, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await build({
    entryPoints: [join(source, entry)],
    outfile: join(target, 'index.js'),
    bundle: true,
    format: 'esm',
    conditions: ['source'],
    legalComments: 'inline',
    logLevel: 'warning',
    ...options,
  });
  copyFileSync(join(source, 'src/published-types.ts'), join(target, 'index.d.ts'));
  copyFileSync(join(source, 'README.md'), join(target, 'README.md'));
  writeManifest(source, target);
  return { name, bytes: statSync(join(target, 'index.js')).size };
}

/** Returns the sizes of what programs load, in bytes. */
export function buildPackages() {
  const present = recipes.filter(({ folder }) => existsSync(join(root, folder)));
  return Promise.all(present.map(buildPackage));
}

if (process.argv[1] === import.meta.filename)
  for (const { name, bytes } of await buildPackages()) console.log(`@abtestingtool/${name}  ${bytes} bytes`);
