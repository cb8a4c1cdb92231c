/**
 * `npm run pictures`: starts the product and the demo shop, sets up an experiment, and takes the pictures of
 * README.md: the shop as the visitors of two variations see it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { findFreePort } from './free-port.mjs';
import { root } from './root.mjs';

const email = 'ada@shop.example';
const password = 'Correct-Horse-9!';

await build();
const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-pictures-'));
const port = await findFreePort();
const origin = `http://localhost:${port}`;
const product = await start(['dist/apps/standalone/src/main.js'], /runs on/, {
  ADMIN_PORT: String(port),
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
});
try {
  const project = await setUpExperiment();
  const shop = await start(
    ['examples/shop/server.mjs', '0', '--server', origin, '--project', String(project)],
    /http:\S+/,
  );
  await takePictures(shop.said.match(/http:\S+/)[0]);
  await shop.stop();
} finally {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function setUpExperiment() {
  await call('POST', '/organizations', { name: 'Example Shop', email, password });
  const outbox = join(dataDir, 'outbox');
  const [mail] = await readdir(outbox);
  const [otp] = /^\d{6}(?=\s*$)/m.exec(await readFile(join(outbox, mail), 'utf8'));
  await call('POST', '/users/verify', { email, otp });
  const { accessToken } = await call('POST', '/auth/login', { email, password });
  const { orgs } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url'));
  const projectId = orgs[0].projects[0].id;
  const headers = { authorization: `Bearer ${accessToken}`, email };
  const { id } = await call('POST', '/experiments', { projectId, title: 'Buy button' }, headers);
  const variation = {
    title: 'Green and bold',
    css: '#buy { background: #15803d; border-color: #15803d; font-size: 1.25rem; letter-spacing: .02em }',
    js: "document.querySelector('#buy').textContent = 'Order today';",
  };
  await call('POST', `/experiments/${id}/variations`, variation, headers);
  await call('PATCH', `/experiments/${id}`, { status: 'Active' }, headers);
  return projectId;
}

/** One visitor of each variation; ids are tried until both have been seen. */
async function takePictures(shopUrl) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  const seen = new Set();
  for (let visitor = 1; seen.size < 2; visitor++) {
    const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
    await page.addInitScript((id) => localStorage.setItem('ab-end-user-id', String(id)), visitor);
    const decided = page.waitForResponse('**/decision');
    await page.goto(`${shopUrl.replace(/\/$/, '')}/product/lamp`);
    const { decisions } = await (await decided).json();
    const name = decisions[0].variation.isControl ? 'control' : 'variation';
    await page.waitForTimeout(300);
    if (!seen.has(name)) await page.screenshot({ path: join(root, `docs/images/shop-${name}.png`) });
    seen.add(name);
    await page.close();
  }
  await browser.close();
  console.log('docs/images/shop-control.png and shop-variation.png taken.');
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

/** A program that has printed what it prints when it is ready. */
async function start(args, ready, env = {}) {
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
