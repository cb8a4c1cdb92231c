import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBed, press } from '../support/console-bed.js';
import { inProject, inspectLooks } from '../support/console.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (path: string) => bed.open(inProject(bed.owner, path));

const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const flagOf = async (key: string): Promise<Json> => {
  const list = { orgId: bed.owner.orgId, projectId: bed.owner.projectId, q: key, page: 1, rows: 20 };
  const { items } = await bed.call('POST', '/experiments/all', list);
  return items.find((one: Json) => one.key === key);
};

describe('feature flags', () => {
  it('are created, turned on by rules for some, and turned off for all', async () => {
    const { id: segmentId } = await bed.call('POST', '/segments', {
      projectId: bed.owner.projectId,
      name: 'Beta testers',
    });
    const { page, faults } = await open('flags');
    await page.getByText('No feature flags yet').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Create flag' }).last().click();
    await field(page, 'Name').fill('New checkout');
    await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('This flag has never been on. Everyone gets off (false).').waitFor();
    const { id } = await flagOf('new-checkout');

    await press(page, 'Add rule');
    const rule = page.getByRole('listitem', { name: 'Rule 1' });
    await rule.getByRole('textbox', { name: 'Name' }).fill('Testers');
    await rule.locator('input[aria-haspopup="listbox"]').first().click();
    await page.getByRole('option', { name: 'Beta testers' }).click();
    await page.keyboard.press('Escape');
    await rule.getByRole('textbox', { name: 'Coverage of Testers in percent' }).fill('50');
    await rule.getByText('50% of visitors in Beta testers get on (true).').waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    await press(page, 'Save and turn on');
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('This flag is on. The first rule that applies decides.').waitFor();

    const { rules, status } = await bed.call('GET', `/experiments/${id}`);
    expect([status, rules]).toMatchObject([
      'Active',
      [{ name: 'Testers', segmentIds: [segmentId], coverage: 50 }],
    ]);

    expect(await flagOf('new-checkout')).toMatchObject({
      ruleCount: 1,
      served: [{ title: 'off', value: false, share: 100 }],
    });

    await page.getByRole('tab', { name: 'Try it' }).click();
    await field(page, 'End-user ID (targetingKey)').fill('customer-17');
    await field(page, 'Name of attribute 1').fill('plan');
    await field(page, 'Value of attribute 1').fill('pro');
    await press(page, 'Try');
    await page.getByRole('heading', { name: 'Gets off' }).waitFor();
    await page.getByText('Testers: Not in all of its segments').waitFor();
    await page.getByText('Default rule: Applies').waitFor();
    expect(await inspectLooks(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Rules' }).click();
    await press(page, 'Turn off');
    await page.getByText('Within a second, everyone gets off (false).').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
    await page.getByText('This flag is off. Everyone gets off (false).').waitFor();
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ status: 'Paused' });

    await page.getByRole('tab', { name: 'Code' }).click();
    await page.getByRole('tab', { name: 'Python' }).click();
    await page.getByText('client.get_boolean_value').waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.waitForURL(`**/flags/${id}/results*`);
    await page.getByRole('heading', { level: 1, name: /New checkout/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it('are copied to another project, and compared with the copy', async () => {
    const fields = { projectId: bed.owner.projectId, title: 'Both', key: 'both', type: 'Feature Flag' };
    const { id } = await bed.call('POST', '/experiments', fields);
    const other = await bed.call('POST', '/projects', { orgId: bed.owner.orgId, name: 'Production' });
    const { page, faults } = await open(`flags/${id}`);

    await press(page, 'Actions for Both');
    await page.getByRole('menuitem', { name: 'Copy to project…' }).click();
    expect(await inspectLooks(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('“Both” was copied to Production.').waitFor();
    const [copy] = await bed.call('GET', `/experiments/${id}/copies`);
    expect(copy).toMatchObject({ projectId: other.id, key: 'both', status: 'Draft' });
    await bed.call('PATCH', `/experiments/${copy.experimentId}`, { coverage: 40 });

    await press(page, 'Actions for Both');
    await page.getByRole('menuitem', { name: 'Compare with copy' }).click();
    await page.getByRole('heading', { level: 1, name: 'Compare Both' }).waitFor();
    await page.getByText('1 difference').waitFor();
    const cells = page.getByRole('row', { name: /Coverage/ }).getByRole('cell');
    expect(await cells.allInnerTexts()).toEqual(['100', '40']);
    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('have values of their type, which are refused as long as they are none', async () => {
    const { page, faults } = await open('flags?create=1');
    const dialog = page.getByRole('dialog');
    await field(page, 'Name').first().fill('Columns');
    await dialog.locator('input[aria-haspopup="listbox"]').click();
    await page.getByRole('option', { name: 'Number' }).click();
    await dialog.getByRole('textbox', { name: 'Value of variation 1' }).fill('2');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('Enter a number.').waitFor();
    await dialog.getByRole('textbox', { name: 'Value of variation 2' }).fill('3');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Everyone gets off (2).', { exact: true }).waitFor();
    const { id } = await flagOf('columns');
    const values = async () =>
      (await bed.call('GET', `/experiments/${id}/variations`)).map(({ value }: Json) => value);
    expect(await values()).toEqual([2, 3]);

    await page.getByRole('textbox', { name: 'Value of on' }).fill('');
    await press(page, 'Save');
    await page.getByRole('alert').getByText('Enter a number.').waitFor();
    expect(await values()).toEqual([2, 3]);
    await page.getByRole('textbox', { name: 'Value of on' }).fill('4.5');
    await press(page, 'Save');
    await waitUntil(async () => (await values())[1] === 4.5);
    expect(faults).toEqual([]);
  });

  it('are switched from the list, and one of another type has no page there', async () => {
    const { id } = await bed.call('POST', '/experiments', {
      ...{ projectId: bed.owner.projectId, title: 'Banner', type: 'Feature Flag' },
    });
    const { page, faults } = await open('flags?q=banner');
    await page.getByText('off (false)').waitFor();
    await page.getByRole('switch', { name: 'Banner is on' }).click({ force: true });
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('“Banner” is on.').waitFor();
    expect(await bed.call('GET', `/experiments/${id}`)).toMatchObject({ status: 'Active' });
    expect(await inspectLooks(page)).toEqual([]);

    await page.goto(`${bed.product.origin}/console${inProject(bed.owner, `experiments/${id}`)}`);
    await page.getByText('What programs get now').waitFor();
    expect(page.url()).toContain(`/flags/${id}`);
    expect(faults).toEqual([]);
  });
});
