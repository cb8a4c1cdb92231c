/**
 * Packs each program of dist/ that has to start fast, with the packages that it needs, into few files.
 *
 * Node.js reads, resolves and compiles each module by itself, and the product has 5,000: that was three quarters of the
 * time of a start. All other modules stay where they are, for commands, threads and tests that load them by name.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const programs = [
  ...['standalone', 'admin', 'decision', 'worker'].map((app) => `apps/${app}/src/main`),
  ...['migrations/run', 'apps/standalone/src/embedded-postgres/keeper'],
];

/**
 * Packages that stay packages: they find files of their own beside their code or start threads (piscina, pino,
 * email-providers, redoc, embedded-postgres), TypeORM asks for them by name (pg), they are loaded only when a setting asks for
 * them (redis, minio, OpenTelemetry), or before every other one (reflect-metadata).
 */
const keptOut = new Set([
  ...[
    'reflect-metadata',
    'piscina',
    'pino',
    'email-providers',
    'redoc',
    'embedded-postgres',
    'pg',
    'redis',
    'minio',
  ],
  ...['@opentelemetry/exporter-trace-otlp-http', '@opentelemetry/sdk-trace-base', '@opentelemetry/resources'],
  ...['@opentelemetry/core', '@opentelemetry/semantic-conventions', 'cache-manager-redis-yet'],
]);

/** Stands for the address of dist/ until it is known which file a module was packed into. */
const distUrl = '__DIST_URL__';

/** @returns {Promise<string[]>} absolute paths of the files written: the programs, over what was there, and their parts */
export async function packPrograms() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(programs.map((program) => [program, join(dist, `${program}.js`)])),
    outdir: dist,
    write: false,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // What is not minified can be read in a stack trace.
    keepNames: true,
    logLevel: 'error',
    plugins: [keepOut, nameExports, keepPlaces, requirePlainly],
  });
  for (const { path, text } of outputFiles) writePart(path, text);
  return outputFiles.map(({ path }) => path);
}

function writePart(path, text) {
  const toDist = `${relative(dirname(path), dist).replaceAll('\\', '/') || '.'}/`;
  const placed = nameClassesOnly(text).replaceAll(
    distUrl,
    `new URL(${JSON.stringify(toDist)}, import.meta.url)`,
  );
  // Metadata of classes need their polyfill before any class, and modules of packages ask for `require`.
  const head = [
    ...(/\bReflect\.\w*[mM]etadata\b/.test(text) ? [`import 'reflect-metadata';`] : []),
    `import { createRequire as requireHere } from 'node:module';`,
    `const require = requireHere(import.meta.url);`,
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${head.join(' ')}\n${placed}`);
}

/**
 * Names of classes are in logs, messages and lists, so they stay when two modules have the same one. The packer would name
 * every function likewise, also those that are made again with each call, at a cost on every request.
 */
function nameClassesOnly(text) {
  return text
    .replace(
      'var __name = (target, value) =>',
      'var __name = (target, value, isClass) => !isClass ? target :',
    )
    .replaceAll(/(static \{\s*__name\(this, "[^"]*")\)/g, '$1, true)');
}

/** Leaves outside what is listed and what is not installed, which packages ask for only if it is there. */
const keepOut = {
  name: 'keep-out',
  setup(build) {
    const asked = new Map();
    build.onResolve({ filter: /^[^./#]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || path.startsWith('node:')) return undefined;
      if (keptOut.has(packageOf(path))) return { path, external: true };
      const key = `${resolveDir} ${kind} ${path}`;
      if (!asked.has(key)) asked.set(key, build.resolve(path, { kind, resolveDir, pluginData: 'asked' }));
      return (await asked.get(key)).errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};

/** A module of ours finds its neighbours from where it was compiled to, not from where it is packed. */
const keepPlaces = {
  name: 'keep-places',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist[\\/](apps|libs|migrations)[\\/].*\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
      if (!/import\.meta\b/.test(code)) return { contents: code };
      const place = (target) =>
        `new URL(${JSON.stringify(relative(dist, target).replaceAll('\\', '/'))}, ${distUrl})`;
      const placed = code
        .replaceAll('import.meta.url', `${place(path)}.href`)
        .replaceAll('import.meta.filename', `placeOf(${place(path)})`)
        .replaceAll('import.meta.dirname', `placeOf(${place(dirname(path))})`);
      return { contents: `import { fileURLToPath as placeOf } from 'node:url';${placed}` };
    });
  },
};

/** What a package gives to `import()` in Node.js has names also where it is CommonJS; esbuild would give its default only. */
const nameExports = {
  name: 'name-exports',
  setup(build) {
    build.onResolve({ filter: /^[^./#]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'asked' || path.startsWith('node:')) return undefined;
      const found = await build.resolve(path, { kind, resolveDir, pluginData: 'asked' });
      if (found.external || found.errors.length > 0) return undefined;
      return { path: found.path, namespace: 'named' };
    });
    build.onLoad({ filter: /.*/, namespace: 'named' }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path).href)).filter((name) =>
        /^[\w$]+$/.test(name),
      );
      const lines = names.map((name) =>
        name === 'default' ? 'export default all.default;' : `export const ${name} = all.${name};`,
      );
      const contents = `import * as all from ${JSON.stringify(path)};\n${lines.join('\n')}`;
      return { contents, resolveDir: dirname(path) };
    });
  },
};

/** These packages make their `require` themselves, which hides from the packer what they need. */
const requirePlainly = {
  name: 'require-plainly',
  setup(build) {
    build.onLoad({ filter: /[\\/]@nestjs[\\/](mapped-types|typeorm)[\\/].*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/const require = createRequire\(import\.meta\.url\);/, ''),
    }));
  },
};

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
