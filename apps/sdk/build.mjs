import { copyFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));
const published = (name) => fileURLToPath(new URL(`../../static/${name}`, import.meta.url));

const bundle = (entry, outfile, format) =>
  build({
    entryPoints: [source(entry)],
    outfile: published(outfile),
    format,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    conditions: ['source'],
    legalComments: 'none',
    logLevel: 'warning',
  });

const sizeOf = async (name) => {
  const bytes = await readFile(published(name));
  return { name, bytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
};

/**
 * Builds the browser SDK into static/: client-sdk.js for script tags, client-sdk.mjs as an ES module,
 * and the types of both (one for each module extension, as TypeScript looks them up).
 *
 * The output depends on the sources alone. Returns the sizes, plain and by gzip -9, in bytes.
 */
export async function buildSdk() {
  await bundle('script-entry.ts', 'client-sdk.js', 'iife');
  await bundle('module-entry.ts', 'client-sdk.mjs', 'esm');
  await copyFile(source('published-types.ts'), published('client-sdk.d.ts'));
  await copyFile(source('published-types.ts'), published('client-sdk.d.mts'));
  return Promise.all(['client-sdk.js', 'client-sdk.mjs'].map(sizeOf));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, bytes, gzipBytes } of await buildSdk())
    console.log(`${name}  ${bytes} bytes, ${gzipBytes} gzip`);
}
