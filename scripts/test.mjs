/** `npm test -- [jest's arguments]`: installs what is missing, checks, runs every test, ends with one line of counts. */
import './node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';
import { installSystemPackages } from './system-packages.mjs';

stopWithNpm();
const folder = mkdtempSync(join(tmpdir(), 'abtesting-results-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const failure = await prepare().catch((error) => error.message);
if (failure) conclude({ complaint: failure, failed: 1 });
else conclude(await runJest());

/** What stands in the way of the tests, if anything does. */
async function prepare() {
  await installPackages({ dev: true });
  await installSystemPackages();
  if ((await runNode('scripts/build.mjs')) !== 0) return 'The build failed.';
  if ((await run('npm', ['run', '-s', 'check'], { cwd: root })) !== 0) return 'npm run check failed.';
  return undefined;
}

async function runJest() {
  const file = join(folder, 'results.json');
  const node = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const code = await runNode(...node, '--json', `--outputFile=${file}`, ...process.argv.slice(2));
  const results = readResults(file);
  if (!results) return { complaint: `Jest ended with code ${code} before any test.`, failed: 1 };
  const { numPassedTests: passed, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = results;
  const failed = results.numFailedTests + numRuntimeErrorTestSuites;
  const skipped = numPendingTests + numTodoTests;
  if (passed + failed === 0) return { complaint: 'No test was run.', skipped };
  if (code !== 0 && failed === 0)
    return { complaint: `Jest ended with code ${code}.`, passed, failed: 1, skipped };
  return { passed, failed, skipped };
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function runNode(...args) {
  return run(process.execPath, args, { cwd: root });
}

function conclude({ complaint, passed = 0, failed = 0, skipped = 0 }) {
  if (complaint) console.error(complaint);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
