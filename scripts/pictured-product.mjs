/** What the scripts that take pictures have in common: the product in a folder of its own, an account, a browser. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { findFreePort } from './free-port.mjs';
import { root } from './root.mjs';

/**
 * Builds the product and starts it for as long as `work` takes.
 *
 * @param {(product: { origin: string, dataDir: string, said: string, call: Function }) => Promise<void>} work gets where it
 *   runs, what it said while starting, and `call(method, path, body, headers)`, which gives the answer's body
 * @param {{ args?: string[], ready?: RegExp }} options what it is started with, and what it says once it can be used
 */
export async function withProduct(work, { args = [], ready = /runs on/ } = {}) {
  await build();
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-pictures-'));
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const env = { ADMIN_PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  try {
    const product = await startProgram(['dist/apps/standalone/src/main.js', ...args], ready, env);
    const call = (method, path, body, headers) => request(method, origin + path, body, headers);
    try {
      await work({ origin, dataDir, said: product.said, call });
    } finally {
      await product.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A program that has said what it says when it is ready. */
export async function startProgram(args, ready, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const said = await new Promise((resolve, reject) => {
    let text = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      text += `${line}\n`;
      if (ready.test(text)) resolve(text);
    });
    child.once('exit', () => reject(new Error(`${args[0]} did not start:\n${text}`)));
  });
  return { said, stop: () => (child.kill('SIGTERM'), exited) };
}

/** A new organization, with its first member logged in. */
export async function signUp({ call, dataDir }) {
  const email = 'ada@shop.example';
  const password = 'Correct-Horse-9!';
  await call('POST', '/organizations', { name: 'Example Shop', email, password });
  const outbox = join(dataDir, 'outbox');
  const [mail] = await readdir(outbox);
  const [otp] = /^\d{6}(?=\s*$)/m.exec(await readFile(join(outbox, mail), 'utf8'));
  await call('POST', '/users/verify', { email, otp });
  return logIn({ call }, { email, password });
}

/** @returns the session as the console keeps it, the headers of its calls, and the ids of the first organization and project */
export async function logIn({ call }, { email, password }) {
  const session = await call('POST', '/auth/login', { email, password });
  const { orgs } = JSON.parse(Buffer.from(session.accessToken.split('.')[1], 'base64url'));
  const [{ id: orgId, projects }] = orgs;
  const headers = { authorization: `Bearer ${session.accessToken}`, email };
  return { session, headers, orgId, projectId: projects[0].id };
}

/** Gives pages of the context the session, so that the console opens logged in. */
export function keepSession(context, session) {
  return context.addInitScript(
    (kept) => localStorage.setItem('abtesting-session', kept),
    JSON.stringify(session),
  );
}

export async function withBrowser(work) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function request(method, url, body, headers = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
