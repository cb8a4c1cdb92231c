import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBed, press } from '../support/console-bed.js';
import { inProject, inspectLooks, settled } from '../support/console.js';
import { query } from '../support/postgres-holder.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (id: number) => bed.open(inProject(bed.owner, `experiments/${id}`));

async function makeExperiment(title: string): Promise<number> {
  const { id } = await bed.call('POST', '/experiments', { projectId: bed.owner.projectId, title });
  return id;
}

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const saved = (page: Page) => page.getByText('All changes saved.').waitFor();

describe('the experiment page', () => {
  it('edits page changes as a list, and places faults at their fields', async () => {
    const id = await makeExperiment('Page changes');
    const { id: green } = await bed.call('POST', `/experiments/${id}/variations`, { title: 'Green' });
    const { page, faults } = await open(id);
    const stored = async () =>
      (await bed.call('GET', `/experiments/${id}/variations`)).find((one: Json) => one.id === green).changes;
    const add = async (action: string) => {
      await press(page, 'Add change');
      // By keyboard: the menu moves when the bar for saving comes below it.
      await page.getByRole('menuitem', { name: action }).press('Enter');
    };
    await add('Set attribute');
    const first = page.getByRole('group', { name: 'Change 1' });
    await first.getByRole('textbox', { name: 'Selector' }).fill('#buy');
    await first.getByRole('textbox', { name: 'Attribute' }).fill('href');
    await first.getByRole('textbox', { name: 'Value' }).fill('javascript:alert(1)');
    await add('Hide');
    const second = page.getByRole('group', { name: 'Change 2' });
    await second.getByRole('textbox', { name: 'Selector' }).fill('.old');
    await press(page, 'Save');
    await first.getByText('Must not be an address that runs a script.').waitFor();
    expect(await stored()).toEqual([]);
    expect(await inspectLooks(page)).toEqual([]);

    await first.getByRole('textbox', { name: 'Value' }).fill('/order');
    await press(page, 'Move change 2 up');
    await press(page, 'Save');
    await saved(page);
    const attribute = { action: 'attribute', selector: '#buy', name: 'href', value: '/order' };
    expect(await stored()).toEqual([{ action: 'hide', selector: '.old' }, attribute]);
    await press(page, 'Delete change 1');
    await press(page, 'Save');
    await waitUntil(async () => (await stored()).length === 1);
    expect(await stored()).toEqual([attribute]);
    expect(faults).toEqual([]);
  });

  it('leads from a draft to a running experiment, saved as a whole', async () => {
    const id = await makeExperiment('Buy button');
    const { page, faults } = await open(id);

    await field(page, 'Page URL').fill('https://shop.example/product/lamp');
    await press(page, 'Add condition');
    await page.locator('input[aria-label="Values of condition 1"]').fill('/product/');
    await page.keyboard.press('Enter');
    await press(page, 'Add variation');
    await page.getByRole('textbox', { name: 'CSS' }).click();
    await page.keyboard.type('#buy { color: red }');
    await press(page, 'Add metric');
    await page.getByRole('menuitem', { name: 'New, for this experiment only' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Clicks on Buy');
    await dialog.getByRole('textbox', { name: /CSS selector/ }).fill('#buy');
    await dialog.getByRole('button', { name: 'Add metric' }).click();
    await page.getByText('Clicks on #buy').waitFor();
    await press(page, 'Save and start');
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();

    await page.getByRole('button', { name: 'Pause' }).waitFor();
    const variations = await bed.call('GET', `/experiments/${id}/variations`);
    expect(variations).toMatchObject([
      { title: 'Control', traffic: 50 },
      { title: 'Variation 1', traffic: 50, css: '#buy { color: red }' },
    ]);
    expect(await bed.call('GET', `/experiments/${id}/conditions`)).toMatchObject([
      { operator: 'CONTAIN', urls: ['/product/'] },
    ]);
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ status: 'Active' });
    expect(faults).toEqual([]);
  });

  it('tries an address by the rules of the server', async () => {
    const id = await makeExperiment('Trial');
    await bed.call('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/product/'] });
    const { page } = await open(id);

    await field(page, 'Test a URL').fill('https://shop.example/cart');
    await page.getByText('The experiment does not run on this page.').waitFor();
    await field(page, 'Test a URL').fill('https://shop.example/product/lamp');

    await page.getByText('The experiment runs on this page.').waitFor();
  });

  it('says where an experiment with a URL alone runs, and limits it to that page', async () => {
    const id = await makeExperiment('Everywhere');
    await bed.call('PATCH', `/experiments/${id}`, { url: 'https://shop.example/landing' });
    const { page, faults } = await open(id);

    await page.getByText('Without conditions, the experiment runs on every page').waitFor();
    await press(page, 'Limit to this page');
    await page.locator('input[aria-label="Parameters of condition 1"]').click();
    await page.getByRole('option', { name: 'Ignore all parameters' }).click();
    await press(page, 'Add condition');
    await page.locator('input[aria-label="Operator of condition 2"]').click();
    await page.getByRole('option', { name: 'query has one of' }).click();
    await page.locator('input[aria-label="Values of condition 2"]').fill('size=xl');
    await page.keyboard.press('Enter');
    await field(page, 'Test a URL').fill('https://shop.example/landing?size=xl&ref=1');
    await page.getByText('The experiment runs on this page.').waitFor();
    await press(page, 'Save');
    await saved(page);

    expect(await bed.call('GET', `/experiments/${id}/conditions`)).toMatchObject([
      { operator: 'IS', urls: ['https://shop.example/landing'], ignoreQuery: 'all' },
      { operator: 'QUERY HAS', name: 'size', value: 'xl' },
    ]);
    expect(faults).toEqual([]);
  });

  it('shows what another matching would change, and switches to it', async () => {
    const id = await makeExperiment('Older');
    await bed.call('POST', `/experiments/${id}/conditions`, {
      operator: 'IS',
      urls: ['https://shop.example/größe'],
    });
    await query(bed.databaseUrl, `UPDATE experiment SET matching = 1 WHERE id = ${id}`);
    const { page } = await open(id);

    await press(page, 'Preview changes');
    await page.getByText('It would also run on').waitFor();
    await page.getByText('https://shop.example/gr%C3%B6%C3%9Fe?utm_source=mail&gclid=1').waitFor();
    await press(page, 'Switch when I save');
    await press(page, 'Save');
    await saved(page);

    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ matching: 2 });
    expect(await page.getByText('Preview changes').count()).toBe(0);
  });

  it('keeps the shares at 100 whatever is set', async () => {
    const id = await makeExperiment('Shares');
    for (const title of ['B', 'C']) await bed.call('POST', `/experiments/${id}/variations`, { title });
    const { page } = await open(id);

    const share = field(page, 'Traffic of Control in percent');
    await share.fill('80');
    await share.blur();
    await page.getByRole('slider', { name: 'Traffic of B' }).press('ArrowRight');
    await press(page, 'Save');
    await saved(page);

    const shares = (await bed.call('GET', `/experiments/${id}/variations`)).map(
      ({ traffic }: Json) => traffic,
    );
    expect(shares[1]).toBe(11);
    expect(shares.reduce((sum: number, share: number) => sum + share * 100, 0)).toBeCloseTo(10_000, 6);
  });

  it('keeps unsaved changes over a reload, follows what others save, and puts refusals at their field', async () => {
    const id = await makeExperiment('Kept');
    const { page } = await open(id);

    await field(page, 'Conversion event').fill('purchase');
    await field(page, 'Page URL').fill('shop');
    await bed.call('PATCH', `/experiments/${id}`, { description: 'Told by somebody else' });
    await page.reload();
    await page.getByText('Restored your unsaved changes.').waitFor();
    expect(await field(page, 'Hypothesis').inputValue()).toBe('Told by somebody else');
    await press(page, 'Save');
    await page.locator('input[type="url"][aria-invalid="true"]').waitFor();
    await field(page, 'Page URL').fill('https://shop.example/');
    await press(page, 'Save');
    await saved(page);

    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({
      conversionEventType: 'purchase',
      url: 'https://shop.example/',
      description: 'Told by somebody else',
    });
  });

  it('gives tag and preview links, and sees the tag while the experiment is a draft', async () => {
    const id = await makeExperiment('Live');
    await bed.call('POST', `/experiments/${id}/variations`, { title: 'B', css: 'a {}' });
    await bed.call('PATCH', `/experiments/${id}`, { url: 'https://shop.example/lamp' });
    const { page } = await open(id);
    await page.getByText('Waiting for the tag').waitFor();

    const tag = await page.getByText('client-sdk.js').textContent();
    const preview = await page.getByRole('link', { name: 'Preview B' }).getAttribute('href');
    const request = {
      url: 'https://shop.example/',
      projectId: bed.owner.projectId,
      endUserId: 'first-visitor',
    };
    await bed.product.request('POST', '/decision', request, { origin: 'https://shop.example' });

    await page.getByText('The tag works on shop.example.').waitFor();
    await page.getByRole('link', { name: 'Tag seen on shop.example' }).waitFor();
    expect(tag).toMatch(
      /^<script src="http:.*\/static\/client-sdk\.js" data-project-id="p_[0-9A-Za-z]{22}"><\/script>$/,
    );
    expect(preview).toContain('ab-preview=');
  });

  it('plans, pauses, ends, and tells its history', async () => {
    const id = await makeExperiment('Whole life');
    await bed.call('POST', `/experiments/${id}/variations`, { title: 'Green' });
    await bed.call('PATCH', `/experiments/${id}`, { status: 'Active' });
    const { page } = await open(id);

    await field(page, 'Visitors per day').fill('1000');
    await press(page, 'Calculate');
    await press(page, 'Use this number');
    await press(page, 'Save');
    await page.getByRole('dialog').getByText('Results mark when the plan changed.').waitFor();
    await press(page, 'Save changes');
    await saved(page);
    await press(page, 'Pause');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await press(page, 'End');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'End experiment' }).click();
    await dialog.getByText('Choose an outcome.').waitFor();
    await dialog.getByRole('radio', { name: 'Ship a variation' }).check();
    await dialog.getByLabel('Variation to ship').first().click();
    await page.getByRole('option', { name: 'Green' }).click();
    await dialog.getByLabel('Reason').fill('More orders');
    await dialog.getByLabel('What did you learn?').fill('Green sells');
    await dialog.getByRole('button', { name: 'End experiment' }).click();
    await page.getByText('“Green” is served to everyone the experiment is targeted at').waitFor();
    await page.getByText('Learned: Green sells').waitFor();
    await press(page, 'Stop serving');
    await dialog.getByRole('button', { name: 'Stop serving' }).click();
    await page.getByText('The variation is no longer served.').waitFor();
    await page.getByText('Status ‘Active’ → ‘Paused’').waitFor();
    await page.getByRole('tab', { name: 'Full log' }).click();
    await page.getByText('Status set to Ended').waitFor();

    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({
      status: 'Ended',
      decision: { outcome: 'ship', reason: 'More orders', learned: 'Green sells' },
      shippedVariationId: null,
    });
    expect((await bed.call('GET', `/experiments/${id}`)).plannedUsers).toBeGreaterThan(10_000);
  });

  it('saves another owner, and shows and finds the experiment by them', async () => {
    const id = await makeExperiment('Handed over');
    const { page } = await open(id);
    const choice = page.getByRole('combobox', { name: 'Owner' });
    const own = await choice.inputValue();

    await page.getByLabel('Remove the owner').click();
    await press(page, 'Save');
    await saved(page);
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ ownerId: null });
    await choice.click();
    await page.getByRole('option', { name: bed.owner.email }).click();
    await press(page, 'Save');
    await saved(page);
    await page.reload();
    await settled(page);

    expect([own, await choice.inputValue()]).toEqual([bed.owner.email, bed.owner.email]);
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ ownerId: bed.owner.userId });
  });

  it('lets a plan go when its box is emptied', async () => {
    const id = await makeExperiment('No plan');
    await bed.call('PATCH', `/experiments/${id}`, { plannedUsers: 500 });
    const { page } = await open(id);

    await field(page, 'Planned visitors').fill('');
    await press(page, 'Save');
    await saved(page);

    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ plannedUsers: null });
  });

  it('is well for axe, light and dark, narrow and wide, with editors and dialog open', async () => {
    const id = await makeExperiment('Accessible');
    await bed.call('POST', `/experiments/${id}/variations`, {
      title: 'B',
      css: 'a { color: red } /* note */',
    });
    await bed.call('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/product/'] });
    const { page, faults } = await open(id);

    await page.getByRole('button', { name: /^B / }).click();
    await page.locator('.cm-content').first().waitFor();
    await waitUntil(async () => (await page.locator('.cm-content').count()) === 2);
    const onPage = await inspectLooks(page);
    await press(page, 'Add metric');
    await page.getByRole('menuitem', { name: 'New, for this experiment only' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'More settings' }).click();
    const inDialog = await inspectLooks(page);

    expect([...onPage, ...inDialog]).toEqual([]);
    expect(faults).toEqual([]);
  });
});
