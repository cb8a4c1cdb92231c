/** Installs the npm packages that package-lock.json lists and node_modules lacks. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { killed, run } from './run.mjs';

/** Stands while npm is at work: a killed npm leaves half a package behind, which it later takes for a whole one. */
const unfinished = join(root, 'node_modules/.unfinished');
const tickMs = process.stdout.isTTY ? 1_000 : 10_000;

/**
 * @param {{ dev: boolean }} options whether the packages for tests and checks are needed too
 * @throws {Error} with npm's complaint
 */
export async function installPackages({ dev }) {
  if (isInstalled(dev)) return;
  await withLock(async () => isInstalled(dev) || install(dev));
}

/** npm notes what it installed when it is done; an installation by hand counts as well. */
function isInstalled(dev) {
  if (existsSync(unfinished)) return false;
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).every(([path, wanted]) => {
    if (path === '' || wanted.optional || wanted.devOptional || (wanted.dev && !dev)) return true;
    return installed[path]?.version === wanted.version && existsSync(join(root, path, 'package.json'));
  });
}

const hasDevPackages = () =>
  Object.values(readPackages('node_modules/.package-lock.json')).some(({ dev }) => dev);

function readPackages(name) {
  const file = join(root, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

async function install(dev) {
  const first = !existsSync(join(root, 'node_modules/.package-lock.json')) || existsSync(unfinished);
  const stop = showProgress(`Installing packages${first ? ' (only the first time, a minute or two)' : ''}`);
  const flag = dev || hasDevPackages() ? '--include=dev' : '--omit=dev';
  if (first) rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(unfinished, '');
  let said = '';
  const code = await npm(['install', flag, ...quietly], (text) => (said += text));
  stop(code === 0 ? 'done' : 'failed');
  if (code < killed) rmSync(unfinished, { force: true });
  if (code !== 0) throw new Error(said.trim().split('\n').slice(0, 20).join('\n'));
}

/**
 * Not `npm ci`: it would take the packages away from a running product, and it refuses a lock file that was
 * made where another platform's optional package could not be had.
 */
const quietly = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];

function npm(args, onOutput) {
  const script = process.env.npm_execpath ?? '';
  const viaNode = script.endsWith('npm-cli.js');
  const command = viaNode ? process.execPath : 'npm';
  return run(command, [...(viaNode ? [script] : []), ...args], { cwd: root, onOutput });
}

/** Says what is going on and how long it has taken; on a terminal in one line. */
export function showProgress(what) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const say = (text) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()}`), tickMs).unref();
  return (outcome) => {
    clearInterval(timer);
    say(`${what}: ${outcome} after ${seconds()}.`);
    if (process.stdout.isTTY) process.stdout.write('\n');
  };
}
