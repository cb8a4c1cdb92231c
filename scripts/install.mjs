/** Installs the npm packages that package-lock.json lists and node_modules lacks. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const tickMs = process.stdout.isTTY ? 1_000 : 10_000;

/**
 * @param {{ dev: boolean }} options whether the packages for tests and checks are needed too
 * @throws {Error} with npm's complaint
 */
export async function installPackages({ dev }) {
  if (isInstalled(dev)) return;
  await withLock(async () => isInstalled(dev) || install(dev));
}

/** npm notes what it installed when it is done, so an interrupted installation does not count. */
function isInstalled(dev) {
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
  const first = !existsSync(join(root, 'node_modules'));
  const stop = showProgress(
    first ? 'Installing packages (first start only, about a minute)' : 'Installing packages',
  );
  let said = '';
  const code = await npm(first, dev || hasDevPackages(), (text) => (said += text));
  stop();
  if (code !== 0) throw new Error(`The packages could not be installed:\n${said.trim()}`);
}

/** Into an existing folder only what is missing, so that a running product keeps its files. */
function npm(first, dev, onOutput) {
  const command = first ? ['ci'] : ['install', '--no-save'];
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', dev ? '--include=dev' : '--omit=dev'];
  const script = process.env.npm_execpath ?? '';
  const viaNode = script.endsWith('npm-cli.js');
  const args = [...(viaNode ? [script] : []), ...command, ...flags];
  return run(viaNode ? process.execPath : 'npm', args, { cwd: root, onOutput });
}

/** Says what is going on and how long it has taken; on a terminal in one line. */
export function showProgress(what) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const say = (text) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()}`), tickMs).unref();
  return () => {
    clearInterval(timer);
    say(`${what}: done in ${seconds()}.`);
    if (process.stdout.isTTY) process.stdout.write('\n');
  };
}
