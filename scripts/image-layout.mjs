/**
 * `node scripts/image-layout.mjs <folder>`: puts into an empty folder what the image holds under /app: the compiled apps,
 * the pages, and the packages that the apps import, without builders, the console's parts and the embedded database.
 */
import { cpSync, linkSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Loaded by name at run time, by a framework rather than an import of ours. */
const implied = [
  ...['reflect-metadata', 'rxjs', 'pg', 'typeorm', 'fastify', 'passport', 'handlebars', 'nodemailer'],
];

/** Packages of which the apps serve one file, bundled with all that it needs. */
const servedFiles = { redoc: ['package.json', 'bundles/redoc.standalone.js'] };

/** Packages whose optional dependencies are languages of templates that no mail is written in. */
const withoutOptions = new Set(['@nestjs-modules/mailer']);

/** Parts of dist/ that the image does not run: `npm start` with its embedded database. */
const notRun = /^apps\/standalone\/src\/(?!abtestingtool\.js)/;

/** Files of packages that no program reads. */
const notRead =
  /\.(map|md|markdown|ts|mts|cts|flow|bc\.js)$|^(tests?|__tests__|docs?|examples?|benchmarks?|\.github)\//i;

/** @returns {string[]} names of packages that modules of the image import, sorted */
export function importedPackages() {
  const { dependencies } = readJson('package.json');
  const imported = modulesOfImage().flatMap((file) =>
    [
      ...readFileSync(join(root, 'dist', file), 'utf8').matchAll(
        /(?:from|import\(?|require\(|require\.resolve\(|resolve\()\s*['"]([^'"./#][^'"]*)['"]/g,
      ),
    ].map(([, specifier]) => nameOf(specifier)),
  );
  return [...new Set([...imported, ...implied])].filter((name) => name in dependencies).sort();
}

/** @returns {string[]} folders below the repository of the packages that the image holds, with all that those need */
export function packagesOfImage() {
  const { packages } = readJson('package-lock.json');
  const found = new Set();
  const add = (name, from) => {
    const path = resolvePackage(packages, name, from);
    if (path === undefined || found.has(path)) return;
    found.add(path);
    if (name in servedFiles) return;
    const {
      dependencies,
      optionalDependencies,
      peerDependencies,
      peerDependenciesMeta = {},
    } = packages[path];
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta[peer]?.optional);
    for (const needed of Object.keys({
      ...dependencies,
      ...(!withoutOptions.has(name) && optionalDependencies),
    }))
      add(needed, path);
    for (const peer of peers) add(peer, path);
  };
  for (const name of importedPackages()) add(name, '');
  return [...found].sort();
}

/** Writes the layout; files are hard links where the file system can. */
export function writeImageLayout(folder) {
  for (const file of listFiles(join(root, 'dist')))
    if (isPartOfImage(file)) place(folder, join('dist', file));
  for (const file of listFiles(join(root, 'static')))
    if (!file.endsWith('.map')) place(folder, join('static', file));
  for (const path of packagesOfImage()) placePackage(folder, path);
  const { name, version, type, imports } = readJson('package.json');
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, version, private: true, type, imports }, null, 2)}\n`,
  );
  place(folder, 'openapi.json');
}

function placePackage(folder, path) {
  const served = servedFiles[path.slice('node_modules/'.length)];
  for (const file of served ?? listFiles(join(root, path)))
    if (served || isRead(file)) place(folder, join(path, file));
}

/** Packages within packages have entries of their own. */
const isRead = (file) => !/(^|\/)node_modules\//.test(file) && !notRead.test(file);

function place(folder, file) {
  const target = join(folder, file);
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(join(root, file), target);
  } catch (error) {
    if (error.code !== 'EXDEV' && error.code !== 'EPERM') throw error;
    cpSync(join(root, file), target);
  }
}

/** As Node.js looks for a package: from the folder that asks upwards. */
function resolvePackage(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return isInstalled(path) ? path : undefined;
    if (folder === '') return undefined;
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

/** Packages of other systems stand in the lock file and are not installed. */
function isInstalled(path) {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

const isPartOfImage = (file) => !notRun.test(file) && !/\.map$|^\./.test(file);
/** What is packed into parts stands, unpacked, elsewhere in dist/. */
const isModuleOfImage = (file) => /\.m?js$/.test(file) && !file.startsWith('parts/') && isPartOfImage(file);
const modulesOfImage = () => listFiles(join(root, 'dist')).filter(isModuleOfImage);
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const nameOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

if (process.argv[1] === import.meta.filename) writeImageLayout(process.argv[2]);
