/**
 * `@nestjs-modules/mailer` is CommonJS that requires an ES module, which Node can do and Jest cannot. This
 * writes the same package as ES modules, where jest.config.js finds them.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/root.mjs';

const entries = ['@nestjs-modules/mailer', '@nestjs-modules/mailer/adapters/handlebars.adapter'];
const folder = join(root, 'node_modules/.cache/jest-esm');
const banner = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

export async function packMailer() {
  await Promise.all(entries.map(pack));
}

async function pack(entry) {
  const names = Object.keys(createRequire(import.meta.url)(entry));
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from '${entry}';`, resolveDir: root },
    ...{ bundle: true, format: 'esm', platform: 'node', write: false, logLevel: 'error' },
    banner: { js: banner },
    plugins: [{ name: 'import-nest-instead-of-requiring-it', setup: importNest }],
  });
  replaceFile(join(folder, `${entry}.mjs`), outputFiles[0].contents);
}

function importNest({ onResolve, onLoad }) {
  onResolve({ filter: /^[^.]/ }, ({ path, kind, namespace }) => {
    if (namespace === 'nest' || (kind !== 'entry-point' && !/^@nestjs/.test(path)))
      return { path, external: true };
    return path === '@nestjs/common' ? { path, namespace: 'nest' } : undefined;
  });
  onLoad({ filter: /.*/, namespace: 'nest' }, ({ path }) => ({ contents: `export * from '${path}';` }));
}

/** In one step, since another run may be reading it. */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}
