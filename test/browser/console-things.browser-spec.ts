import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { dayMs } from '#libs/durations';
import { ConsoleBed, press } from '../support/console-bed.js';
import { inProject, inspectLooks } from '../support/console.js';
import { png } from '../support/forms.js';
import { recordVisitors, visitorsOf } from '../support/measured.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (path: string) => bed.open(inProject(bed.owner, path));

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

/** Toasts lie over the page for some seconds. */
async function toastsGone(page: Page): Promise<void> {
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
}

describe('segments', () => {
  it('are made by form, tried by the rules of the server, and saved as the same JSON', async () => {
    const { page, faults } = await open('segments');

    await page.getByRole('link', { name: 'Create segment' }).first().click();
    await field(page, 'Name').fill('Adults in the US');
    await press(page, 'Add rule');
    await field(page, 'Attribute of rule 1').fill('country_code');
    await field(page, 'Value of rule 1').fill('US');
    await page.getByText('This visitor is in the segment.').waitFor();
    await field(page, 'Value of rule 1').fill('DE');
    await page.getByText('This visitor is not in the segment.').waitFor();
    const looks = await inspectLooks(page);
    await press(page, 'Save');
    await page.getByRole('heading', { level: 1, name: 'Adults in the US' }).waitFor();
    await field(page, 'End user ID').fill('customer-42');
    await press(page, 'Assign');
    await page.getByText('customer-42 was assigned to the segment.').waitFor();

    const { items } = await bed.call('POST', '/segments/all', {
      ...{ orgId: bed.owner.orgId, projectId: bed.owner.projectId, rows: 10, page: 1 },
    });
    expect(items).toMatchObject([{ name: 'Adults in the US', rules: { country_code: 'DE' } }]);
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('leave to the JSON what the form cannot show', async () => {
    const rules = { $not: { plan: 'pro' } };
    const { id } = await bed.call('POST', '/segments', {
      projectId: bed.owner.projectId,
      name: 'Not pro',
      rules,
    });
    const { page } = await open(`segments/${id}`);

    await page.locator('.cm-content').first().waitFor();
    await page.getByText('Form', { exact: true }).click();

    await page.getByText('These rules are too complex for the form.').waitFor();
  });
});

describe('API keys', () => {
  it('are shown once, and revoked after a question', async () => {
    const { page, faults } = await open('api-keys');

    await page.getByRole('button', { name: 'Create API key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Shop server');
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    const key = await page.locator('pre').filter({ hasText: 'abt_sk_' }).textContent();
    const looks = await inspectLooks(page);
    const asked = () =>
      bed.product.request('GET', '/api/experiments', undefined, { authorization: `Bearer ${key}` });
    expect((await asked()).status).toBe(200);
    await press(page, 'Done');
    await press(page, 'Actions for Shop server');
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('“Shop server” was revoked.').waitFor();

    expect(await page.getByText(key!).count()).toBe(0);
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('may do what is chosen, and the list says so, who made them and where they were used', async () => {
    const { page, faults } = await open('api-keys');

    await page.getByRole('button', { name: 'Create API key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Reader');
    await dialog.getByRole('radio', { name: 'Only selected scopes' }).check();
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    await dialog.getByText('Choose at least one scope.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Read experiments and segments' }).check();
    const looks = await inspectLooks(page);
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    const key = await page.locator('pre').filter({ hasText: 'abt_sk_' }).textContent();
    const withKey = (path: string) =>
      bed.product.request('GET', path, undefined, { authorization: `Bearer ${key}` });

    expect((await withKey('/api/experiments')).status).toBe(200);
    expect((await withKey('/api/users')).body.code).toBe('scope-missing');
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Reader' });
    await row.getByText('Read experiments and segments').waitFor();
    await row.getByText('from 127.0.0.0/24').waitFor();
    await row.getByText(bed.owner.email).waitFor();
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('mutually exclusive groups', () => {
  it('are made of experiments and dissolved', async () => {
    for (const title of ['Basket', 'Payment']) {
      await bed.call('POST', '/experiments', { projectId: bed.owner.projectId, title });
    }
    const { page, faults } = await open('groups');

    await page.getByRole('button', { name: 'Create group' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Checkout');
    for (const [index, title] of ['Basket', 'Payment'].entries()) {
      await dialog.locator(`input[aria-label="Experiment ${index + 1}"]`).click();
      await page.getByRole('option', { name: title }).click();
    }
    await dialog.getByRole('button', { name: 'Create group' }).click();
    await page.getByText('Basket: 50%').waitFor();
    await toastsGone(page);
    const looks = await inspectLooks(page);
    await press(page, 'Actions for Checkout');
    await page.getByRole('menuitem', { name: 'Dissolve' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dissolve' }).click();

    await page.getByText('No groups yet').waitFor();
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('end users', () => {
  it('are found, changed and deleted', async () => {
    const { key } = await bed.call('POST', '/api/auth/keys', {
      name: 'Server',
      project_id: bed.owner.projectId,
    });
    await bed.product.request(
      'POST',
      '/api/users',
      { id: 'customer-7', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@shop.example' },
      { authorization: `Bearer ${key}` },
    );
    const { page, faults } = await open('end-users');

    await page.getByRole('searchbox').fill('lovel');
    await page.waitForURL('**q=lovel**');
    await page.getByRole('link', { name: 'customer-7' }).click();
    await field(page, 'First name').fill('Augusta');
    await press(page, 'Save');
    await page.getByText('End user saved.').waitFor();
    await toastsGone(page);
    const looks = await inspectLooks(page);
    await press(page, 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

    await page.getByText('No end users yet').waitFor();
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('files', () => {
  it('are uploaded, shown with their address, and deleted', async () => {
    const { page, faults } = await open('files');

    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        ...{ name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from(png()) },
      });
    await page.getByRole('img', { name: 'lamp.png' }).waitFor();
    await toastsGone(page);
    const looks = await inspectLooks(page);
    await press(page, 'Delete lamp.png');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

    await page.getByText('No images yet').waitFor();
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the metric library', () => {
  const attach = async (experimentId: number) => {
    const { page } = await open(`experiments/${experimentId}`);
    await press(page, 'Add metric');
    await page.getByRole('menuitem', { name: 'From the library' }).click();
    await page.getByRole('textbox', { name: 'Search by name, key or tag' }).fill('ord');
    await press(page, 'Add Orders');
    await page.getByText('Added', { exact: true }).waitFor();
    await press(page, 'Done');
    await page.getByRole('link', { name: 'Library' }).waitFor();
    await press(page, 'Save');
    await page.getByText('All changes saved.').waitFor();
  };

  /** A running experiment of whose visitors 20 and 35 of 60 bought, today or the day before; then it gets the metric. */
  const measure = async (title: string, metricId: number) => {
    const { id } = await bed.call('POST', '/experiments', { projectId: bed.owner.projectId, title });
    await bed.call('POST', `/experiments/${id}/variations`, { title: 'Green' });
    await bed.call('PATCH', `/experiments/${id}`, { status: 'Active' });
    const variations: Json[] = await bed.call('GET', `/experiments/${id}/variations`);
    const url = bed.databaseUrl;
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await pool.query(`UPDATE experiment SET started_at = now() - interval '3 days' WHERE id = $1`, [id]);
    const visitors = variations.flatMap((variation, arm) =>
      visitorsOf(variation.id, { n: 60, did: [20 + 15 * arm, { type: 'purchase' }] }),
    );
    const spread = visitors.map((visitor, index) => ({
      ...visitor,
      assignedAt: new Date(Date.now() - (index % 2) * dayMs).toISOString(),
    }));
    await recordVisitors({ url, dataSource: pool }, id, spread);
    await pool.end();
    await bed.call('POST', `/experiments/${id}/shared-metrics`, { metricId, role: 'secondary' });
    // Lifts are kept for minutes once they are told, so nobody asks for them before all visitors are in.
    await waitUntil(async () => {
      const { metrics } = await bed.call('GET', `/experiments/${id}/results`);
      const own = metrics.find((one: Json) => one.sharedMetricId === metricId);
      return Math.abs(own?.comparisons[0]?.relativeLift - 0.75) < 0.001;
    }, 60_000);
    await waitUntil(async () => {
      const uses: Json[] = await bed.call('GET', `/shared-metrics/${metricId}/usage`);
      return uses.some((use) => use.experimentId === id && use.warnings.length === 0);
    }, 60_000);
  };

  it('defines a metric once, for two experiments, and compares what experiments did to it', async () => {
    const { page, faults } = await open('metrics');
    await page.getByRole('link', { name: 'Create metric' }).first().click();
    await field(page, 'Name').fill('Orders');
    await page.getByRole('radio', { name: 'Count' }).click();
    await page.locator('input[placeholder="purchase"]').fill('purchase');
    await page.keyboard.press('Enter');
    await page.getByText('Number of “purchase” events per visitor.').waitFor();
    const inForm = await inspectLooks(page);
    await press(page, 'Save');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await page.getByText('First version').waitFor();
    const onPage = await inspectLooks(page);
    await press(page, 'Verify');
    await page.getByRole('button', { name: 'Remove verification' }).waitFor();

    const { projectId } = bed.owner;
    const made = [];
    for (const title of ['First', 'Second'])
      made.push((await bed.call('POST', '/experiments', { projectId, title })).id as number);
    for (const id of made) await attach(id);

    const used = await Promise.all(made.map((id) => bed.call('GET', `/experiments/${id}/metrics`)));
    expect(used).toMatchObject(made.map(() => [{ title: 'Orders', role: 'primary', newestVersion: 1 }]));
    const metricId = Number(/metrics\/(\d+)/.exec(page.url())![1]);
    await measure('Measured', metricId);
    await page.reload();
    const uses = page.getByRole('region', { name: 'Experiments and their lifts' });
    await uses.getByText('Not started yet').first().waitFor();
    expect(await uses.getByRole('row').filter({ hasText: 'Measured' }).textContent()).toMatch(/Green\+75%/);
    await page.getByRole('img', { name: /^Line chart of “Orders” over 30 days/ }).waitFor();
    const compared = await inspectLooks(page);

    const { page: editor } = await open(`metrics/${metricId}/edit`);
    await editor.getByRole('radio', { name: 'Conversion' }).click();
    await press(editor, 'Preview');
    await editor.getByText('After saving').waitFor();
    const preview = editor.getByRole('region', { name: 'Preview of the last 7 days' });
    // Of those with any event, each bought once.
    expect(await preview.textContent()).toMatch(/Now1\.00.*After saving100\.0%/);
    const tried = await inspectLooks(editor);

    await page.goto(page.url().replace(/\/metrics\/.*/, '/metrics'));
    await page.getByText('Verified', { exact: true }).first().waitFor();
    const inList = await inspectLooks(page);
    expect([...inForm, ...onPage, ...compared, ...tried, ...inList]).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('adds a group in one step, and to new experiments when it is the default', async () => {
    const { projectId } = bed.owner;
    const source = { eventTypes: ['visit'] };
    await bed.call('POST', '/shared-metrics', { projectId, name: 'Visits', kind: 'count', source });
    const { page, faults } = await open('metrics/groups');
    await page.getByRole('button', { name: 'Create group' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Scorecard');
    await dialog.locator('input[placeholder^="Choose a metric"]').click();
    await page.getByRole('option', { name: 'Visits' }).click();
    await dialog.getByRole('checkbox', { name: /Default of this project/ }).check();
    const looks = await inspectLooks(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Default', { exact: true }).waitFor();

    const { id } = await bed.call('POST', '/experiments', { projectId, title: 'Starts with it' });
    expect(await bed.call('GET', `/experiments/${id}/metrics`)).toMatchObject([
      { title: 'Visits', role: 'secondary' },
    ]);
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });
});
