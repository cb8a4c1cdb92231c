/** Compiles apps, libs and migrations into dist/ and the console into static/, when something changed. `node scripts/build.mjs` says what it did. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';
import { packPrograms } from './pack-programs.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');
/** Browser code, built by its own folder's build. */
const ownBuild = ['apps/sdk', 'apps/sdk-browser', 'apps/sdk-node', 'apps/sdk-react', 'apps/console'];
const buildScripts = ['scripts/build.mjs', 'scripts/pack-programs.mjs'];
const settings = ['.swcrc', 'nest-cli.json', 'package.json', 'package-lock.json', ...buildScripts];
const sdkBuild = join(root, 'apps/sdk/build.mjs');
const sdkOutput = join(root, 'static/client-sdk.js');
const packagesBuild = join(root, 'scripts/build-packages.mjs');
const packagesOutput = join(root, 'packages/react/package.json');
const consoleFolder = join(root, 'apps/console');
const consoleStampFile = join(root, 'static/console/.stamp');

/** Whether dist/ and static/ are what the sources as they are now give. */
export function isBuilt() {
  return isServerBuilt({ packed: true }) && isConsoleBuilt();
}

/** A packed server counts as one that need not be. */
function isServerBuilt({ packed }) {
  const stamp = readStamp();
  if (!stamp || (packed && !stamp.packed)) return false;
  if (stamp.sources !== hashSources() || !stamp.outputs.every((file) => existsSync(file))) return false;
  if (existsSync(packagesBuild) && !existsSync(packagesOutput)) return false;
  return !existsSync(sdkBuild) || existsSync(sdkOutput);
}

/**
 * Brings dist/ up to date; a killed build counts as none. Waits for another build of the same folder.
 *
 * @returns {Promise<number>} how many files it wrote; 0 when nothing had changed
 * @throws {Error} with a sentence for an unlisted project, or with the compiler's message
 */
export async function build() {
  if (isBuilt()) return 0;
  return withLock(async () => {
    const files = isServerBuilt({ packed: true }) ? 0 : await buildServer({ packed: true });
    return files + (isConsoleBuilt() ? 0 : await buildConsole());
  });
}

/** As `build`, for dev mode: without the console, which Vite serves, and without packing, for a quick restart. */
export async function buildServerOnly() {
  return isServerBuilt({ packed: false }) ? 0 : withLock(() => buildServer({ packed: false }));
}

/** The console has a stamp of its own, so that a change of a page does not rebuild the server. */
function isConsoleBuilt() {
  return existsSync(consoleStampFile) && readFileSync(consoleStampFile, 'utf8') === hashConsole();
}

async function buildConsole() {
  const sources = hashConsole();
  rmSync(consoleStampFile, { force: true });
  const { buildConsole: run } = await import(pathToFileURL(join(consoleFolder, 'build.mjs')).href);
  const count = await run();
  writeFileSync(consoleStampFile, sources);
  return count;
}

function hashConsole() {
  const files = listFiles(consoleFolder).filter(isShipped);
  return hashOf([...files, join(root, 'package-lock.json')]);
}

async function buildServer({ packed }) {
  const sources = hashSources();
  const files = listProjectFolders().flatMap(listFiles).filter(isShipped);
  const before = readStamp()?.outputs ?? [];
  rmSync(stampFile, { force: true });
  const compiled = (await Promise.all(files.map(produce))).flat();
  const outputs = packed ? [...new Set([...compiled, ...(await packPrograms())])] : compiled;
  // A product that runs meanwhile may still ask for parts of the build before.
  removeStale(new Set([...outputs, ...before.filter(isPart)]));
  if (existsSync(sdkBuild)) await (await import(pathToFileURL(sdkBuild).href)).buildSdk();
  if (existsSync(packagesBuild)) await (await import(pathToFileURL(packagesBuild).href)).buildPackages();
  const paths = outputs.map((file) => relative(root, file));
  writeFileSync(stampFile, JSON.stringify({ sources, packed, outputs: paths }));
  return outputs.length;
}

const isPart = (file) => file.startsWith(join(dist, 'parts/'));

function readStamp() {
  if (!existsSync(stampFile)) return undefined;
  const { sources, packed, outputs } = JSON.parse(readFileSync(stampFile, 'utf8'));
  return { sources, packed, outputs: outputs.map((file) => join(root, file)) };
}

function hashSources() {
  const folders = ['apps', 'libs', 'migrations'].map((name) => join(root, name));
  const files = folders.flatMap(listFiles).filter((file) => !file.startsWith(join(root, 'apps/console/')));
  return hashOf([...files.filter(isShipped), ...settings.map((name) => join(root, name))]);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listProjectFolders() {
  const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
  const listed = [...ownBuild, ...Object.values(projects).map((project) => project.root)];
  const unlisted = [...listFolders('apps'), ...listFolders('libs')].find(
    (folder) => !listed.includes(folder),
  );
  if (unlisted) throw new Error(`${unlisted} is not listed in nest-cli.json.`);
  const folders = Object.values(projects).map(({ sourceRoot }) => join(root, sourceRoot));
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing) throw new Error(`nest-cli.json lists ${relative(root, missing)}, which does not exist.`);
  return [...folders, join(root, 'migrations')];
}

/** Folders in apps/ or libs/ that hold a file. */
function listFolders(parent) {
  const entries = readdirSync(join(root, parent), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const folders = entries.map(({ name }) => `${parent}/${name}`);
  return folders.filter((folder) => listFiles(join(root, folder)).length > 0);
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(path);
    return [path];
  });
}

const isShipped = (file) => !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');

/** Writes what a source gives: a module and its map, or a copy of anything that is not TypeScript. */
async function produce(file) {
  const target = join(dist, relative(root, file));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return write(target, readFileSync(file));
  const { transformFile } = await import('@swc/core');
  const { code, map } = await transformFile(file, { cwd: root, configFile: join(root, '.swcrc') });
  const module = target.replace(/\.ts$/, '.js');
  const link = `//# sourceMappingURL=${relative(dirname(module), module)}.map\n`;
  return [...write(module, code + link), ...write(`${module}.map`, mapTo(map, dirname(module), file))];
}

function mapTo(map, folder, file) {
  return JSON.stringify({ ...JSON.parse(map), sources: [relative(folder, file)] });
}

function write(target, content) {
  writeFileSync(target, content);
  return [target];
}

function removeStale(outputs) {
  for (const file of listFiles(dist)) {
    if (!outputs.has(file) && dirname(file) !== dist) rmSync(file);
  }
}

if (process.argv[1] === import.meta.filename) {
  const started = Date.now();
  const count = await build().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(count > 0 ? `Built ${count} files in ${seconds} s.` : 'Everything is up to date.');
}
