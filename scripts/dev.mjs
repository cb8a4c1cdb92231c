/**
 * `npm run dev [-- flags]`: the whole product with reload. A change below apps/, libs/ or migrations/ rebuilds and restarts
 * the server; Vite serves the console and reloads it by itself. Node's own flags (--inspect, …) go to Node, all others to
 * the app.
 */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build, buildServerOnly } from './build.mjs';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

const settleMs = 150;
const main = join(root, 'dist/apps/standalone/src/main.js');
const isForNode = (flag) => /^--(inspect|trace|cpu-prof|heap-prof)/.test(flag);
const flags = process.argv.slice(2);
const apiOrigin = `http://localhost:${process.env.ADMIN_PORT ?? 8000}`;

stopWithNpm();
await installPackages({ dev: true });
await build();

let server = startServer();
let pending;
let restarting = Promise.resolve();
for (const folder of ['apps', 'libs', 'migrations']) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!isServerSource(folder, file)) return;
    clearTimeout(pending);
    pending = setTimeout(() => (restarting = restarting.then(restart)), settleMs);
  });
}
const vite = await startConsole();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);

function isServerSource(folder, file) {
  if (file === null) return true;
  return !/\.spec\.tsx?$/.test(file) && !(folder === 'apps' && /^console[\\/]/.test(file));
}

function startServer() {
  const args = ['--enable-source-maps', ...flags.filter(isForNode), main];
  const child = spawn(process.execPath, [...args, ...flags.filter((flag) => !isForNode(flag))], {
    cwd: root,
    stdio: 'inherit',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, ended };
}

/** Keeps the running server when the sources do not compile. */
async function restart() {
  try {
    if ((await buildServerOnly()) === 0) return;
  } catch (error) {
    console.error(error.message);
    return;
  }
  server.child.kill('SIGTERM');
  await server.ended;
  server = startServer();
}

async function startConsole() {
  process.env.CONSOLE_API ??= apiOrigin;
  const { createServer } = await import('vite');
  const dev = await createServer({ configFile: join(root, 'apps/console/vite.config.mjs') });
  await dev.listen();
  dev.printUrls();
  return dev;
}

async function stop() {
  server.child.kill('SIGTERM');
  await Promise.all([server.ended, vite.close()]);
  process.exit(0);
}
