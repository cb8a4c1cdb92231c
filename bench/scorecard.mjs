/**
 * How long the results of 30 metrics and 5 variations take in Chromium slowed four times, from the navigation of someone who
 * is signed in, in a new tab and then again there, until all rows are shown and a click on one has brought its detail. The
 * server's time is included; the console's files are in the browser's cache.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { signUp } from './account.mjs';
import { startDatabase, startOneCommand } from './decision-app.mjs';
import { appCore, loadCore } from './load.mjs';
import { median } from './pairs.mjs';
import { valueLine } from './table.mjs';

const metrics = 30;
const variations = 5;
/** Enough in each variation to be compared, so that every cell has its interval. */
const users = 2_000;
const slowdown = 4;
const openings = 7;

const what = `results of ${metrics} metrics × ${variations} variations`;
const ways = { newTab: 'in a new tab', again: 'again in that tab' };
const figure = { id: 'scorecard', target: '≤ 1,500 ms', met: (ms) => ms <= 1_500, unit: 'ms' };
const reported = { ...figure, target: 'reported', met: () => true };
const parts = [
  [figure, 'answered', 'until a click has brought a detail'],
  [figure, 'rows', 'until all rows are shown'],
  [reported, 'cpu', "processor time of the page's main thread until the detail"],
];

export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const admin = await startOneCommand(database.url, { DATA_DIR: dataDir });
  const browser = await chromium.launch({
    executablePath: await chromiumOnAllCores(dataDir),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const owner = await signUp(admin.url, dataDir);
    const experimentId = await makeExperiment(admin.url, owner);
    const taken = await open(browser, admin.url, { ...owner, experimentId });
    return Object.entries(ways).flatMap(([way, where]) =>
      parts.map(([part, name, until]) =>
        valueLine(
          { ...part, work: `${what}, Chromium slowed ${slowdown} times, ${where}: ${until}` },
          median(taken.map((opening) => opening[way][name])),
        ),
      ),
    );
  } finally {
    await browser.close();
    await admin.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A browser is a program of many threads; the rest of the bench keeps to one core. */
async function chromiumOnAllCores(folder) {
  const path = join(folder, 'chromium');
  const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  await writeFile(path, `#!/bin/sh\nexec taskset -c ${appCore},${loadCore} "${chromiumPath}" "$@"\n`, {
    mode: 0o700,
  });
  return path;
}

/** With end users of whom each has some of the events. */
async function makeExperiment(url, { call, projectId }) {
  const { id } = await call('POST', '/experiments', { projectId, title: 'Scorecard' });
  const listed = await call('GET', `/experiments/${id}/variations`);
  while (listed.length < variations)
    listed.push(await call('POST', `/experiments/${id}/variations`, { title: `Variation ${listed.length}` }));
  for (let i = 0; i < metrics; i++) {
    const role = i < 3 ? 'primary' : i < 25 ? 'secondary' : 'guardrail';
    await call('POST', `/experiments/${id}/metrics`, {
      ...{ title: `Metric ${i + 1}`, custom: true, selector: `event-${i}`, role },
      kind: i % 2 === 0 ? 'binomial' : 'count',
    });
  }
  await call('PATCH', `/experiments/${id}`, { status: 'Active', protocol: { method: 'sequential' } });
  const { key } = await call('POST', '/api/auth/keys', { name: 'bench', project_id: projectId });
  const program = async (path, body) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const ids = Array.from({ length: users }, (_, i) => `user-${i}`);
  for (const user_id of ids) await program('/api/assignment', { user_id, experiment_id: id });
  for (let i = 0; i < metrics; i++)
    await program(
      '/api/events',
      ids.filter((_, n) => (n * 7 + i) % 5 === 0).map((user_id) => ({ user_id, type: `event-${i}` })),
    );
  return id;
}

/**
 * Opens the page in a new tab, again and again; the first opening fills the cache.
 *
 * @returns {Promise<{newTab: Taken, again: Taken}[]>} of each opening but the first
 * @typedef {{rows: number, answered: number, cpu: number}} Taken milliseconds
 */
async function open(browser, url, { projectId, orgId, experimentId, session }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(
    `localStorage.setItem('abtesting-session', ${JSON.stringify(JSON.stringify(session))})`,
  );
  await context.addInitScript(watchPage, { metrics, metric: 'Metric 2' });
  const address = `${url}/console/o/${orgId}/p/${projectId}/experiments/${experimentId}/results`;
  const openingsTaken = [];
  for (let i = 0; i <= openings; i++) {
    const opening = await openOnce(context, address);
    if (i > 0) openingsTaken.push(opening);
    for (const [way, taken] of Object.entries(opening)) {
      const told = Object.entries(taken).map(([name, value]) => `${name} ${Math.round(value)} ms`);
      process.stderr.write(`  ${ways[way]}: ${told.join(', ')}\n`);
    }
  }
  await context.close();
  return openingsTaken;
}

async function openOnce(context, address) {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  let answer;
  await page.exposeFunction('tellTaken', (times) => answer(times));
  await page.exposeFunction('tellPlace', ({ x, y }) => void page.mouse.click(x, y));
  const cpuMs = async () => {
    const { metrics: values } = await devTools.send('Performance.getMetrics');
    return values.find(({ name }) => name === 'TaskDuration').value * 1_000;
  };
  const take = async (navigate) => {
    const before = await cpuMs();
    const taken = new Promise((resolve) => (answer = resolve));
    await navigate();
    const times = await withLimit(taken, page);
    // A page of another thread counts from nothing.
    const now = await cpuMs();
    return { ...times, cpu: now < before ? now : now - before };
  };
  const newTab = await take(() => page.goto(address, { waitUntil: 'commit' }));
  const again = await take(() => page.goto(address, { waitUntil: 'commit' }));
  await page.close();
  return { newTab, again };
}

/** Ends with what went wrong when the page never gets there. */
async function withLimit(taken, page) {
  const limit = sleep(120_000, undefined, { ref: false }).then(() => {
    throw new Error(`The page never answered: ${page.url()}`);
  });
  return Promise.race([taken, limit]);
}

/**
 * Runs in the page, before all else: looks at each frame whether all rows are shown, and where to click; then whether the
 * page shows the chosen metric. Times count from the navigation, the server's answers included.
 */
function watchPage({ metrics, metric }) {
  const { document, requestAnimationFrame } = globalThis;
  let rows;
  const look = () => {
    if (rows === undefined) {
      const shown = document.querySelectorAll('#scorecard tbody tr:has(td)');
      if (shown.length >= metrics) {
        rows = performance.now();
        const { left, top, width, height } = shown[1].querySelector('button').getBoundingClientRect();
        void globalThis.tellPlace({ x: left + Math.min(20, width / 2), y: top + height / 2 });
      }
    } else if (document.querySelector(`#metric-detail section[aria-label="${metric}"]`)) {
      const isMarked = document.querySelector('#scorecard tr[data-chosen]')?.textContent.includes(metric);
      // One frame later it is drawn.
      if (isMarked)
        return requestAnimationFrame(() => globalThis.tellTaken({ rows, answered: performance.now() }));
    }
    requestAnimationFrame(look);
  };
  look();
}
