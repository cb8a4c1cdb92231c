import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { dayMs } from '#libs/durations';
import { ConsoleBed } from '../support/console-bed.js';
import { inProject, inspectLooks, settled } from '../support/console.js';
import { recordVisitors, visitorsOf } from '../support/measured.js';

import { waitUntil } from '../support/wait-until.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (path: string, account = bed.owner) => bed.open(inProject(account, path), account);

/** An active experiment with a control and a treatment, of whose visitors so many bought two days ago. */
async function experimentWith(
  title: string,
  arms: readonly { n: number; bought: number }[],
  account = bed.owner,
) {
  const { id } = await bed.call('POST', '/experiments', { projectId: account.projectId, title }, account);
  await bed.call('POST', `/experiments/${id}/variations`, { title: 'Green' }, account);
  await bed.call(
    'POST',
    `/experiments/${id}/metrics`,
    { title: 'Buyers', custom: true, selector: 'buy', role: 'primary' },
    account,
  );
  await bed.call(
    'PATCH',
    `/experiments/${id}`,
    { status: 'Active', plannedUsers: 9000, protocol: { method: 'sequential' } },
    account,
  );
  const variations = await bed.call('GET', `/experiments/${id}/variations`, undefined, account);
  await record(
    id,
    variations.map((variation: { id: number }) => variation.id),
    arms,
  );
  return id;
}

async function record(
  id: number,
  variations: readonly number[],
  arms: readonly { n: number; bought: number; named?: string }[],
) {
  const url = bed.databaseUrl;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await pool.query(`UPDATE experiment SET started_at = now() - interval '3 days' WHERE id = $1`, [id]);
  const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
  const visitors = arms.flatMap(({ n, bought, named }, arm) =>
    visitorsOf(variations[arm]!, {
      n,
      ...(named && { id: named }),
      did: [bought, { type: 'buy' }],
      deviceType: arm === 0 ? 'desktop' : 'mobile',
    }),
  );
  const spread = visitors.map((visitor, index) => ({ ...visitor, assignedAt: daysAgo(1 + (index % 2)) }));
  await recordVisitors({ url, dataSource: pool }, id, spread);
  await pool.end();
}

const conclusion = (page: Page) => page.getByTestId('conclusion').textContent();
const choose = (page: Page, name: string) => page.getByText(name, { exact: true }).first().click();

describe('the results page', () => {
  it('says in a sentence, in numbers and in pictures what came out, by each method, and keeps it in the address', async () => {
    const id = await experimentWith('Clear winner', [
      { n: 1500, bought: 150 },
      { n: 1500, bought: 260 },
    ]);
    const { page, faults } = await open(`experiments/${id}/results`);

    expect(await conclusion(page)).toMatch(
      /^“Green” did better than “Control” on “Buyers”: at least \+\d+% .*estimated \+73%/,
    );
    expect(await page.getByRole('img', { name: /^Green: lift \+73%, interval .*; Better$/ }).count()).toBe(1);
    await page.getByRole('img', { name: /^Line chart of the lift of Green over \d days/ }).waitFor();
    await page.getByRole('button', { name: 'Daily numbers' }).click();
    await page.getByRole('region', { name: 'Daily numbers' }).waitFor();
    await page.getByRole('button', { name: 'Other views' }).click();
    await choose(page, 'Bayesian');
    await page.getByText('Chance to beat control').first().waitFor();
    await page.getByText('Posterior probabilities do not control').waitFor();
    await choose(page, 'Fixed horizon');
    await page.getByText('No decision before the planned size is reached').waitFor();
    await choose(page, '99%');
    await page.getByText('99% confidence interval').first().waitFor();
    const asked = page.waitForRequest(/\/experiments\/\d+\/results\?.*confidenceLevel=0\.99/);
    // The menu answers once the results are asked for: a page that waits for one before the other never comes.
    await page.route('**/menu-templates/tree*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.reload();
    await settled(page);

    expect(new URL(page.url()).search).toBe('?method=frequentist&confidence=0.99');
    await page.getByText('99% confidence interval').first().waitFor();
    const [from, to] = [page.getByLabel('Events from'), page.getByLabel('Events to')];
    await from.pressSequentially('11022026');
    await page.waitForURL(/from=2026-11-02/);
    await to.pressSequentially('11012026');
    await page.getByText('Must not be before the start.').waitFor();
    await page.getByRole('button', { name: 'All dates' }).click();
    await page.waitForURL((url) => !url.search.includes('2026'));
    await waitUntil(async () => (await from.inputValue()) + (await to.inputValue()) === '');

    await page.getByRole('button', { name: 'Show protocol view' }).click();
    await page.getByRole('button', { name: 'End and decide' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: 'Ship a variation' }).isChecked()).toBe(true);
    await dialog.getByLabel('Reason').fill('More buyers');
    await dialog.getByRole('button', { name: 'End experiment' }).click();
    const decision = page.getByRole('region', { name: 'Decision' });
    await decision.getByText('Shipped: “Green”').waitFor();
    await decision.getByText('More buyers').waitFor();
    await page.getByRole('button', { name: 'End and decide' }).waitFor({ state: 'detached' });
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({
      ...{ status: 'Ended', decision: { outcome: 'ship', reason: 'More buyers' } },
      shippedVariationId: expect.any(Number),
    });
    await bed.call('PATCH', `/experiments/${id}`, { status: 'Archived' });
    await page.reload();
    await decision.getByText('More buyers').waitFor();
    expect(await decision.getByRole('button').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('begins with a scorecard that finds, sorts and opens metrics, and shows new visitors by itself', async () => {
    const id = await experimentWith('Many metrics', [
      { n: 1500, bought: 150 },
      { n: 1500, bought: 260 },
    ]);
    const metric = (title: string, role: string, more = {}) =>
      bed.call('POST', `/experiments/${id}/metrics`, { title, custom: true, selector: 'buy', role, ...more });
    await metric('Sales', 'secondary');
    await metric('Carts', 'secondary', { selector: 'nothing' });
    await metric('Complaints', 'guardrail', { goal: 'decrease' });
    await metric('Visits', 'secondary', { selector: 'visit', kind: 'count' });
    const { page, faults } = await open(`experiments/${id}/results`);
    const table = page.getByRole('region', { name: 'Metrics and variations' });
    const rowOf = (title: string) => table.getByRole('row').filter({ hasText: title });

    expect(await rowOf('Buyers').innerText()).toMatch(/10\.0%[^]*\+73%[^]*to \+\d+%[^]*Better/);
    const bars = `[...document.querySelectorAll('[data-tone] > [aria-hidden] > span:not([class*=cut])')]`;
    const colours = await page.evaluate(`${bars}.map((bar) => getComputedStyle(bar).backgroundColor)`);
    expect(new Set(colours as string[]).size).toBeGreaterThan(2);
    expect(colours).not.toContain('rgba(0, 0, 0, 0)');
    expect(await rowOf('Complaints').innerText()).toMatch(/\+73%[^]*Worse/);
    expect(await rowOf('Carts').innerText()).toMatch(/No events/);
    expect(
      await table.getByRole('button', { name: /^(Primary|Secondary|Guardrails)/ }).allInnerTexts(),
    ).toEqual([
      expect.stringContaining('Primary'),
      expect.stringContaining('Secondary'),
      expect.stringContaining('Guardrails'),
    ]);
    await page.getByText('Traffic split as configured (SRM check, p = 1).').waitFor();

    await page.getByRole('switch', { name: 'Significant changes only' }).click();
    await rowOf('Carts').waitFor({ state: 'detached' });
    await table.getByRole('button', { name: /^Secondary/ }).click();
    await rowOf('Sales').waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Find a metric' }).fill('compl');
    await rowOf('Buyers').waitFor({ state: 'detached' });
    await rowOf('Complaints').getByRole('button', { name: 'Complaints' }).click();
    await page.getByRole('heading', { name: 'Complaints' }).waitFor();
    await page.getByText('“Complaints”, cumulative', { exact: false }).waitFor();
    expect(new URL(page.url()).searchParams.get('metric')).toMatch(/^\d+$/);

    const variations = await bed.call('GET', `/experiments/${id}/variations`);
    await record(id, [variations[0].id], [{ n: 7, bought: 0, named: 'late' }]);
    await page.getByText('3,007 visitors').waitFor({ timeout: 40_000 });
    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('breaks down by group, exports CSV, and is accessible', async () => {
    const id = await experimentWith('No difference', [
      { n: 300, bought: 30 },
      { n: 300, bought: 32 },
    ]);
    const { page, faults } = await open(`experiments/${id}/results?by=device_type`);

    await page.getByRole('rowheader', { name: 'desktop' }).first().waitFor();
    const choice = page.getByRole('combobox', { name: 'Break down by' });
    expect(await choice.inputValue()).toBe('Device');
    expect(await conclusion(page)).toMatch(/^No decision yet/);
    for (const [item, name] of [
      ['Results (CSV)', /^results-.*\.csv$/],
      ['Values of visitors (CSV)', /^values-.*\.csv$/],
      ['Values of visitors (Parquet)', /^values-.*\.parquet$/],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
      expect((await download).suggestedFilename()).toMatch(name);
    }
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    expect(await inspectLooks(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    const ofGreen = page.getByRole('row').filter({ hasText: /32 of 300/ });
    await ofGreen.waitFor();
    expect(await ofGreen.innerText()).toMatch(/^Green[^]*10\.7%[^]*\+6\.7%[^]*No significant difference/);
    expect(await ofGreen.evaluate((row) => row.getBoundingClientRect().right)).toBeLessThanOrEqual(390);
    expect(faults).toEqual([]);
  });

  it('warns loudly of a split that is not the configured one, and says what to do', async () => {
    const id = await experimentWith('Broken split', [
      { n: 900, bought: 90 },
      { n: 600, bought: 90 },
    ]);
    const { page } = await open(`experiments/${id}/results`);

    await page.getByRole('alert').getByText('Visitors were not split as configured').waitFor();
    await page.getByText('Green: 600 counted, 750 expected').first().waitFor();
    expect(await conclusion(page)).toMatch(/^Do not decide from these numbers/);
  });
});

describe('the home page', () => {
  it('has a line for each running experiment, and says what to do where nothing runs', async () => {
    const account = await bed.product.signUp();
    const empty = await open('home', account);
    await empty.page.getByText('Nothing is running').waitFor();
    await experimentWith(
      'Green button',
      [
        { n: 200, bought: 20 },
        { n: 200, bought: 25 },
      ],
      account,
    );
    const { page, faults } = await open('home', account);

    await page.getByText('400 of 9,000 visitors').waitFor();
    expect(await page.getByText(/^\+25%/).count()).toBe(1);
    expect(await inspectLooks(page)).toEqual([]);
    await page.getByRole('link', { name: 'Results of Green button' }).click();
    await page.getByRole('heading', { name: 'Results: Green button' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('the live page', () => {
  it('shows an event moments after it was sent', async () => {
    const account = await bed.product.signUp();
    const { page, faults } = await open('live', account);
    await page.getByText('No events yet').waitFor();
    const key = await bed.call(
      'POST',
      '/api/auth/keys',
      { project_id: account.projectId, name: 'shop', kind: 'secret' },
      account,
    );

    await bed.product.request(
      'POST',
      '/api/events',
      { user_id: 'ada', type: 'newsletter' },
      { authorization: `Bearer ${key.key}` },
    );

    await page.getByRole('cell', { name: 'newsletter' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the planner', () => {
  it('works out visitors, days and the curve, and the lift that given visitors find', async () => {
    const { page, faults } = await open('planner');

    await page.getByRole('textbox', { name: 'Visitors per day' }).fill('2000');
    await page.getByText('2,000 visitors per day, as entered').waitFor();
    await page.getByRole('combobox', { name: 'Method' }).click();
    await page.getByRole('option', { name: 'Sequential' }).click();
    const plan = page.getByRole('region', { name: 'Plan' });
    await waitUntil(async () =>
      /Visitors in total\s*134,1\d\d/.test((await plan.innerText()).replace(/\n/g, ' ')),
    );
    await page.getByRole('img', { name: /^Falling curve/ }).waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    await choose(page, 'Detectable lift');
    await page.getByRole('textbox', { name: 'Visitors in the experiment' }).fill('10000');
    await plan.getByText('Minimum detectable lift').waitFor();

    expect(faults).toEqual([]);
  });
});
