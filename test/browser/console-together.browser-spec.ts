import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBed, press } from '../support/console-bed.js';
import { faultsOf, inProject, inspectLooks, settled } from '../support/console.js';
import type { Json } from '../support/product.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (id: number) => bed.open(inProject(bed.owner, `experiments/${id}`));

const read = (id: number): Promise<Json> => bed.call('GET', `/experiments/${id}/document`);

/** An experiment with a second variation and a condition. */
async function make(title: string, status: 'Draft' | 'Active' = 'Draft'): Promise<number> {
  const { id } = await bed.call('POST', '/experiments', { projectId: bed.owner.projectId, title });
  await bed.call('POST', `/experiments/${id}/variations`, { title: 'Green', js: 'first()' });
  await bed.call('POST', `/experiments/${id}/conditions`, { operator: 'CONTAIN', urls: ['/product/'] });
  if (status === 'Active') await bed.call('PATCH', `/experiments/${id}`, { status });
  return id;
}

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const saved = (page: Page) => page.getByText('All changes saved.').first().waitFor();
const hypothesis = 'Hypothesis';

describe('two members at one experiment', () => {
  it('both keep what they did where they touched different things', async () => {
    const id = await make('Together');
    const [{ page: ada, faults }, { page: ben }] = [await open(id), await open(id)];

    await field(ben, 'Traffic of Green in percent').fill('30');
    await field(ben, hypothesis).fill('Ben expects more');
    await field(ada, 'Title').first().fill('By Ada');
    await press(ada, 'Add condition');
    await ada.locator('input[aria-label="Values of condition 2"]').fill('/checkout');
    await ada.keyboard.press('Enter');
    await press(ada, 'Add variation');
    await press(ada, 'Save');
    await saved(ada);
    await ben.locator('input[aria-label="Values of condition 1"]').fill('/lamp');
    await ben.keyboard.press('Enter');
    await press(ben, 'Save');
    const dialog = ben.getByRole('dialog');
    await dialog.getByText('Which version do you want to keep?').waitFor();
    await dialog.getByText(bed.owner.email).first().waitFor();
    const asked = await dialog.getByRole('radiogroup').count();
    await dialog.getByRole('radio', { name: 'Saved version' }).check();
    await dialog.getByRole('button', { name: 'Use selected' }).click();
    await saved(ben);

    const document = await read(id);
    expect(asked).toBe(1);
    expect(document.experiment).toMatchObject({ title: 'By Ada', description: 'Ben expects more' });
    expect(document.conditions.map(({ urls }: Json) => urls)).toEqual([
      ['/product/', '/lamp'],
      ['/checkout'],
    ]);
    expect(document.variations.map(({ traffic }: Json) => traffic)).toEqual([33.34, 33.33, 33.33]);
    expect(faults).toEqual([]);
  });

  it('are asked where both changed the same code, and see both', async () => {
    const id = await make('Collision');
    const [{ page: ada }, { page: ben, faults }] = [await open(id), await open(id)];
    for (const page of [ada, ben]) {
      await page.getByRole('button', { name: /^Green / }).click();
      await page.locator('.cm-content').nth(1).waitFor();
    }

    await field(ben, 'JavaScript').fill('ben()');
    await field(ada, 'JavaScript').fill('ada()');
    await press(ada, 'Save');
    await saved(ada);
    await press(ben, 'Save');
    const dialog = ben.getByRole('dialog');
    await dialog.getByText('ada()', { exact: true }).waitFor();
    const looks = await inspectLooks(ben);
    const before = await read(id);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await ben.getByText('Another member changed the same thing as you, in one place.').waitFor();
    await ben.reload();
    await press(ben, 'Resolve');
    await dialog.getByRole('radio', { name: 'Yours' }).check();
    await dialog.getByRole('button', { name: 'Use selected' }).click();
    await press(ben, 'Save');
    await saved(ben);

    expect(before.variations[1]).toMatchObject({ js: 'ada()' });
    expect((await read(id)).variations[1]).toMatchObject({ js: 'ben()' });
    expect({ looks, faults }).toEqual({ looks: [], faults: [] });
  });
});

describe('two tabs of one member', () => {
  it('never undo each other', async () => {
    const id = await make('Tabs');
    const { context, page: first } = await open(id);
    await field(first, hypothesis).fill('Typed in the first tab');
    const second = await context.newPage();
    const faults = faultsOf(second);
    await second.goto(first.url());
    await settled(second);
    await second.getByText('Another tab has unsaved changes to this experiment').waitFor();

    await field(second, 'Title').first().fill('Of the second tab');
    await press(second, 'Save');
    await saved(second);
    await first.reload();
    await first.getByText('Other members changed this experiment in the meantime.').waitFor();
    const kept = await field(first, hypothesis).inputValue();
    await press(first, 'Save');
    await saved(first);

    expect(kept).toBe('Typed in the first tab');
    expect((await read(id)).experiment).toMatchObject({
      title: 'Of the second tab',
      description: 'Typed in the first tab',
    });
    expect(faults).toEqual([]);
  });

  it('find in a new tab what a closed one left', async () => {
    const id = await make('Closed tab');
    const { context, page } = await open(id);
    await field(page, hypothesis).fill('Left behind');
    const address = page.url();
    await page.close();
    const next = await context.newPage();
    await next.goto(address);

    await press(next, 'Continue here');
    await press(next, 'Save');
    await saved(next);

    expect((await read(id)).experiment).toMatchObject({ description: 'Left behind' });
  });
});

describe('a running experiment', () => {
  it('is left as it is by a save that is refused, which says what and where', async () => {
    const id = await make('Refused', 'Active');
    const { page } = await open(id);
    const before = await read(id);

    await field(page, 'Page URL').fill('nowhere');
    await press(page, 'Remove condition 1');
    await press(page, 'Add condition');
    await page.locator('input[aria-label="Values of condition 1"]').fill('/other/');
    await page.keyboard.press('Enter');
    await press(page, 'Save');
    await press(page, 'Save changes');
    const refusal = page.getByRole('alert').filter({ hasText: 'Not saved' });
    await refusal.getByRole('link', { name: 'Page URL' }).waitFor();

    expect(await read(id)).toEqual(before);
    expect(await page.getByText('All changes saved.').count()).toBe(0);
    expect(await field(page, 'Page URL').inputValue()).toBe('nowhere');
    expect(await page.locator('input[type="url"][aria-invalid="true"]').count()).toBe(1);
  });

  it('shows what a save does to it, and opens to everybody only when told to', async () => {
    const id = await make('Effects', 'Active');
    const { page, faults } = await open(id);

    await press(page, 'Add variation');
    await field(page, 'Traffic of Green in percent').fill('30');
    await page.getByRole('button', { name: /^Green / }).click();
    await page.locator('.cm-content').nth(3).waitFor();
    await page.getByRole('textbox', { name: 'CSS' }).first().fill('#buy {}');
    await press(page, 'Remove condition 1');
    await press(page, 'Save');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const told = await dialog.getByRole('listitem').allTextContents();
    const confirm = dialog.getByRole('button', { name: 'Save changes' });
    const isOpenBefore = await confirm.isEnabled();
    const looks = await inspectLooks(page);
    await dialog.getByRole('checkbox', { name: 'Yes, open it to everyone' }).check();
    await field(page, 'Note').fill('As agreed');
    await confirm.click();
    await saved(page);
    await page
      .getByRole('group', { name: /^Version / })
      .getByText('As agreed')
      .waitFor();

    expect(told.join('\n')).toMatch(
      /removing the last condition[^]*All visitors of “Green”.*see the new version \(CSS\)/,
    );
    expect(told.join('\n')).toMatch(/“Variation 2” is added[^]*New split for new visitors/);
    expect({ isOpenBefore, looks, faults }).toEqual({ isOpenBefore: false, looks: [], faults: [] });
    expect(await read(id)).toMatchObject({ conditions: [], experiment: { status: 'Active' } });
  });
});

describe('the history', () => {
  it('compares two versions and brings one back', async () => {
    const id = await make('History', 'Active');
    const first = await read(id);
    await bed.call('PATCH', `/experiments/${id}`, { description: 'New words', coverage: 50 });
    const { page, faults } = await open(id);
    const version = (number: number) => page.getByRole('group', { name: `Version ${number}`, exact: true });

    await version(first.revision).getByRole('checkbox').check();
    await version(first.revision + 1)
      .getByRole('checkbox')
      .check();
    await page.getByRole('status').getByText('Coverage 100% → 50%').waitFor();
    const looks = await inspectLooks(page);
    await press(page, `Restore version ${first.revision}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByText(`Version ${first.revision} was restored.`).waitFor();
    await page.getByText(`Restored version ${first.revision}`).waitFor();

    expect((await read(id)).experiment).toMatchObject({ status: 'Active', description: '', coverage: 100 });
    expect(await field(page, hypothesis).inputValue()).toBe('');
    expect({ looks, faults }).toEqual({ looks: [], faults: [] });
  });
});
