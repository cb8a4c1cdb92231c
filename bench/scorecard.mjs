/**
 * How long the scorecard of 30 metrics and 5 variations takes in Chromium slowed four times until it answers a click,
 * from the opening of the page, with the console's files in the browser's cache.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { signUp } from './account.mjs';
import { startDatabase, startOneCommand } from './decision-app.mjs';
import { median } from './pairs.mjs';
import { valueLine } from './table.mjs';

const metrics = 30;
const variations = 5;
const users = 400;
const slowdown = 4;
const openings = 7;

const figure = {
  ...{ id: 'scorecard', target: '≤ 1,500 ms', met: (ms) => ms <= 1_500, unit: 'ms' },
  work: `scorecard of ${metrics} metrics × ${variations} variations until it answers a click, Chromium slowed ${slowdown} times`,
};

export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const admin = await startOneCommand(database.url, { DATA_DIR: dataDir });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const owner = await signUp(admin.url, dataDir);
    const experimentId = await makeExperiment(admin.url, owner);
    const times = await open(browser, admin.url, { ...owner, experimentId });
    return [valueLine(figure, median(times))];
  } finally {
    await browser.close();
    await admin.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
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

/** @returns {Promise<number[]>} milliseconds of each opening but the first, which fills the cache */
async function open(browser, url, { projectId, orgId, experimentId, session }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(
    `localStorage.setItem('abtesting-session', ${JSON.stringify(JSON.stringify(session))})`,
  );
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const times = [];
  for (let i = 0; i <= openings; i++) {
    await page.goto('about:blank');
    const begun = performance.now();
    await page.goto(`${url}/console/o/${orgId}/p/${projectId}/experiments/${experimentId}/results`, {
      waitUntil: 'commit',
    });
    const rows = page.locator('#scorecard tbody tr:has(td)');
    await rows.nth(metrics - 1).waitFor();
    await rows.nth(1).locator('button').click();
    await page.locator('#scorecard tr[data-chosen]').filter({ hasText: 'Metric 2' }).waitFor();
    if (i > 0) times.push(performance.now() - begun);
    process.stderr.write(`  ${Math.round(performance.now() - begun)} ms\n`);
  }
  await context.close();
  return times;
}
