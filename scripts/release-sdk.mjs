/**
 * `npm run sdk:release`: keeps the built client-sdk.js of this version in static/sdk, under its name with its hash, so that
 * pages that name it still find it after an upgrade. The last ten releases are kept; releases.json lists them.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { root } from './root.mjs';

const kept = 10;
const folder = join(root, 'static/sdk');
const list = join(folder, 'releases.json');

await build();
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const { path, integrity } = JSON.parse(await readFile(join(root, 'static/client-sdk.json'), 'utf8'));
await mkdir(folder, { recursive: true });
const earlier = JSON.parse(await readFile(list, 'utf8').catch(() => '[]'));
const releases = [{ version, path, integrity }, ...earlier.filter((each) => each.version !== version)];
for (const suffix of ['', '.gz'])
  await copyFile(join(root, path.slice(1) + suffix), join(folder, basename(path) + suffix));
for (const gone of earlier.filter(
  (each) => !releases.slice(0, kept).some((release) => release.path === each.path),
))
  for (const suffix of ['', '.gz']) await rm(join(folder, basename(gone.path) + suffix), { force: true });
await writeFile(list, `${JSON.stringify(releases.slice(0, kept), null, 2)}\n`);
console.log(`${version}: ${path}`);
