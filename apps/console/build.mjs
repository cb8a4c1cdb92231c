import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const assets = fileURLToPath(new URL('../../static/console/assets/', import.meta.url));

/**
 * Builds the console into static/console/, with a `.gz` beside each file that gets smaller by it.
 *
 * @returns {Promise<number>} how many files it wrote, without the compressed copies
 */
export async function buildConsole() {
  await inProduction(runVite);
  const names = await readdir(assets);
  await Promise.all(names.filter((name) => /\.(js|css|svg)$/.test(name)).map(compress));
  return names.length + 1;
}

async function runVite() {
  const { build } = await import('vite');
  await build({ configFile: fileURLToPath(new URL('vite.config.mjs', import.meta.url)), logLevel: 'warn' });
}

/** Vite takes the packages' code for development when it runs among tests. */
async function inProduction(work) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await work();
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
}

async function compress(name) {
  await writeFile(`${assets}${name}.gz`, gzipSync(await readFile(assets + name), { level: 9 }));
}
