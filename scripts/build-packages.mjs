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
  {
    name: 'browser',
    folder: 'apps/sdk-browser',
    built: 'static/client-sdk.mjs',
    types: 'apps/sdk/src/published-types.ts',
  },
  {
    name: 'react',
    folder: 'apps/sdk-react',
    entry: 'src/index.ts',
    options: { platform: 'neutral', target: 'es2021', external: ['react'], plugins: [sdkAsPackage()] },
  },
];

/** What other packages import of the browser's SDK they take from its package. */
function sdkAsPackage() {
  return {
    name: 'sdk-as-package',
    setup: (build) =>
      build.onResolve({ filter: /\/sdk\/src\/module-entry\.js$/ }, () => ({
        ...{ path: '@abtestingtool/browser', external: true },
      })),
  };
}

/** A package has the version of the product, and of what it depends on the versions of the product too. */
function writeManifest(source, target) {
  const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
  const versions = { ...product.devDependencies, ...product.dependencies };
  for (const name of Object.keys(manifest.dependencies ?? {}))
    manifest.dependencies[name] = name.startsWith('@abtestingtool/') ? product.version : versions[name];
  const complete = { ...manifest, version: product.version, private: undefined };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(complete, null, 2)}\n`);
}

async function buildPackage({ name, folder, entry, built, types, options }) {
  const source = join(root, folder);
  const target = join(packages, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  if (built !== undefined) copyFileSync(join(root, built), join(target, 'index.js'));
  else
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
  const declared = readFileSync(
    types === undefined ? join(source, 'src/published-types.ts') : join(root, types),
    'utf8',
  );
  writeFileSync(
    join(target, 'index.d.ts'),
    declared.replaceAll('../../sdk/src/published-types.js', '@abtestingtool/browser'),
  );
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
