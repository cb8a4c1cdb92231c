/**
 * Runs the simulations of test/calibration. They are bundled first: they draw a billion random numbers, which takes
 * ten times as long among the tests. The bundle starts threads of itself.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
const outfile = join(folder, 'calibrate.cjs');
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['test/calibration/main.ts'],
    bundle: true,
    conditions: ['source'],
    format: 'cjs',
    logLevel: 'error',
    outfile,
    platform: 'node',
  });
  const { default: program } = await import(pathToFileURL(outfile).href);
  await program.finished;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
