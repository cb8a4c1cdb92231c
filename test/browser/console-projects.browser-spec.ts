import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBed, press } from '../support/console-bed.js';
import { inOrganization, inProject, inspectLooks, settled } from '../support/console.js';
import type { Account } from '../support/product.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (path: string, account?: Account) => bed.open(inOrganization(bed.owner, path), account);

/** A member of the organization who may do what their project permission lets them. */
async function addColleague(): Promise<Account> {
  const member = await bed.product.signUp();
  const list = { orgId: bed.owner.orgId, page: 1, rows: 1 };
  const [{ id: roleId }] = (await bed.call('POST', '/roles/all', list)).items;
  const [{ id: menuTemplateId }] = (await bed.call('POST', '/menu-templates/all', list)).items;
  const domain = bed.owner.email.split('@')[1];
  await bed.call('POST', '/users/organizations', { email: member.email, domain, roleId, menuTemplateId });
  await bed.product.acceptInvitations(member);
  return member;
}

const choose = async (page: Page, of: string, step: string) => {
  await press(page, `Actions for ${of}`);
  await page.getByRole('menuitem', { name: step }).click();
};

/** The buttons that would change something, on the pages of the project's experiments. */
async function changesOffered(page: Page): Promise<string[]> {
  const { id } = await bed.call('POST', '/experiments', {
    projectId: bed.owner.projectId,
    title: 'Buy button',
  });
  const offered: string[] = [];
  for (const path of ['experiments', `experiments/${id}`, 'segments', 'api-keys']) {
    await page.goto(`${bed.product.origin}/console${inProject(bed.owner, path)}`);
    await settled(page);
    const buttons = page
      .getByRole('main')
      .getByRole('button', { name: /^(New|Create|Add|Save|Start|Delete)\b/ });
    offered.push(...(await buttons.allTextContents()).map((text) => `${path}: ${text}`));
  }
  return offered;
}

describe('projects', () => {
  it('are made, get settings, and show their tag', async () => {
    const { page, faults } = await open('projects');

    expect(await inspectLooks(page)).toEqual([]);
    await press(page, 'Create project');
    await page.getByRole('textbox', { name: 'Name' }).fill('Blog');
    await press(page, 'Create');
    await page.getByRole('heading', { name: 'Blog', level: 1 }).waitFor();
    const id = Number(new URL(page.url()).pathname.split('/').pop());
    await page.getByText(`data-project-id="p_`).waitFor();
    const origins = page.getByRole('combobox', { name: 'Allowed origins' });
    await origins.fill('blog.example');
    await origins.press('Enter');
    await press(page, 'Save');
    await page.getByText('“blog.example” is not a valid origin').waitFor();
    await origins.press('Backspace');
    await origins.fill('https://blog.example');
    await origins.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Journal');
    await page.getByRole('textbox', { name: 'Holdout' }).fill('2.5');
    await page.getByRole('switch', { name: 'Make counters public' }).press('Space');
    await press(page, 'Save');
    await page.getByRole('heading', { name: 'Journal', level: 1 }).waitFor();

    const { items } = await bed.call('POST', '/projects/all', {
      orgId: bed.owner.orgId,
      projectId: id,
      page: 1,
      rows: 1,
    });
    const kept = { name: 'Journal', allowedOrigins: ['https://blog.example'], holdoutPercent: 2.5 };
    expect(items).toMatchObject([{ ...kept, publishCounters: true, storedAttributesInPublic: false }]);
    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('are opened to colleagues, who see what their permission lets them, and closed again', async () => {
    const colleague = await addColleague();
    const { email } = colleague;
    const { page, faults } = await open(`projects/${bed.owner.projectId}`);

    await press(page, 'Add member');
    await page.getByRole('combobox', { name: 'Member' }).click();
    await page.getByRole('option', { name: email }).click();
    await press(page, 'Add');
    await page.getByText(`${email} was added.`).waitFor();
    await choose(page, email, 'Change permission');
    await page.getByRole('radio', { name: 'Viewer' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText(`${email} is now Viewer.`).waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    const theirs = await open(`projects/${bed.owner.projectId}`, colleague);
    await theirs.page.getByText('You have read-only access').waitFor();
    expect(
      await theirs.page.getByRole('button', { name: /^(Save|Add member|Actions for .*)$/ }).count(),
    ).toBe(0);
    expect(await inspectLooks(theirs.page)).toEqual([]);
    expect(await changesOffered(theirs.page)).toEqual([]);
    await choose(page, email, 'Remove from project');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText(`${email} was removed from the project.`).waitFor();

    const members = await bed.call('GET', `/projects/${bed.owner.projectId}/users`);
    expect(members).toMatchObject([{ userId: bed.owner.userId, permissionType: 'Owner' }]);
    expect([...faults, ...theirs.faults]).toEqual([]);
  });
});
