/** `npm run pictures:readme`: starts the demo, logs in and takes the pictures of the console that README.md shows. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { findFreePort } from './free-port.mjs';
import { root } from './root.mjs';

/** Names of pictures, and the pages that they show; ids are filled in by keys and names. */
const pictures = {
  'console-home': 'home',
  'console-results': 'experiments/{lantern-page}/results',
  'console-scorecard': 'experiments/{delivery-banner}/results',
  'console-experiment': 'experiments/{gift-wrap}',
  'console-metric': 'metrics/{Orders}',
  'console-flag': 'flags/{free-delivery-from}',
};
/** Where a picture begins, other than at the top. */
const beginnings = { 'console-scorecard': '#scorecard' };

await build();
const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-pictures-'));
const port = await findFreePort();
const origin = `http://localhost:${port}`;
const demo = await startDemo();
try {
  await takePictures(await logIn(demo.said));
} finally {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function logIn(said) {
  const [, email] = /e-?mail +(\S+)/.exec(said);
  const [, password] = /password +(\S+)/.exec(said);
  const session = await call('/auth/login', { email, password });
  const [{ id: orgId, projects }] = JSON.parse(
    Buffer.from(session.accessToken.split('.')[1], 'base64url'),
  ).orgs;
  const projectId = projects[0].id;
  const headers = { authorization: `Bearer ${session.accessToken}`, email };
  const all = { orgId, projectId, rows: 100, page: 1 };
  const experiments = await call('/experiments/all', all, headers);
  const metrics = await call('/shared-metrics/all', all, headers);
  const ids = new Map([
    ...experiments.items.map(({ key, id }) => [key, id]),
    ...metrics.items.map(({ name, id }) => [name, id]),
  ]);
  return { session, ids, base: `${origin}/console/o/${orgId}/p/${projectId}/` };
}

async function takePictures({ session, ids, base }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await context.addInitScript(
    (kept) => localStorage.setItem('abtesting-session', kept),
    JSON.stringify(session),
  );
  for (const [name, path] of Object.entries(pictures)) {
    const page = await context.newPage();
    await page.goto(base + path.replace(/\{(.+)\}/, (_, of) => ids.get(of)));
    await page.locator('h1').first().waitFor();
    // A figure of the library is worked out when it is first asked for.
    await page.waitForTimeout(6_000);
    const beginning = beginnings[name];
    if (beginning) {
      await page.locator(beginning).evaluate((element) => {
        scrollTo(0, element.getBoundingClientRect().top + scrollY - 80);
      });
      await page.waitForTimeout(500);
    }
    await page.screenshot({ path: join(root, `docs/images/${name}.png`) });
    await page.close();
  }
  await browser.close();
  console.log(`${Object.keys(pictures).length} pictures are in docs/images.`);
}

async function call(path, body, headers = {}) {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The demo, once it has said how to log in. */
async function startDemo() {
  const child = spawn(process.execPath, ['dist/apps/standalone/src/main.js', '--demo'], {
    cwd: root,
    env: { ...process.env, ADMIN_PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const said = await new Promise((resolve, reject) => {
    let text = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      text += `${line}\n`;
      if (/Ctrl-C/.test(line)) resolve(text);
    });
    child.once('exit', () => reject(new Error(`The demo did not start:\n${text}`)));
  });
  return { said, stop: () => (child.kill('SIGTERM'), exited) };
}
