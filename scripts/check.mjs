/** `npm run check`: format, lint, boundaries, words, types and dead code, some at a time. `npm run check -- types` runs one of them. */
import { availableParallelism } from 'node:os';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** The native compiler, several times as fast as the one with an interface for programs, which the other checks load. */
const tsc = 'node_modules/typescript-native/bin/tsc';

/** The longest ones first. */
const checks = {
  lint: [
    ['oxlint', '--deny-warnings', '.'],
    ['eslint', '--max-warnings', '0', 'apps', 'libs'],
  ],
  format: [['prettier', '--check', '--log-level', 'warn', '.']],
  types: [
    ['node', tsc, '-p', 'tsconfig.json'],
    ['node', tsc, '-p', 'apps/sdk/tsconfig.json'],
    ['node', tsc, '-p', 'apps/sdk-react/tsconfig.json'],
    ['node', tsc, '-p', 'apps/console/tsconfig.json'],
  ],
  words: [['node', 'scripts/check-words.mjs']],
  dead: [['knip', '--no-progress', '--tsConfig', 'tsconfig.knip.json']],
  boundaries: [
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'migrations',
      'test',
      'bench',
      'scripts',
    ],
  ],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}; they are ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

const waiting = asked.length > 0 ? asked : Object.keys(checks);
const failed = [];
const atATime = Number(process.env.CHECKS_AT_A_TIME) || availableParallelism();
await Promise.all(Array.from({ length: atATime }, checkNext));
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function checkNext() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const started = performance.now();
    const { code, output } = await runAll(checks[name]);
    if (code !== 0) failed.push(name);
    const seconds = Math.round((performance.now() - started) / 1_000);
    console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)\n${output.trim()}`.trimEnd());
  }
}

/** What the commands print, and the code of the first that fails. */
async function runAll(commands) {
  let output = '';
  for (const [command, ...args] of commands) {
    const [program, ...first] =
      command === 'node' ? [process.execPath] : ['npm', 'exec', '--no', '--', command];
    const code = await run(program, [...first, ...args], {
      cwd: root,
      onOutput: (text) => (output += text),
    });
    if (code !== 0) return { code, output };
  }
  return { code: 0, output };
}
