import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { minify as uglify } from 'uglify-js';
import { build } from 'esbuild';

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));
const folder = fileURLToPath(new URL('../../static/', import.meta.url));

/** Between the modules only: none of these is an option, travels, is stored, or is a name of the browser's. */
const innerNames = [
  ...[
    'decisionUrl',
    'trackUrl',
    'filesUrl',
    'takeOut',
    'takeOutOthers',
    'variationOf',
    'leaving',
    'failed',
    'events',
  ],
  ...[
    'hold',
    'release',
    'leave',
    'resume',
    'drop',
    'settings',
    'reports',
    'watch',
    'watched',
    'countViews',
    'view',
  ],
  ...[
    'keep',
    'forget',
    'emit',
    'begin',
    'renew',
    'settle',
    'isAway',
    'visit',
    'until',
    'tell',
    'stopped',
    'metric',
  ],
  ...['isHere', 'counted', 'handedTo', 'made', 'said', 'markKnown', 'complain'],
];

/** What the files, and copies of them of any version, share on a page: short, and always the same. */
const sharedNames = {
  ...{ seats: 'A', client: 'B', heard: 'C', refuse: 'D', tells: 'E', calls: 'F', policy: 'G', leaveTo: 'H' },
  ...{ engine: 'I', loading: 'J', running: 'K', handed: 'L', handedId: 'M', isToldTo: 'N', tellIn: 'O' },
  ...{ endUser: 'P' },
};

/**
 * esbuild bundles; swc's minifier gives 300 bytes less than esbuild's own, and uglify-js takes 150 of the rest. Of the
 * options of both these give the least after gzip, which likes repetition better than shortness.
 */
async function bundle(entry, outfile, format) {
  const { outputFiles } = await build({
    entryPoints: [source(entry)],
    format: 'esm',
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2021',
    conditions: ['source'],
    legalComments: 'none',
    mangleProps: new RegExp(`^(${[...Object.keys(sharedNames), ...innerNames].join('|')})$`),
    mangleCache: sharedNames,
    logLevel: 'warning',
  });
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    module: true,
    compress: {
      ecma: 2020,
      passes: 3,
      toplevel: true,
      unsafe: true,
      unsafe_methods: true,
      unsafe_arrows: true,
      unsafe_math: true,
      pure_getters: true,
      sequences: false,
      hoist_funs: true,
      evaluate: false,
      collapse_vars: false,
    },
    mangle: { toplevel: true },
    format: { asciiOnly: true },
  });
  const { code: smallest, error } = uglify(code, {
    module: true,
    toplevel: true,
    compress: { passes: 10, unsafe: true, pure_getters: true, inline: 1, hoist_funs: true },
    output: { ascii_only: true },
  });
  if (error) throw error;
  await writeFile(join(folder, outfile), format === 'esm' ? smallest : `(()=>{${smallest}})();`);
}

const sizeOf = async (name) => {
  const bytes = await readFile(join(folder, name));
  return { name, bytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
};

/** The same file under a name that changes with its content, and client-sdk.json that says which name that is. */
async function publishHashed() {
  const content = await readFile(join(folder, 'client-sdk.js'));
  const digest = (algorithm, encoding) => createHash(algorithm).update(content).digest(encoding);
  const name = `client-sdk.${digest('sha256', 'hex').slice(0, 12)}.js`;
  const earlier = (await readdir(folder)).filter((each) => /^client-sdk\.[0-9a-f]{12}\.js/.test(each));
  for (const each of earlier) await rm(join(folder, each));
  await writeFile(join(folder, name), content);
  const manifest = { path: `/static/${name}`, integrity: `sha384-${digest('sha384', 'base64')}` };
  await writeFile(join(folder, 'client-sdk.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Beside each script, for a server that has no time to compress it anew for every page. */
async function compress() {
  const scripts = (await readdir(folder)).filter((name) => /^(client-sdk.*|page-changes)\.m?js$/.test(name));
  for (const name of scripts)
    await writeFile(join(folder, `${name}.gz`), gzipSync(await readFile(join(folder, name)), { level: 9 }));
}

/**
 * Builds the browser SDK into static/: client-sdk.js for script tags (also under a name with its hash),
 * client-sdk.mjs as an ES module, both compressed too, and the types of both (one for each module extension, as TypeScript looks them
 * up).
 *
 * The output depends on the sources alone. Returns the sizes, plain and by gzip -9, in bytes.
 */
export async function buildSdk() {
  await bundle('script-entry.ts', 'client-sdk.js', 'iife');
  await bundle('module-entry.ts', 'client-sdk.mjs', 'esm');
  await bundle('changes/index.ts', 'page-changes.js', 'iife');
  await bundle('linked-hosts/index.ts', 'linked-hosts.js', 'iife');
  for (const name of ['preview-badge', 'debug-overlay', 'site-analytics', 'identify'])
    await bundle(`${name}.ts`, `${name}.js`, 'iife');
  await copyFile(source('published-types.ts'), join(folder, 'client-sdk.d.ts'));
  await copyFile(source('published-types.ts'), join(folder, 'client-sdk.d.mts'));
  await publishHashed();
  await compress();
  return Promise.all(['client-sdk.js', 'client-sdk.mjs'].map(sizeOf));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, bytes, gzipBytes } of await buildSdk())
    console.log(`${name}  ${bytes} bytes, ${gzipBytes} gzip`);
}
