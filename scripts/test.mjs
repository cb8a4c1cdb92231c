/** `npm test -- [jest's arguments]`: installs what is missing, runs every check and test, ends with one line of counts. */
import './node-version.mjs';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';
import { installSystemPackages } from './system-packages.mjs';

stopWithNpm();
const countsFile = join(root, `dist/.test-counts-${process.pid}`);
process.on('exit', () => rmSync(countsFile, { force: true }));

/** How long the last whole run took, which the bench reads (P17), and which files took longest. */
const noteFile = join(root, 'node_modules/.cache/bench/test-run.json');

const failure = await prepare().catch((error) => error.message);
if (failure) conclude({ complaint: failure, failed: 1 });
else await testAll();

async function testAll() {
  const started = Date.now();
  const counts = addCheck(...(await Promise.all([runJest(), runCheck()])));
  if (process.argv.length === 2) note(counts, Date.now() - started);
  conclude(counts);
}

function note({ passed = 0, failed = 0, slowest = [] }, ms) {
  mkdirSync(dirname(noteFile), { recursive: true });
  const run = { finishedAt: new Date().toISOString(), seconds: ms / 1_000, passed, failed, slowest };
  writeFileSync(noteFile, JSON.stringify(run));
}

/** What stands in the way of the tests, if anything does. */
async function prepare() {
  await installPackages({ dev: true });
  await installSystemPackages();
  if ((await runNode(['scripts/build.mjs'])) !== 0) return 'The build failed.';
  return undefined;
}

/**
 * At the same time as the tests, one check at a time. It gives way to them: the product's threads run at a low priority, and
 * tests that wait for one would wait for the checks as well.
 */
function runCheck() {
  const env = { ...process.env, CHECKS_AT_A_TIME: '1' };
  return run('nice', ['-n', '15', 'npm', 'run', '-s', 'check'], { cwd: root, env });
}

/** The checks count as one more failure when one of them fails, and not as passed. */
function addCheck(tested, code) {
  if (code === 0) return tested;
  const complaint = [tested.complaint, 'npm run check failed.'].filter(Boolean).join('\n');
  return { ...tested, complaint, failed: (tested.failed ?? 0) + 1 };
}

async function runJest() {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const code = await runNode([...jest, ...process.argv.slice(2)], { TEST_COUNTS_FILE: countsFile });
  const counts = readCounts();
  if (!counts) return { complaint: `Jest ended with code ${code} before any test.`, failed: 1 };
  if (counts.passed + counts.failed === 0) return { ...counts, complaint: 'No test was run.' };
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, complaint: `Jest ended with code ${code}.`, failed: 1 };
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function runNode(args, env) {
  return run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
}

function conclude({ complaint, passed = 0, failed = 0, skipped = 0 }) {
  if (complaint) console.error(complaint);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
