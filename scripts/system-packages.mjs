/** Debian packages that the tests need: the real servers and browsers they run against. */
import { spawnSync } from 'node:child_process';
import { showProgress } from './install.mjs';
import { run } from './run.mjs';

/** Each package and the programs of which any one will do. */
const needed = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  'chromium-headless-shell': ['chromium-headless-shell', 'google-chrome'],
  'firefox-esr': ['firefox-esr'],
  'webkit2gtk-driver': ['WebKitWebDriver'],
  xvfb: ['Xvfb'],
  'redis-server': ['redis-server'],
  'nginx-light': ['nginx'],
  pgbouncer: ['pgbouncer'],
  // Its server and pg_dump, which the embedded one comes without.
  postgresql: ['pg_createcluster'],
};

/**
 * Installs with apt-get what is missing.
 *
 * @throws {Error} naming what is missing, where it cannot be installed
 */
export async function installSystemPackages() {
  const missing = listMissing();
  if (missing.length === 0) return;
  const becomeRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (!has('apt-get') || (becomeRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0))
    refuse(missing);
  const stop = showProgress(`Installing ${missing.join(' and ')} (only the first time)`);
  const said = await aptGet(becomeRoot, ['update', '-q']);
  const more = await aptGet(becomeRoot, ['install', '-q', '-y', '--no-install-recommends', ...missing]);
  const still = listMissing();
  stop(still.length === 0 ? 'done' : 'failed');
  if (still.length > 0) refuse(still, `${said}${more}`);
}

const listMissing = () => Object.keys(needed).filter((name) => !needed[name].some(has));

const has = (program) => spawnSync('sh', ['-c', 'command -v "$0"', program]).status === 0;

function refuse(missing, said = '') {
  const complaints = said.split('\n').filter((line) => /^[EW]:/.test(line));
  const sentence = `The tests need ${missing.join(' and ')}, which could not be installed: install them, then run npm test again.`;
  throw new Error([...complaints, sentence].join('\n'));
}

/** Servers must not start by themselves after the installation: the tests start their own. */
async function aptGet(becomeRoot, args) {
  const command = [...becomeRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', ...args];
  let said = '';
  await run(command[0], command.slice(1), { onOutput: (text) => (said += text) });
  return said;
}
