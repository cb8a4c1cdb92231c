/** The compose file's proxy as an nginx on loopback, between the client and apps at the given addresses. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../scripts/root.mjs';

const run = promisify(execFile);

/** Kills what it was given and clears up once the program that started it is gone. */
const leash = 'read -r gone || kill -TERM "$0"; cat >/dev/null; rm -rf "$1"';

/**
 * Starts docker/proxy.conf as docker/proxy-start.sh makes it. Only what Docker's network brings is replaced: names by
 * addresses, and ports.
 *
 * @param {{ port: number, tlsPort?: number, admin: string, decisions: string[], settings?: Record<string, string> }} options
 *   addresses as host:port
 */
export async function startProxy({ port, tlsPort, admin, decisions, settings = {} }) {
  const folder = await mkdtemp(join(tmpdir(), 'abtesting-proxy-'));
  await mkdir(join(folder, 'conf.d'));
  const env = {
    PATH: process.env.PATH,
    PROXY_CONF: join(root, 'docker/proxy.conf'),
    PROXY_CONF_DIR: join(folder, 'conf.d'),
  };
  await run('sh', [join(root, 'docker/proxy-start.sh')], { env: { ...env, ...settings } });
  const path = join(folder, 'conf.d/default.conf');
  // The redirect to TLS has a fixed port, which a test may not take.
  const settingsPath = join(folder, 'conf.d/settings.conf');
  await writeFile(settingsPath, (await readFile(settingsPath, 'utf8')).replace(/^server .*$/m, ''));
  await writeFile(path, withAddresses(await readFile(path, 'utf8'), { port, tlsPort, admin, decisions }));
  await writeFile(join(folder, 'nginx.conf'), mainConf(folder));
  const child = spawn(
    'nginx',
    ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')],
    {
      stdio: 'ignore',
    },
  );
  const shell = spawn('sh', ['-c', leash, String(child.pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.stdin.on('error', () => undefined);
  child.once('exit', () => shell.stdin.write('gone\n'));
  shell.stdin.unref();
  shell.unref();
  while (!(await isThere(port))) {
    if (child.exitCode !== null) throw new Error(await readFile(join(folder, 'error.log'), 'utf8'));
    await sleep(20);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function withAddresses(conf, { port, tlsPort, admin, decisions }) {
  const servers = decisions.map((address) => `server ${address} max_fails=0;`).join('\n    ');
  const replaced = conf
    .replace(/^resolver .*$/m, '')
    .replace('server admin:8000 resolve max_fails=0;', `server ${admin} max_fails=0;`)
    .replace('server decision:8001 resolve max_fails=0;', servers)
    .replace('listen 8000', `listen 127.0.0.1:${port}`)
    .replace('listen 8443', `listen 127.0.0.1:${tlsPort}`)
    // Debian's nginx is older than this.
    .replace('    http2 on;\n', '');
  if (/resolve|(admin|decision):8/.test(replaced.replace(/^#.*$/gm, '')))
    throw new Error('proxy.conf has changed.');
  return replaced;
}

const mainConf = (folder) => `
  daemon off;
  ${process.getuid() === 0 ? 'user root;' : ''}
  worker_processes 1;
  pid ${folder}/nginx.pid;
  events { worker_connections 1024; }
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
    include ${folder}/conf.d/default.conf;
    include ${folder}/conf.d/settings.conf;
  }`;

function isThere(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
