/** P10: the size of the browser SDK's file, as a server sends it; GrowthBook's script tag beside it. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { ratioLine } from './table.mjs';

const limitBytes = 8_000;
const theirFile = 'node_modules/@growthbook/growthbook/dist/bundles/auto.min.js';

const figure = {
  id: 'P10',
  work: "`static/client-sdk.js` by gzip -9, of GrowthBook's script tag",
  target: '≤ 8,000 bytes',
  unit: 'bytes',
  steady: true,
};

const gzipBytes = async (path) => gzipSync(await readFile(path), { level: 9 }).length;

export async function measure() {
  const [ours, theirs] = [await gzipBytes('static/client-sdk.js'), await gzipBytes(theirFile)];
  return [ratioLine({ ...figure, met: () => ours <= limitBytes }, { ratio: ours / theirs, ours, theirs })];
}
