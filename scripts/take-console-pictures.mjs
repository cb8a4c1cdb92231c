/**
 * `npm run pictures:console [-- folder]`: starts the product, sets up an organization with some experiments, and
 * takes a picture of each page of the console in light and dark, narrow and wide.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { findFreePort } from './free-port.mjs';
import { root } from './root.mjs';

/** Pages before one is in, then pages of the shell; `{org}`, `{project}` and `{experiment}` are filled in. */
const openPages = [
  'login',
  'sign-up',
  'verify?email=ada@shop.example',
  'forgot-password',
  'reset-password',
  'join',
];
const shellPages = [
  'o/{org}/p/{project}/experiments',
  'o/{org}/p/{project}/experiments?q=nothing',
  'o/{org}/p/{project}/experiments/{experiment}',
  'o/{org}/p/{project}/flags',
  'o/{org}/p/{project}/groups',
  'o/{org}/p/{project}/segments',
  'o/{org}/p/{project}/segments/new',
  'o/{org}/p/{project}/api-keys',
  'o/{org}/p/{project}/end-users',
  'o/{org}/p/{project}/files',
  'o/{org}/p/{project}/home',
  'o/{org}/p/{project}/experiments/{experiment}/results',
  'o/{org}/p/{project}/planner',
  'o/{org}/p/{project}/metrics',
  'o/{org}/p/{project}/metrics/new',
  'o/{org}/p/{project}/metrics/groups',
  'o/{org}/p/{project}/live',
  'o/{org}/people',
  'o/{org}/projects',
  'o/{org}/projects/{project}',
  'o/{org}/roles',
  'o/{org}/menu-templates',
  'o/{org}/audit',
  'o/{org}/profile',
];

const titles = [
  ['Green and bold buy button', 'Active', ['checkout', 'button']],
  ['Shorter checkout form', 'Paused', ['checkout']],
  ['Free delivery above the fold', 'Ended', ['home']],
  ['Greeting for members', 'Draft', []],
  ['New product page', 'Active', ['product']],
];

const email = 'ada@shop.example';
const password = 'Correct-Horse-9!';
const folder = resolve(process.argv[2] ?? join(tmpdir(), 'console-pictures'));

await build();
await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-pictures-'));
const port = await findFreePort();
const origin = `http://localhost:${port}`;
const product = await startProduct();
try {
  await takeAll(await setUp());
} finally {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function setUp() {
  await call('POST', '/organizations', { name: 'Example Shop', email, password });
  const outbox = join(dataDir, 'outbox');
  const [mail] = await readdir(outbox);
  const [otp] = /^\d{6}(?=\s*$)/m.exec(await readFile(join(outbox, mail), 'utf8'));
  await call('POST', '/users/verify', { email, otp });
  const session = await call('POST', '/auth/login', { email, password });
  const { orgs } = JSON.parse(Buffer.from(session.accessToken.split('.')[1], 'base64url'));
  const [{ id: org, projects }] = orgs;
  const headers = { authorization: `Bearer ${session.accessToken}`, email };
  const experiment = await makeExperiments(projects[0].id, headers);
  return { session, names: { org, project: projects[0].id, experiment } };
}

async function makeExperiments(projectId, headers) {
  let first;
  for (const [title, status, tags] of titles) {
    const url = 'https://shop.example/product/lamp';
    const { id } = await call('POST', '/experiments', { projectId, title, url }, headers);
    await call('POST', `/experiments/${id}/variations`, { title: 'Variation' }, headers);
    if (tags.length > 0) await call('PATCH', `/experiments/${id}`, { tags }, headers);
    if (status !== 'Draft') await call('PATCH', `/experiments/${id}`, { status: 'Active' }, headers);
    if (!['Draft', 'Active'].includes(status)) await call('PATCH', `/experiments/${id}`, { status }, headers);
    first ??= id;
  }
  return first;
}

async function takeAll({ session, names }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  for (const path of openPages) await takeLooks(browser, path);
  for (const path of shellPages) await takeLooks(browser, fill(path, names), session);
  await browser.close();
  console.log(`Pictures are in ${folder}.`);
}

function fill(path, names) {
  return path.replace(/\{(\w+)\}/g, (_, name) => names[name]);
}

async function takeLooks(browser, path, session) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1440]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(path, error.message));
      page.on('console', (message) => message.type() === 'error' && console.error(path, message.text()));
      await page.addInitScript(
        (kept) => kept && localStorage.setItem('abtesting-session', kept),
        session && JSON.stringify(session),
      );
      await page.goto(`${origin}/console/${path}`);
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await page.waitForTimeout(250);
      const name = path.replace(/[^\w-]+/g, '_');
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      await context.close();
    }
  }
}

async function call(method, path, body, headers = {}) {
  const response = await fetch(origin + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The product, once it has said where it runs. */
async function startProduct() {
  const child = spawn(process.execPath, ['dist/apps/standalone/src/main.js'], {
    cwd: root,
    env: { ...process.env, ADMIN_PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((done) => child.once('exit', done));
  await new Promise((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => /runs on/.test(line) && done());
    child.once('exit', () => failed(new Error('The product did not start.')));
  });
  return { stop: () => (child.kill('SIGTERM'), exited) };
}
